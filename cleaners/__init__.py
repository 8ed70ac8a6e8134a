"""Repairs to text: one file, one fault. Pure functions; no other folder but `articles` is imported."""
