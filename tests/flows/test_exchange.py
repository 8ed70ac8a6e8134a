"""Exchange: out in other programs' forms, and a reviewer's changes back as decisions."""

import csv
import io
import json
import re
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest

from articles import Article, Doubt, Outcome, Passage, Sentence, Severity, Verdict
from cleaners import clean_article, replay
from documents.tmx import read_tmx
from documents.xliff import read_xliff
from flows.exchange import COLUMNS, line
from review.decide import act, on_change, rewriting, undoing
from storage import Record, Result, Status, Store, in_force

SOURCES = ("Міст відкрили.", "З 23 до 27 дощ. Далі сніг.", "")
MACHINE = ("The bridge is open .", "Rain from 23 to 27on the coast. Then snow.", "")


@pytest.fixture
def store(database: str) -> Iterator[Store]:
    with Store.open(database, replay=replay) as opened:
        save(opened, "inbox/bridge.txt")
        yield opened


def save(store: Store, origin: str, machine: tuple[str, ...] = MACHINE, again: bool = False) -> str:
    cleaned = clean_article([Passage(text, source, "uk") for text, source in zip(machine, SOURCES, strict=True)])
    doubts = ((), (Doubt("numbers", "missing", Severity.BLOCKS, "30 is missing."),), ())
    results = tuple(
        Result(source, text, each.text, "uk", (), sentences(source, text), each.changes, found)
        for source, text, each, found in zip(SOURCES, machine, cleaned, doubts, strict=True)
    )
    passages = tuple(Passage(source, position=at, of=len(SOURCES)) for at, source in enumerate(SOURCES))
    return store.save(Record(Article(origin, passages), results, "made up"), again=again).id


def sentences(source: str, machine: str) -> tuple[Sentence, ...]:
    """The sentences of a passage, which are as many in its machine text."""
    spans = [[found.span() for found in re.finditer(r"\S[^.]*\.", text)] for text in (source, machine)]
    return tuple(
        Sentence(*here, *there, source[slice(*here)], machine[slice(*there)], "uk", Outcome.TRANSLATED)
        for here, there in zip(*spans, strict=True)
    )


@pytest.fixture
def sent(run: Callable[..., Any], store: Store, tmp_path: Path) -> Path:
    file = tmp_path / "out.xlf"
    assert run("export", "--xliff", file).status == 0
    return file


def english(store: Store) -> list[str]:
    return [result.clean for result in store.find("bridge.txt").record.results]


def test_edits_and_doubts_go_out_as_notes(sent: Path) -> None:
    with sent.open("rb") as file:
        (part,) = read_xliff(file, "out")
    assert [(unit.position, unit.english) for unit in part.units] == [
        (0, "The bridge is open."),
        (1, "Rain from 23 to 27 on the coast. Then snow."),
    ]
    text = sent.read_text(encoding="utf-8")
    assert 'from="merged_number"' in text
    assert "blocks: 30 is missing." in text


def test_changes_come_back_as_decisions_of_the_reviewer(run: Callable[..., Any], store: Store, sent: Path) -> None:
    text = sent.read_text(encoding="utf-8")
    wrote = text.replace('mt-suggestion">The bridge is open.', 'mt-suggestion">They opened the bridge.')
    assert wrote != text
    sent.write_text(wrote, encoding="utf-8")
    done = run("import", sent, "--reviewer", "Olha")
    assert (done.status, "1 passage changed" in done.err) == (0, True), done.err
    assert english(store) == ["They opened the bridge.", "Rain from 23 to 27 on the coast. Then snow.", ""]
    (decision,) = store.find("bridge.txt").decisions
    assert (decision.verdict, decision.reviewer, decision.wording) == (
        Verdict.REWORD, "Olha", "They opened the bridge.",
    )  # fmt: skip
    # It is in the memory, and the same file again changes nothing.
    assert [each.remembered.english for each in store.memory.entries()] == ["They opened the bridge."]
    assert "0 passages changed" in run("import", sent, "--reviewer", "Olha").err
    assert len(store.find("bridge.txt").decisions) == 1
    act(store, store.find("bridge.txt").id, undoing("Olha"))
    assert english(store)[0] == "The bridge is open."


def test_an_untouched_file_changes_nothing(run: Callable[..., Any], store: Store, sent: Path) -> None:
    assert "0 passages changed" in run("import", sent).err
    assert store.find("bridge.txt").decisions == ()


def test_a_word_replaced_in_the_whole_file_is_not_passed_over_in_silence(
    run: Callable[..., Any], store: Store, sent: Path
) -> None:
    """In what came back, and in the file's copy of what went out."""
    sent.write_text(sent.read_text(encoding="utf-8").replace("bridge is", "new bridge is"), encoding="utf-8")
    done = run("import", sent)
    assert "0 passages changed, 1 unchanged in the file, though stored otherwise by now" in done.err
    assert english(store)[0] == "The bridge is open."


def test_what_was_decided_here_since_is_left(run: Callable[..., Any], store: Store, sent: Path) -> None:
    sent.write_text(sent.read_text(encoding="utf-8").replace('n">The bridge is', 'n">A bridge is'), encoding="utf-8")
    act(store, store.find("bridge.txt").id, rewriting(0, "Bridge open.", "Olena"))
    done = run("import", sent, "--reviewer", "Olha")
    assert "1 not taken over" in done.err
    assert english(store)[0] == "Bridge open."


def test_passages_that_are_not_as_stored_are_left_out(run: Callable[..., Any], store: Store, sent: Path) -> None:
    text = sent.read_text(encoding="utf-8").replace("<source>Міст відкрили.", "<source>Інше.")
    sent.write_text(text.replace('id="1"', 'id="99"').replace(">The bridge is", ">A bridge is"), encoding="utf-8")
    done = run("import", sent)
    assert "2 left out" in done.err
    assert store.find("bridge.txt").decisions == ()


def test_a_broken_strange_or_published_file_is_one_clear_line(
    run: Callable[..., Any], store: Store, sent: Path, tmp_path: Path
) -> None:
    broken = tmp_path / "broken.xlf"
    broken.write_text(sent.read_text(encoding="utf-8").replace(">The bridge is", ">A bridge is")[:-20])
    assert run("import", broken).status == 5
    done = run("import", broken, sent, tmp_path / "none.xlf")
    assert (done.status, done.err.count("broken.xlf"), done.err.count("none.xlf")) == (4, 1, 1)
    assert store.find("bridge.txt").decisions == ()
    changed = tmp_path / "changed.xlf"
    changed.write_text(sent.read_text(encoding="utf-8").replace('n">The bridge is', 'n">A bridge is'))
    store.mark(store.find("bridge.txt").id, Status.PUBLISHED)
    done = run("import", changed)
    assert (done.status, "is published" in done.err) == (5, True)
    # Without the id it is found by its origin; there must be one.
    changed.write_text(re.sub('build-num="[^"]*"', "", changed.read_text()))
    assert "is published" in run("import", changed).err
    strange = tmp_path / "strange.xlf"
    strange.write_text(
        re.sub('original="[^"]*"', 'original="/etc/passwd"', re.sub('build-num="[^"]*"', "", sent.read_text()))
    )
    done = run("import", strange)
    assert (done.status, "no such article is stored" in done.err) == (5, True)


def test_reviewed_sentences_go_out_as_tmx(run: Callable[..., Any], store: Store, tmp_path: Path) -> None:
    file = tmp_path / "out.tmx"

    def written() -> dict[str, str]:
        run("export", "--tmx", file)
        with file.open("rb") as stream:
            return {unit.source: unit.english for unit in read_tmx(stream, "out")}

    assert written() == {}
    id_ = store.find("bridge.txt").id
    act(store, id_, rewriting(0, "They opened it. At last.", "Olha"))
    assert written() == {"Міст відкрили.": "They opened it. At last."}
    store.mark(id_, Status.REVIEWED)
    assert written() == {
        "Міст відкрили.": "They opened it. At last.",
        "З 23 до 27 дощ.": "Rain from 23 to 27 on the coast.",
        "Далі сніг.": "Then snow.",
    }


def test_decisions_go_out_as_csv_without_formulas(run: Callable[..., Any], store: Store) -> None:
    stored = store.find("bridge.txt")
    key = stored.record.results[1].changes[0].key
    act(store, stored.id, on_change(key, Verdict.REWORD, "=HYPERLINK(1)", "@SUM(A1)"))
    act(store, stored.id, on_change(key, Verdict.REJECT, "Olha"))
    act(store, stored.id, rewriting(0, "\t=1+1", "-Olha"))
    out = run("export", "--csv", "-", "bridge.txt").out
    assert out[0] == "\ufeff"
    rows = list(csv.DictReader(io.StringIO(out[1:], newline="")))
    assert tuple(rows[0]) == COLUMNS
    assert [(row["verdict"], row["in_force"], row["passage"]) for row in rows] == [
        ("reword", "no", "2"), ("reject", "yes", "2"), ("reword", "yes", "1"),
    ]  # fmt: skip
    assert [row["reviewer"] for row in rows] == ["'=HYPERLINK(1)", "Olha", "'-Olha"]
    assert [row["wording"] for row in rows] == ["'@SUM(A1)", "", "'\t=1+1"]
    assert {row["cleaner"] for row in rows} == {"merged_number", ""}
    # Work done over again takes the change away, and not what was said of it.
    save(store, "inbox/bridge.txt", (MACHINE[0], "It rains. It snows.", ""), again=True)
    rows = list(csv.DictReader(io.StringIO(run("export", "--csv", "-").out[1:], newline="")))
    assert [(row["verdict"], row["in_force"], row["cleaner"], row["before"]) for row in rows] == [
        ("reword", "no", "merged_number", ""),
        ("reject", "no", "merged_number", ""),
        ("reword", "yes", "", MACHINE[0]),
    ]
    assert [decision.verdict for decision in store.find("bridge.txt").outlived] == [Verdict.REJECT]


@pytest.mark.parametrize("cell", ["=1", "+1", "-1", "@x", "\t=1", "\r=1", "\n=1", " =1", "\u00a0=1", "＝1"])
def test_no_cell_is_a_formula(cell: str) -> None:
    ((read,),) = csv.reader(io.StringIO(line([cell]).decode(), newline=""))
    assert read == f"'{cell}"


def test_everything_goes_out_as_json_lines(run: Callable[..., Any], store: Store) -> None:
    save(store, "odd.txt", ("\ud800 .", MACHINE[1], ""))
    id_ = store.find("bridge.txt").id
    act(store, id_, rewriting(0, "Bridge.", "Olha"))
    found = {each["origin"]: each for each in map(json.loads, run("export", "--jsonl", "-").out.splitlines())}
    assert found["odd.txt"]["passages"][0]["machine"] == "\ud800 ."
    bridge = found["inbox/bridge.txt"]
    assert (bridge["id"], bridge["version"], bridge["passages"][0]["clean"]) == (id_, 1, "Bridge.")
    (decision,) = bridge["decisions"]
    assert decision["change"] in in_force(store.decisions(id_))
    assert (decision["verdict"], decision["reviewer"], decision["wording"]) == ("reword", "Olha", "Bridge.")


def test_wrong_use_is_said(run: Callable[..., Any], home: Path) -> None:
    assert run("export").status == 2
    assert "nothing is stored yet" in run("export", "--csv", "-").err
    assert run("export", "--csv", "-", "--tmx", "-").status == 2
    assert "nothing is stored yet" in run("import", "x.xlf").err
    assert not home.exists()
