"""One file, one doubt: compare source and English, and say what looks wrong. Pure functions."""
