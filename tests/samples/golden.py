"""The golden files of the samples: what the way makes of each, as plain files.

``python tests/samples/golden.py [SAMPLE…]`` writes them anew; look at the difference before committing it.

The model's arithmetic is not the same on every processor, and a word here and there comes out another. So what it
once made of each sentence is recorded, in ``sentences.jsonl``, and all that comes after is held to the letter. Delete
that file to have the model make its sentences again.
"""

import json
import sys
from collections.abc import Collection, Iterable
from dataclasses import asdict, dataclass, field
from pathlib import Path

from articles import Outcome, Remembered
from documents import Document
from engines.engine import load_best
from engines.packages import STARTER, find
from flows.inputs import read_input
from flows.way import Way
from storage import Record

SAMPLES = Path(__file__).parent.parent.parent / "samples"
SOURCES = sorted(
    path for path in SAMPLES.glob("*/*.*") if path.stem == path.parent.name and not path.name.startswith("garbled")
)


RECORDED = "sentences.jsonl"


@dataclass
class Recording:
    """A translation memory that starts with what was recorded.

    ``used`` are the recorded sentences that were asked for, ``made`` what the model made beyond them.
    """

    recorded: dict[str, Remembered] = field(default_factory=dict)
    used: dict[str, Remembered] = field(default_factory=dict)
    made: dict[str, Remembered] = field(default_factory=dict)

    @classmethod
    def read(cls, path: Path) -> "Recording":
        """The sentences recorded for the sample at ``path``; none for a new sample."""
        file = path.with_name(RECORDED)
        lines = file.read_text(encoding="utf-8").splitlines() if file.exists() else []
        rows = [json.loads(line) for line in lines]
        return cls({row["key"]: Remembered(**{**row, "outcome": Outcome(row["outcome"])}) for row in rows})

    def recall(self, keys: Collection[str]) -> dict[str, Remembered]:
        """The recorded sentences among these keys."""
        found = {key: self.recorded[key] for key in keys if key in self.recorded}
        self.used |= found
        return found

    def remember(self, entries: Iterable[Remembered]) -> None:
        """Take in what the model made."""
        self.made |= {entry.key: entry for entry in entries}

    def lines(self) -> str:
        """All sentences of the sample, one a line."""
        entries = (*self.used.values(), *self.made.values())
        return "".join(json.dumps(asdict(entry), ensure_ascii=False) + "\n" for entry in entries)


def golden(path: Path, recording: Recording, home: Path | None = None) -> dict[str, str]:
    """The golden files of one sample by name, from its recorded sentences; the starter package makes what they lack."""
    way = Way(load_best(find([STARTER]).packages, home), recording)
    documents: list[Document] = list(read_input(str(path), []))
    records = [walked.record for walked in way.walk(documents)]
    results = [result for record in records for result in record.results]
    return {
        "machine.txt": "\n\n".join(result.machine for result in results if result.machine) + "\n",
        "clean.txt": "\n\n".join(result.clean for result in results if result.clean) + "\n",
        "changes.tsv": "".join(rows(records)),
    }


def rows(records: list[Record]) -> list[str]:
    """A line for every change of every passage, source changes first."""
    lines = [("article", "passage", "text", "start", "end", "before", "after", "cleaner", "strength", "reason")]
    for number, record in enumerate(records, start=1):
        for position, result in enumerate(record.results, start=1):
            for text, changes in (("source", result.source_changes), ("English", result.changes)):
                lines += [
                    (
                        str(number),
                        str(position),
                        text,
                        str(change.machine_start),
                        str(change.machine_end),
                        change.before,
                        change.after,
                        change.cleaner,
                        change.strength,
                        change.reason,
                    )
                    for change in changes
                ]
    return ["\t".join(escaped(cell) for cell in line) + "\n" for line in lines]


def escaped(cell: str) -> str:
    r"""``cell`` without signs that nobody sees in a table: a tab is ``\t``, a soft hyphen ``\xad``."""
    return "".join(
        sign if sign.isprintable() and sign != "\\" else sign.encode("unicode_escape").decode() for sign in cell
    )


def main() -> None:
    """Write the golden files of the samples named, or of all."""
    for path in SOURCES:
        if not sys.argv[1:] or path.parent.name in sys.argv[1:]:
            recording = Recording.read(path)
            for name, text in golden(path, recording).items():
                (path.parent / name).write_text(text, encoding="utf-8")
            path.with_name(RECORDED).write_text(recording.lines(), encoding="utf-8")
            print(path.parent.name)


if __name__ == "__main__":
    main()
