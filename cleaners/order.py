"""The cleaners in the order in which they walk. Order is meaning: each sees what those before it have left."""

from typing import Final

from cleaners.apostrophe_style import apostrophe_style
from cleaners.broken_hyphen import broken_hyphen
from cleaners.cleaner import Cleaner
from cleaners.control_character import control_character
from cleaners.cyrillic_name import cyrillic_name
from cleaners.doubled_mark import doubled_mark
from cleaners.doubtful_bracket import doubtful_bracket
from cleaners.doubtful_merge import doubtful_merge
from cleaners.doubtful_quote import doubtful_quote
from cleaners.echoed_word import echoed_word
from cleaners.entity import entity
from cleaners.extra_space import extra_space
from cleaners.foreign_quote import foreign_quote
from cleaners.furniture import furniture
from cleaners.glossary_term import glossary_term
from cleaners.glued_heading import glued_heading
from cleaners.headline_list import headline_list
from cleaners.html_debris import html_debris
from cleaners.invisible import invisible
from cleaners.latin_lookalike import latin_lookalike
from cleaners.lookalike import lookalike
from cleaners.loop import loop
from cleaners.lopsided_dash import lopsided_dash
from cleaners.lost_apostrophe import lost_apostrophe
from cleaners.lost_boundary import lost_boundary
from cleaners.lost_name_quotes import lost_name_quotes
from cleaners.lost_quotes import lost_quotes
from cleaners.merged_capital import merged_capital
from cleaners.merged_number import merged_number
from cleaners.merged_words import merged_words
from cleaners.missing_quote import missing_quote
from cleaners.mixed_quote import mixed_quote
from cleaners.mojibake import mojibake
from cleaners.odd_space import odd_space
from cleaners.orphaned_quote import orphaned_quote
from cleaners.repeated_phrase import repeated_phrase
from cleaners.repeated_sentence import repeated_sentence
from cleaners.repeated_word import repeated_word
from cleaners.reversed_quote import reversed_quote
from cleaners.run_in_heading import run_in_heading
from cleaners.space_after_mark import space_after_mark
from cleaners.space_before_mark import space_before_mark
from cleaners.split_compound import split_compound
from cleaners.split_contraction import split_contraction
from cleaners.split_number import split_number
from cleaners.split_sign import split_sign
from cleaners.split_word import split_word
from cleaners.stray_angle import stray_angle
from cleaners.token_debris import token_debris
from cleaners.unpaired_bracket import unpaired_bracket

CLEANERS: Final[tuple[Cleaner, ...]] = (
    mojibake,
    entity,
    html_debris,
    token_debris,
    control_character,
    broken_hyphen,
    invisible,
    odd_space,
    lookalike,
    cyrillic_name,
    split_contraction,
    split_sign,
    split_number,
    split_compound,
    foreign_quote,
    extra_space,
    space_before_mark,
    doubled_mark,
    space_after_mark,
    lopsided_dash,
    headline_list,
    furniture,
    stray_angle,
    glued_heading,
    run_in_heading,
    lost_boundary,
    merged_number,
    merged_capital,
    lost_apostrophe,
    split_word,
    merged_words,
    repeated_sentence,
    loop,
    repeated_phrase,
    repeated_word,
    unpaired_bracket,
    orphaned_quote,
    missing_quote,
    lost_quotes,
    lost_name_quotes,
    reversed_quote,
    mixed_quote,
    apostrophe_style,
    doubtful_bracket,
    doubtful_merge,
    doubtful_quote,
    echoed_word,
    glossary_term,
)
"""For English, whoever translated it."""

SOURCE_CLEANERS: Final[tuple[Cleaner, ...]] = (
    mojibake,
    entity,
    html_debris,
    control_character,
    broken_hyphen,
    invisible,
    odd_space,
    latin_lookalike,
    extra_space,
    headline_list,
    furniture,
)
"""For Ukrainian and Russian before they are translated."""
