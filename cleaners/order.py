"""The cleaners in the order in which they walk. Order is meaning: each sees what those before it have left."""

from cleaners.cleaner import Cleaner

CLEANERS: tuple[Cleaner, ...] = ()
"""For English, whoever translated it."""

SOURCE_CLEANERS: tuple[Cleaner, ...] = ()
"""For Ukrainian and Russian before they are translated."""
