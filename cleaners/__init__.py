"""Repairs to text: one file, one fault. Pure functions; no other folder but `articles` is imported."""

from cleaners.clean import Cleaned, Text, clean, clean_article, clean_text, clean_texts
from cleaners.cleaner import Cleaner
from cleaners.order import CLEANERS, SOURCE_CLEANERS
from cleaners.replay import replay
from cleaners.speech import QuoteStyle

__all__ = [
    "CLEANERS",
    "SOURCE_CLEANERS",
    "Cleaned",
    "Cleaner",
    "QuoteStyle",
    "Text",
    "clean",
    "clean_article",
    "clean_text",
    "clean_texts",
    "replay",
]
