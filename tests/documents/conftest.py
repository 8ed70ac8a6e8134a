"""Ways to read and write in one step, and texts that tests share."""

from collections.abc import Callable

import pytest

from documents import Document, Unreadable, read, write


def document_of(data: bytes | str, name: str) -> Document:
    [found] = read(data.encode() if isinstance(data, str) else data, name)
    if isinstance(found, Unreadable):
        raise found
    return found


def unchanged_of(document: Document) -> str:
    texts = [passage.text for passage in document.article.passages]
    return write(document, texts, [anchor.text for anchor in document.anchors]).decode()


@pytest.fixture(scope="session")
def one() -> Callable[[bytes | str, str], Document]:
    """The one document in a file."""
    return document_of


@pytest.fixture(scope="session")
def unchanged() -> Callable[[Document], str]:
    """A document written back with its own passages."""
    return unchanged_of
