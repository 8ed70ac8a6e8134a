"""The golden files of the samples: what the way makes of each, as three plain files.

``python tests/samples/golden.py`` writes them anew; look at the difference before committing it.
"""

import sys
from pathlib import Path

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


def golden(path: Path, home: Path | None = None) -> dict[str, str]:
    """The golden files of one sample by name, made with the starter package."""
    way = Way(load_best(find([STARTER]).packages, home))
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
            for name, text in golden(path).items():
                (path.parent / name).write_text(text, encoding="utf-8")
            print(path.parent.name)


if __name__ == "__main__":
    main()
