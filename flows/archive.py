"""An archive of made-up articles, to measure lists, searches and queues on."""

import random
import time
from collections.abc import Iterator, Sequence
from hashlib import sha256
from itertools import accumulate
from statistics import median

from articles import ALWAYS, SUGGEST, Article, Change, Doubt, Kind, Passage, Severity
from storage import Missing, Record, Result, Status, Store

PASSAGES = 12
SENTENCE = 18
"""Words in a passage's one sentence."""
CLEANERS = ("merged_number", "space_before_mark", "reversed_quote", "repeated_word", "glossary_term")
CHECKS = ("numbers", "names", "quotes")
PAGES = {
    "/": "the list",
    "/?from=5000": "the list from the middle",
    "/?status=needs_review": "what needs review",
    "/?open=suggestions": "with suggestions to decide",
    "/?open=blocking": "with blocking doubts",
    "/?cleaner=merged_number": "with edits of one cleaner",
    "/?check=numbers": "with doubts of one check",
    "/?words=president": "a word",
    "/?words=президент+україни": "two words",
    "/?words=the": "a word that all of them have",
    "/?words=п": "a letter",
    "/cleaners": "the queues by cleaner",
    "/cleaners?name=merged_number": "the queue of one cleaner",
    "/doubts": "the queues by check",
    "/doubts?check=numbers": "the queue of one check",
}
"""Addresses of the review page, and what each shows."""
LONG = "archive/long.txt"
LONG_PASSAGES = 300
LONG_TITLE = "an article of 300 passages with 450 edits"


def archive(total: int) -> Iterator[Record]:
    """So many articles of the commonest words of both languages, each with its frequency; the same every time.

    Of a dozen passages half have an edit, one a suggestion, and two a doubt; every other article has one that blocks.
    """
    from wordfreq import top_n_list

    draw = random.Random(0)  # noqa: S311 - the same articles every time
    ukrainian, english = (Words(top_n_list(language, 20_000)) for language in ("uk", "en"))
    for number in range(total):
        sources = [ukrainian.sentence(draw) for _ in range(PASSAGES)]
        passages = tuple(
            Passage(text, kind=Kind.PARAGRAPH if at else Kind.TITLE, position=at, of=PASSAGES)
            for at, text in enumerate(sources)
        )
        results = tuple(_result(draw, number, at, text, english.sentence(draw)) for at, text in enumerate(sources))
        blocked = any(doubt.severity is Severity.BLOCKS for result in results for doubt in result.doubts)
        status = Status.NEEDS_REVIEW if blocked else Status.REVIEWED if number % 4 == 0 else Status.NEW
        yield Record(Article(f"archive/{number:05}.txt", passages), results, "made-up", status)


def long_article() -> Record:
    """One article of LONG_PASSAGES passages: an edit in each, another in every other, a doubt in some."""
    from wordfreq import top_n_list

    draw = random.Random(1)  # noqa: S311 - the same article every time
    ukrainian, english = (Words(top_n_list(language, 20_000)) for language in ("uk", "en"))
    pairs = [(ukrainian.sentence(draw), english.sentence(draw)) for _ in range(LONG_PASSAGES)]
    results = tuple(_long_result(at, *pair) for at, pair in enumerate(pairs))
    passages = tuple(
        Passage(text, kind=Kind.PARAGRAPH, position=at, of=LONG_PASSAGES) for at, (text, _) in enumerate(pairs)
    )
    return Record(Article(LONG, passages), results, "made-up", Status.NEEDS_REVIEW)


def pages(store: Store) -> dict[str, str]:
    """PAGES, and the address of the long article if it is stored, with what each shows."""
    try:
        return {**PAGES, f"/articles/{store.find(LONG).id}": LONG_TITLE}
    except Missing:
        return PAGES


def answered(store: Store, rounds: int) -> dict[str, float]:
    """The median time, in seconds, in which the review page answers each of its pages, by what it shows."""
    import asyncio

    import httpx

    from review.server import application

    async def timed() -> dict[str, float]:
        transport = httpx.ASGITransport(application(store, "bench"))
        async with httpx.AsyncClient(transport=transport, base_url="http://127.0.0.1") as client:
            asked = pages(store)
            times: dict[str, list[float]] = {title: [] for title in asked.values()}
            for _ in range(rounds):
                for path, title in asked.items():
                    began = time.perf_counter()
                    (await client.get(path)).raise_for_status()
                    times[title].append(time.perf_counter() - began)
            return {title: median(each) for title, each in times.items()}

    return asyncio.run(timed())


class Words:
    """Words to be drawn as often as a text has them: the one at place n about 1/n as often as the first."""

    def __init__(self, words: Sequence[str]) -> None:
        self.words = words
        self.weights = [*accumulate(1 / place for place in range(1, len(words) + 1))]

    def sentence(self, draw: random.Random) -> str:
        return " ".join(draw.choices(self.words, cum_weights=self.weights, k=SENTENCE)).capitalize() + "."


def _result(draw: random.Random, number: int, at: int, source: str, machine: str) -> Result:
    words = machine.split(" ")
    start = len(words[0]) + 1
    end = start + len(words[1])
    key = sha256(f"{number} {at}".encode()).hexdigest()[:20]
    strength = SUGGEST if at == 1 else ALWAYS
    cleaner = CLEANERS[-1] if at == 1 else draw.choice(CLEANERS[:-1])
    before, after = machine[start:end], machine[start:end].upper()
    changes = (
        (Change(key, cleaner, 1, strength, 0, 0, start, end, start, end, before, after, "Made up."),) if at % 2 else ()
    )
    clean = machine if not changes or strength is SUGGEST else machine[:start] + after + machine[end:]
    severity = Severity.BLOCKS if at == 2 and number % 2 else Severity.NOTES
    doubts = (Doubt(draw.choice(CHECKS), "made-up", severity, "Made up.", start, end),) if at in (2, 3) else ()
    return Result(source, machine, clean, "uk", changes=changes, doubts=doubts)


def _long_result(at: int, source: str, machine: str) -> Result:
    places = [machine.index(" "), machine.rindex(" ")][: 1 + at % 2]
    changes, clean = [], machine
    for number, place in enumerate(places):
        start = place + number
        key = sha256(f"long {at} {number}".encode()).hexdigest()[:20]
        cleaner = CLEANERS[(at + number) % len(CLEANERS)]
        changes.append(
            Change(key, cleaner, 1, ALWAYS, 0, number, start, start + 1, place, place + 1, " ", ", ", "Made up.")
        )
        clean = f"{clean[:start]}, {clean[start + 1 :]}"
    severity = Severity.BLOCKS if at % 10 == 0 else Severity.NOTES
    doubts = (Doubt(CHECKS[at % len(CHECKS)], "made-up", severity, "Made up.", 0, 5, 0, 5),) if at % 5 == 0 else ()
    return Result(source, machine, clean, "uk", changes=tuple(changes), doubts=doubts)
