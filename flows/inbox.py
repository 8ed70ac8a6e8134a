"""An inbox of files: a folder of articles, walked in a steady order, or one file that grows."""

import os
import time
from collections.abc import Callable, Collection, Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import NamedTuple

from documents import Unreadable
from flows.complaint import Complaint, Exit
from flows.found import Found, Given, Left, unread
from flows.inputs import LINES, documents_in, origin_of

ENDINGS = frozenset({".txt", ".md", ".markdown", ".html", ".htm", ".xhtml", ".jsonl", ".ndjson"})


def files_of(inbox: Path, leave: Path | None = None) -> Iterator[Path]:
    """Every file below ``inbox`` that may hold articles, by path; hidden ones and links to folders are left out.

    ``leave`` is the folder that the English is written to: its files are not taken for new articles. Raises Complaint
    when ``inbox`` is no folder that can be read, or is that folder itself.
    """
    if not inbox.is_dir():
        raise Complaint(f"{inbox}: no such folder; name the folder that the articles are in", Exit.USAGE)
    left = leave.resolve() if leave else None
    if left == inbox.resolve():
        raise Complaint(
            f"{inbox}: its English would be taken for new articles by the next run; name another folder for it",
            Exit.USAGE,
        )

    def refuse(error: OSError) -> None:
        raise Complaint(f"{error.filename}: {error.strerror}; give this user the right to read it")

    for folder, folders, names in os.walk(inbox, onerror=refuse):
        folders[:] = sorted(name for name in folders if name[0] != "." and (Path(folder) / name).resolve() != left)
        for name in sorted(names):
            path = Path(folder) / name
            if name[0] != "." and path.suffix.lower() in ENDINGS and path.is_file():
                yield path


@dataclass(frozen=True)
class Files:
    """Files as a source: those below a folder, or a single one.

    A file that was written within the last ``settle`` seconds is looked at again once they are over, after all the
    others; if it has changed meanwhile it is still being written, and left for the next run. JSON lines may grow at
    any time: all lines are read but one at the end that is not finished. ``only`` are the origins that are looked for:
    a file that holds none of them is not read.
    """

    inbox: Path
    output: Path | None = None
    settle: float = 0.0
    only: Collection[str] | None = None
    unit: str = "files"

    @property
    def name(self) -> str:
        return str(self.inbox.absolute())

    def documents(self, moved: Callable[[int, int], None]) -> Iterator[Given]:
        found = (self.inbox,) if self.inbox.is_file() else files_of(self.inbox, leave=self.output)
        files = tuple(path for path in found if self.only is None or holds(path, self.only))
        began = time.time()
        looks = {path: look(path) for path in files if path.suffix.lower() not in LINES}
        young = {path: state for path, state in looks.items() if state and 0 <= began - state.written < self.settle}
        for number, path in enumerate([*(path for path in files if path not in young), *young], start=1):
            if path in young:
                time.sleep(max(0.0, began + self.settle - time.time()))
            yield from self._read(path, young.get(path) or look(path))
            moved(number, len(files))

    def _read(self, path: Path, before: "Look | None") -> Iterator[Given]:
        origin = origin_of(str(path))
        top = path.parent if path == self.inbox else self.inbox
        target = below(self.output, top, path) if self.output else None
        lines = path.suffix.lower() in LINES
        unfinished: list[int] = []
        documents = documents_in(str(path), unfinished)
        if not lines:
            # One document at most: it is here before the file is looked at once more.
            documents = iter([*documents])
            if before != look(path):
                yield Left(origin, f"{path}: is still being written")
                return
        for document in documents:
            if isinstance(document, Unreadable):
                yield unread(document, origin)
            else:
                yield Found(document, path, target)
        if unfinished:
            yield Left(f"{origin}#{unfinished[0]}", f"{path}: line {unfinished[0]} is not finished")


def holds(path: Path, origins: Collection[str]) -> bool:
    """Whether a file is an article, or may hold a record, of these origins."""
    name = origin_of(str(path))
    return any(origin == name or origin.startswith(f"{name}#") for origin in origins)


class Look(NamedTuple):
    """A file at one moment: its size, and when it was last written."""

    size: int
    written: float


def look(path: Path) -> Look | None:
    """Look at a file; None when it is not there."""
    try:
        state = path.stat()
    except OSError:
        return None
    return Look(state.st_size, state.st_mtime)


def below(output: Path, inbox: Path, path: Path) -> Path:
    """Where the English of ``path`` goes: in the folder below ``output`` that it has below ``inbox``.

    >>> str(below(Path("english"), Path("inbox"), Path("inbox/today/page.html")))
    'english/today/page.en.html'
    """
    relative = path.relative_to(inbox)
    return output / relative.with_name(f"{relative.stem}.en{relative.suffix}")
