"""An inbox: a folder of articles, walked in a steady order."""

import os
from collections.abc import Callable, Iterator, Sequence
from pathlib import Path

from documents import Unreadable
from flows.complaint import Complaint, Exit
from flows.found import Found, Unread, unread
from flows.inputs import documents_in, origin_of

ENDINGS = frozenset({".txt", ".md", ".markdown", ".html", ".htm", ".xhtml", ".jsonl", ".ndjson"})


def files_of(inbox: Path, leave: Path | None = None) -> Iterator[Path]:
    """Every file below ``inbox`` that may hold articles, by path; hidden ones and links to folders are left out.

    ``leave`` is the folder that the English is written to: its files are not taken for new articles. Raises Complaint
    when ``inbox`` is no folder that can be read.
    """
    if not inbox.is_dir():
        raise Complaint(f"{inbox}: no such folder; name the folder that the articles are in", Exit.USAGE)
    left = leave.resolve() if leave else None

    def refuse(error: OSError) -> None:
        raise Complaint(f"{error.filename}: {error.strerror}; give this user the right to read it")

    for folder, folders, names in os.walk(inbox, onerror=refuse):
        folders[:] = sorted(name for name in folders if name[0] != "." and (Path(folder) / name).resolve() != left)
        for name in sorted(names):
            path = Path(folder) / name
            if name[0] != "." and path.suffix.lower() in ENDINGS and path.is_file():
                yield path


def folder(
    files: Sequence[Path], inbox: Path, output: Path | None, moved: Callable[[int], None]
) -> Iterator[Found | Unread]:
    """What the files hold, one document at a time; ``moved`` is told how many files are behind."""
    for number, path in enumerate(files, start=1):
        target = below(output, inbox, path) if output else None
        for document in documents_in(str(path)):
            if isinstance(document, Unreadable):
                yield unread(document, origin_of(str(path)))
            else:
                yield Found(document, path, target)
        moved(number)


def below(output: Path, inbox: Path, path: Path) -> Path:
    """Where the English of ``path`` goes: in the folder below ``output`` that it has below ``inbox``.

    >>> str(below(Path("english"), Path("inbox"), Path("inbox/today/page.html")))
    'english/today/page.en.html'
    """
    relative = path.relative_to(inbox)
    return output / relative.with_name(f"{relative.stem}.en{relative.suffix}")
