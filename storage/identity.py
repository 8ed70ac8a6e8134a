"""What an article is known by."""

import hashlib


def place(origin: str) -> str:
    """SHA-256 of the origin, in hexadecimal: the same for all versions of an article."""
    return hashlib.sha256(origin.encode("utf-8", "surrogatepass")).hexdigest()


def identity(origin: str, digest: str) -> str:
    """SHA-256 of origin and content together, in hexadecimal: the same content from the same place, and no other."""
    return hashlib.sha256(f"{digest}\n{origin}".encode("utf-8", "surrogatepass")).hexdigest()
