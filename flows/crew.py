"""Whether more workers do more: one inbox, worked through by one process on one core, and by several on as many."""

import json
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator, Sequence
from contextlib import ExitStack
from itertools import islice
from pathlib import Path
from random import Random
from typing import NamedTuple

from documents import Document, read
from flows.complaint import Complaint
from flows.equipment import equip
from flows.settings import Settings
from flows.through import in_turn, through
from storage import Store

CHUNK = 10
"""Articles in a chunk: with few articles and large chunks one worker would wait for the other's last."""


class Crew(NamedTuple):
    """What so many workers did: ``seconds`` from the moment all were ready until the last was done."""

    workers: int
    threads: int
    seconds: float
    stored: tuple[int, ...]


def compare(texts: Sequence[str], total: int, crews: Sequence[tuple[int, int]], chosen: Settings) -> list[Crew]:
    """Have ``total`` articles made of the texts translated by each crew of so many workers of so many threads.

    Every crew has a database of its own, an SQLite file. Raises Complaint.
    """
    measured = []
    with tempfile.TemporaryDirectory() as folder:
        inbox = Path(folder) / "inbox"
        inbox.mkdir()
        for number, text in enumerate(islice(fresh(texts), total)):
            (inbox / f"{number:06}.txt").write_text(text, "utf-8")
        for workers, threads in crews:
            database = f"sqlite:///{folder}/{workers}-{threads}.db"
            measured.append(crew(workers, threads, inbox, chosen, database))
    return measured


def fresh(texts: Sequence[str]) -> Iterator[str]:
    """Articles without end, each of two passages that no other has: the memory is of no help."""
    draw = Random(0)  # noqa: S311 - the same articles every time
    while True:
        passages = []
        for _ in range(2):
            words, others = draw.choice(texts).split(), draw.choice(texts).split()
            passages.append(" ".join([*words[: draw.randint(1, len(words))], *others[draw.randrange(len(others)) :]]))
        yield "\n\n".join(passages)


def crew(workers: int, threads: int, inbox: Path, chosen: Settings, database: str) -> Crew:
    """One crew over the inbox. Raises Complaint when a worker fails or an article is done twice or not at all."""
    Store.open(database).close()
    settings = chosen.model_copy(
        update={"database_url": database, "threads": threads, "chunk": CHUNK, "settle": 0.0, "metrics": None}
    )
    command = [sys.executable, "-m", "flows.crew", str(inbox), settings.model_dump_json()]
    with ExitStack() as stack:
        # Whatever happens, a worker whose standard input is closed ends.
        running = [
            stack.enter_context(
                subprocess.Popen(  # noqa: S603 - our own module
                    command, stdin=subprocess.PIPE, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL, text=True
                )
            )
            for _ in range(workers)
        ]
        if not all(process.stdout and process.stdout.readline() for process in running):
            raise Complaint("a worker did not start")
        began = time.monotonic()
        for process in running:
            # All at once: communicate() would have the second wait until the first is done.
            if process.stdin:
                process.stdin.write("go\n")
                process.stdin.flush()
        done = [process.communicate()[0] for process in running]
        seconds = time.monotonic() - began
    if any(process.returncode for process in running):
        raise Complaint("a worker failed; `chysto run` over the same texts may say why")
    stored = tuple(int(each) for each in done)
    with Store.open(database) as store:
        if len(store.articles()) != sum(stored) or sum(stored) != len(list(inbox.iterdir())):
            raise Complaint(f"{stored} articles were stored by the workers of one inbox, and not each of them once")
    return Crew(workers, threads, seconds, stored)


def work(inbox: Path, chosen: Settings) -> None:
    """One worker: says that it is ready, waits for the word, and prints how many articles it stored."""
    (warm,) = read("Тепло.\n\nСегодня тепло и солнечно.".encode(), "warm.txt")
    if isinstance(warm, Document):
        equip(chosen, None).walk([warm])
    print("ready", flush=True)
    input()
    print(through(inbox, None, chosen, in_turn(lambda chunk: chunk())).stored)


if __name__ == "__main__":
    work(Path(sys.argv[1]), Settings(**json.loads(sys.argv[2])))
