"""Whether a long run's memory stays flat: ten thousand short articles all the way, and the resident set on the way."""

import random
from collections.abc import Iterator, Sequence
from itertools import islice
from pathlib import Path
from typing import NamedTuple

from documents import Document, read
from flows.complaint import Complaint
from flows.way import Way
from storage import Store

PASSAGES = 3
FRESH = 0.05
"""The share of passages that no article had before; the others come from the translation memory."""
ABROAD = ("Der Minister ist am Montag zurückgetreten.", "Гарант", "Taxi")
"""For passages like these detection loads 350 MB of statistics; without any, that happens late, by chance."""


class Mark(NamedTuple):
    """The resident set, in bytes, after so many articles."""

    articles: int
    resident: int


def endure(way: Way, store: Store, texts: Sequence[str], total: int, chunk: int) -> Iterator[Mark]:
    """Take ``total`` articles all the way, stored and all, ``chunk`` together; a mark after every chunk."""
    made = articles(texts, random.Random(0))  # noqa: S311 - the same articles every time
    done = 0
    while done < total:
        documents = list(islice(made, min(chunk, total - done)))
        for walked in way.walk(documents):
            walked.english()
            store.save(walked.record, again=True)
        done += len(documents)
        yield Mark(done, resident())


def articles(texts: Sequence[str], draw: random.Random) -> Iterator[Document]:
    """The documents that ``short`` texts make."""
    for number, text in enumerate(short(texts, draw), start=1):
        yield from (
            document for document in read(text.encode(), f"article-{number}.txt") if isinstance(document, Document)
        )


def short(texts: Sequence[str], draw: random.Random) -> Iterator[str]:
    """Texts of short articles without end, of passages drawn from ``texts``; a few are put together from two."""
    number = 0
    while True:
        number += 1
        passages = []
        for _ in range(PASSAGES):
            text = draw.choice(texts)
            if draw.random() < FRESH:
                words, others = text.split(), draw.choice(texts).split()
                text = " ".join([*words[: draw.randint(1, len(words))], *others[draw.randrange(len(others)) :]])
            passages.append(text if number % 50 else draw.choice(ABROAD))
        yield "\n\n".join(passages)


def resident() -> int:
    """Bytes of this process that are in memory now, by Linux's own account. Raises Complaint elsewhere."""
    try:
        kilobytes = next(
            line.split()[1] for line in Path("/proc/self/status").read_text().splitlines() if line.startswith("VmRSS")
        )
    except (OSError, StopIteration):
        raise Complaint("this system does not tell how much memory is in use; measure on Linux") from None
    return int(kilobytes) * 1024
