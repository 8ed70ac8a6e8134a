"""The cleaners in the order in which they walk. Order is meaning: each sees what those before it have left."""

from cleaners.cleaner import Cleaner
from cleaners.control_character import control_character
from cleaners.doubled_mark import doubled_mark
from cleaners.entity import entity
from cleaners.extra_space import extra_space
from cleaners.foreign_quote import foreign_quote
from cleaners.html_debris import html_debris
from cleaners.invisible import invisible
from cleaners.latin_lookalike import latin_lookalike
from cleaners.lookalike import lookalike
from cleaners.missing_quote import missing_quote
from cleaners.mixed_quote import mixed_quote
from cleaners.mojibake import mojibake
from cleaners.odd_space import odd_space
from cleaners.orphaned_quote import orphaned_quote
from cleaners.reversed_quote import reversed_quote
from cleaners.space_after_mark import space_after_mark
from cleaners.space_before_mark import space_before_mark
from cleaners.split_contraction import split_contraction
from cleaners.stray_angle import stray_angle
from cleaners.token_debris import token_debris
from cleaners.unpaired_bracket import unpaired_bracket

CLEANERS: tuple[Cleaner, ...] = (
    mojibake,
    entity,
    html_debris,
    token_debris,
    control_character,
    invisible,
    odd_space,
    lookalike,
    stray_angle,
    split_contraction,
    extra_space,
    unpaired_bracket,
    orphaned_quote,
    missing_quote,
    reversed_quote,
    foreign_quote,
    mixed_quote,
    space_before_mark,
    doubled_mark,
    space_after_mark,
)
"""For English, whoever translated it."""

SOURCE_CLEANERS: tuple[Cleaner, ...] = (
    mojibake,
    entity,
    html_debris,
    control_character,
    invisible,
    odd_space,
    latin_lookalike,
    extra_space,
)
"""For Ukrainian and Russian before they are translated."""
