"""Detect the language, split sentences, translate; the model packages."""
