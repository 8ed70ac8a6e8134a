"""English that the output folder of a run lacks, of articles that were stored before."""

from collections.abc import Sequence
from functools import cached_property
from pathlib import Path

from documents import write
from flows.complaint import Complaint
from flows.equipment import equip
from flows.found import Found
from flows.outputs import write_whole
from flows.settings import Settings
from flows.summary import Summary
from flows.way import Way
from storage import StorageError, Store


class Owed:
    """Writes what is stored to files that are not there; ``lines`` are the JSON-lines files among them.

    These are to be written in one piece at the end: each with the file that its English goes to.
    """

    def __init__(self, store: Store, chosen: Settings, summary: Summary) -> None:
        self.store = store
        self.chosen = chosen
        self.summary = summary
        self.lines: dict[Path, Path] = {}
        self.written = 0

    @cached_property
    def way(self) -> Way:
        return equip(self.chosen, self.store)

    def settle(self, known: Sequence[Found]) -> None:
        """Write the English of those of the stored articles whose file is missing. Raises StorageError."""
        missing: list[Found] = []
        for found in known:
            if found.target is None or found.target.exists():
                continue
            if found.path and found.document.article.form == "jsonl":
                self.lines[found.path] = found.target
            else:
                missing.append(found)
        if not missing:
            return
        pairs = [(found.document.article.origin, found.document.article.digest) for found in missing]
        english = self.store.english(pairs)
        for found, pair in zip(missing, pairs, strict=True):
            try:
                self.put(found, english[pair])
                self.written += 1
            except StorageError:
                raise
            except Complaint as complaint:
                self.summary.failures.append(complaint.message)
            except Exception as error:
                # A fault of ours that one article brings out stops none of the others.
                reason = f"could not be written ({type(error).__name__}: {error}); please report it with the file"
                self.summary.failures.append(f"{pair[0]}: {reason}")

    def put(self, found: Found, texts: Sequence[str]) -> None:
        """Write one article. Raises Complaint."""
        document = found.document
        # The words of links are not stored: the memory has them.
        anchors = self.way.anchors(document) if document.anchors else ()
        if found.target:
            write_whole(found.target, write(document, texts, anchors))
