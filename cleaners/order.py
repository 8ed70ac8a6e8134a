"""The cleaners in the order in which they walk. Order is meaning: each sees what those before it have left."""

from cleaners.cleaner import Cleaner
from cleaners.control_character import control_character
from cleaners.doubled_mark import doubled_mark
from cleaners.entity import entity
from cleaners.extra_space import extra_space
from cleaners.html_debris import html_debris
from cleaners.invisible import invisible
from cleaners.latin_lookalike import latin_lookalike
from cleaners.lookalike import lookalike
from cleaners.mojibake import mojibake
from cleaners.odd_space import odd_space
from cleaners.space_after_mark import space_after_mark
from cleaners.space_before_mark import space_before_mark
from cleaners.split_contraction import split_contraction
from cleaners.stray_angle import stray_angle
from cleaners.token_debris import token_debris

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
