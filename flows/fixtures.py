"""Rejected edits as fixtures: what a reviewer did not want changed is a text that the cleaner has to leave."""

import json
import tomllib
from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from articles import Decision, Kind, Verdict
from cleaners import replay
from flows.complaint import Complaint, Exit, printable
from flows.outputs import write_whole
from storage import Store, in_force


@dataclass(frozen=True)
class Leave:
    """A text that the cleaner should have left, in its passage; ``wanted`` is what it did, ``decision`` who said no."""

    cleaner: str
    text: str
    source: str | None
    language: str | None
    kind: Kind
    position: int
    of: int
    wanted: str
    decision: Decision

    def toml(self) -> str:
        """The case as it stands in the file of the cleaner's fixtures."""
        values: dict[str, str | int | None] = {
            "text": self.text,
            "source": self.source,
            "language": self.language if self.source else None,
            "kind": None if self.kind is Kind.PARAGRAPH else self.kind.value,
            "position": self.position or None,
            "of": self.of if self.of > 1 else None,
        }
        said = f"# {self.decision.reviewer}, {self.decision.made:%Y-%m-%d}: not {self.wanted}"
        lines = [printable(said), "[[leaves]]"]
        lines += [f"{name} = {quoted(value)}" for name, value in values.items() if value is not None]
        return "\n".join(lines) + "\n"


def quoted(value: str | int) -> str:
    """A value as TOML has it; of JSON's strings all but one sign are TOML's too."""
    return json.dumps(value, ensure_ascii=False).replace("\x7f", "\\u007f")


def leaves(store: Store) -> Iterator[Leave]:
    """Every rejection in force of a change of the English that is still there, each text of a cleaner once."""
    seen: set[tuple[str, str]] = set()
    for id_ in store.rejected():
        stored = store.find(id_)
        standing = in_force(stored.decisions)
        total = len(stored.record.results)
        passages = stored.record.article.passages
        for position, result in enumerate(stored.record.results):
            text = replay(result.machine, result.changes, standing)
            for change in result.changes:
                decision = standing.get(change.key)
                if decision is None or decision.verdict is not Verdict.REJECT or (change.cleaner, text) in seen:
                    continue
                seen.add((change.cleaner, text))
                yield Leave(
                    change.cleaner,
                    text,
                    result.cleaned or None,
                    result.language,
                    passages[position].kind,
                    position,
                    total,
                    f"{change.before!r} into {change.after!r}",
                    decision,
                )


def by_cleaner(found: Iterator[Leave]) -> tuple[dict[str, list[str]], int]:
    """The cases of each cleaner as TOML, and how many hold signs that TOML cannot write."""
    cases: defaultdict[str, list[str]] = defaultdict(list)
    left_out = 0
    for leave in found:
        case = leave.toml()
        try:
            case.encode()
            tomllib.loads(case)
        except ValueError:  # a lone surrogate
            left_out += 1
        else:
            cases[leave.cleaner].append(case)
    return dict(sorted(cases.items())), left_out


def add(path: Path, cases: list[str]) -> int:
    """Append the cases to a file of fixtures that does not have their texts yet; how many. Raises Complaint."""
    try:
        old = path.read_text(encoding="utf-8") if path.exists() else ""
        there = {case.get("text") for section in tomllib.loads(old).values() for case in section}
    except (ValueError, AttributeError, TypeError) as error:
        raise Complaint(f"{path}: is no file of fixtures ({error})", Exit.USAGE) from None
    except OSError as error:
        raise Complaint(f"{path}: {error.strerror or error}; check the path and the right to read it") from None
    new = [case for case in cases if tomllib.loads(case)["leaves"][0]["text"] not in there]
    if new:
        write_whole(path, "\n".join([old.rstrip("\n") + "\n" if old else "", *new]).lstrip("\n").encode())
    return len(new)
