"""What decisions buy: records, demotion, fixtures."""

import json
import tomllib
from collections.abc import Callable, Iterator
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any

import pytest

from articles import SUGGEST, Article, Decision, Kind, Passage, Verdict
from cleaners import CLEANERS, clean_article, replay
from flows.strengths import as_set, demoted, set_demoted
from review.decide import act, on_change, taking_back
from storage import CleanerRecord, Record, Result, Store

NOW = datetime(2026, 6, 1, 9, 0, tzinfo=UTC)
MACHINE = "It is open from 23 to 27on the coast."


@pytest.fixture
def store(database: str) -> Iterator[Store]:
    with Store.open(database, replay=replay) as opened:
        yield opened


def save(store: Store, origin: str, *machine: str, source: str = "Джерело.", reviewer: str = "") -> list[str]:
    """Store what cleaning makes of the texts; the keys of their changes."""
    passages = [Passage(text, source, "uk", position=at, of=len(machine)) for at, text in enumerate(machine)]
    cleaned = clean_article(passages)
    results = tuple(
        Result(source, text, each.text, "uk", (), (), each.changes) for text, each in zip(machine, cleaned, strict=True)
    )
    read = tuple(Passage(source, kind=Kind.ITEM, position=at, of=len(machine)) for at in range(len(machine)))
    id_ = store.save(Record(Article(origin, read), results)).id
    keys = [change.key for result in results for change in result.changes]
    if reviewer:
        for key in keys:
            act(store, id_, on_change(key, Verdict.REJECT, reviewer))
    return keys


def decided(store: Store, accepted: int, rejected: int) -> None:
    """So many decisions on changes of merged_number."""
    keys = save(store, "many.txt", *(f"Line {at}: {MACHINE}" for at in range(accepted + rejected)))
    verdicts = [Verdict.ACCEPT] * accepted + [Verdict.REJECT] * rejected
    made = [
        Decision(key, verdict, "Olena", NOW + timedelta(seconds=at))
        for at, (key, verdict) in enumerate(zip(keys, verdicts, strict=True))
    ]
    store.decide(store.articles()[0].id, made)


def test_the_record_is_accepted_of_accepted_and_rejected(run: Callable[..., Any], store: Store) -> None:
    decided(store, 38, 2)
    done = run("cleaners", "merged_number")
    assert "record: 38 of 40 accepted, 95.0%" in done.out
    assert "demote" not in done.err
    key = store.edits_of("merged_number")
    assert key == ()
    act(store, store.articles()[0].id, taking_back(store.decisions(store.articles()[0].id)[0].change, "Olena"))
    assert "37 of 39 accepted" in run("cleaners").out
    assert "demote" not in run("cleaners").err  # too few to say so


def test_a_cleaner_that_is_often_rejected_is_offered_for_demotion(run: Callable[..., Any], store: Store) -> None:
    decided(store, 37, 3)
    done = run("cleaners")
    assert "chysto cleaners demote merged_number" in done.err
    facts = {each["name"]: each for each in map(json.loads, run("cleaners", "--json").out.splitlines())}
    assert facts["merged_number"]["doubtful"]
    assert facts["merged_number"]["record"] == {"accepted": 37, "rejected": 3, "reworded": 0}
    assert run("cleaners", "demote", "merged_number").status == 0
    assert "demote merged_number" not in run("cleaners").err
    assert json.loads(run("cleaners", "merged_number", "--json").out)["demoted"]


@pytest.mark.parametrize(
    ("record", "doubtful"),
    [((38, 2), False), ((37, 3), True), ((36, 3), False), ((0, 40), True), ((0, 0, 99), False), ((380, 21), True)],
)
def test_a_record_says_something_from_forty_decisions(record: tuple[int, ...], doubtful: bool) -> None:
    assert CleanerRecord(*record).doubtful is doubtful


def test_a_demoted_cleaner_suggests_only_until_it_is_promoted(run: Callable[..., Any], home: Path) -> None:
    file = home.parent / "a.txt"
    file.write_text(MACHINE)
    fixed = run("repair", file).out
    assert "27 on" in fixed
    run("cleaners", "demote", "merged_number")
    done = run("repair", file)
    assert (done.out, "1 suggestion" in done.err) == (MACHINE, True)
    assert "demoted" in run("cleaners", "merged_number").out
    before = run("translate", "--no-store", "--json", file).out
    run("cleaners", "promote", "merged_number")
    assert run("repair", file).out == fixed
    after = run("translate", "--no-store", "--json", file).out
    assert json.loads(before)["signature"] != json.loads(after)["signature"]
    assert "27on" in json.loads(before)["passages"][0]["clean"]
    assert "27 on" in json.loads(after)["passages"][0]["clean"]


def test_only_a_cleaner_of_the_english_is_demoted(run: Callable[..., Any], home: Path) -> None:
    for name in ("no_such", "latin_lookalike", "../x"):
        assert run("cleaners", "demote", name).status == 2
        assert run("cleaners", "promote", name).status == 2
    assert "already" in run("cleaners", "demote", "echoed_word").err
    assert "was not demoted" in run("cleaners", "promote", "furniture").err
    assert not (home / "cleaners.toml").exists()


@pytest.mark.parametrize("text", ["demoted = [", "demoted = 1", "demoted = [1]", "\ud800", "demoted = {a = 1}"])
def test_a_spoilt_file_is_one_clear_line(run: Callable[..., Any], home: Path, text: str) -> None:
    home.mkdir()
    (home / "cleaners.toml").write_bytes(text.encode("utf-8", "surrogatepass"))
    (home / "a.txt").write_text(MACHINE)
    done = run("repair", home / "a.txt")
    assert (done.status, done.out, done.err.count("\n")) == (2, "", 1)
    assert "cleaners.toml" in done.err


def test_strengths_are_kept_in_the_order_of_the_cleaners(tmp_path: Path) -> None:
    set_demoted({"furniture", "gone", 'o"dd'}, tmp_path)
    assert demoted(tmp_path) == {"furniture", "gone", 'o"dd'}
    found = as_set(CLEANERS, demoted(tmp_path))
    assert [each.name for each in found] == [each.name for each in CLEANERS]
    different = {each.name for each, own in zip(found, CLEANERS, strict=True) if each.strength is not own.strength}
    assert different == {"furniture"}
    assert all(each.strength is SUGGEST for each in found if each.name == "furniture")


def test_rejected_edits_become_fixtures(run: Callable[..., Any], store: Store, home: Path) -> None:
    save(store, "a.txt", MACHINE, "Rain.", reviewer="Olena\n# [[x]]")
    save(store, "b.txt", MACHINE, reviewer="Olena")  # the same text once
    kept = save(store, "c.txt", "All allies .")
    act(store, store.find("c.txt").id, on_change(kept[0], Verdict.ACCEPT, "Olena"))
    printed = tomllib.loads(run("cleaners", "fixtures").out)
    assert printed == {"leaves": [{"text": MACHINE, "source": "Джерело.", "language": "uk", "kind": "item", "of": 2}]}
    folder = home.parent / "fixtures"
    folder.mkdir()
    (folder / "merged_number.toml").write_text('[[leaves]]\ntext = "The 27th."\n')
    assert "1 more" in run("cleaners", "fixtures", "-o", folder).err
    assert run("cleaners", "fixtures", "-o", folder).err == ""
    written = (folder / "merged_number.toml").read_text(encoding="utf-8")
    assert [case["text"] for case in tomllib.loads(written)["leaves"]] == ["The 27th.", MACHINE]
    assert "# Olena" in written
    assert "no edit is rejected" in run("cleaners", "fixtures", "furniture").err


def test_hostile_texts_are_fixtures_as_they_are(run: Callable[..., Any], store: Store) -> None:
    odd = "A \"quote' \\ ''' \"\"\" \x7f\x85\u2028 ]] [[fixes]] # x\n\nto 27on the \u202eend"
    texts = {odd, "Tab\tand 27on the", "🙂 27on the"}
    for number, text in enumerate(sorted(texts)):
        save(store, f"{number}.txt", text, source='"""\n[[leaves]]\n', reviewer='O"lena\x1b[31m')
    # Everything that any cleaner did is rejected, so the texts are as the machine had them.
    cases = tomllib.loads(run("cleaners", "fixtures").out)["leaves"]
    assert {case["text"] for case in cases} == texts
    assert {case["source"] for case in cases} == {'"""\n[[leaves]]\n'}


def test_what_toml_cannot_write_is_counted(run: Callable[..., Any], store: Store) -> None:
    save(store, "a.txt", "\ud800 to 27on the coast.", reviewer="Olena")
    done = run("cleaners", "fixtures", "merged_number")
    assert "left out 1 texts" in done.err
    assert done.status == 0


def test_a_file_that_is_no_fixtures_is_left_alone(run: Callable[..., Any], store: Store, home: Path) -> None:
    home.mkdir(exist_ok=True)
    save(store, "a.txt", MACHINE, reviewer="Olena")
    for text in ("[[leaves", "leaves = 1", 'leaves = ["a"]'):
        (home / "merged_number.toml").write_text(text)
        done = run("cleaners", "fixtures", "-o", home)
        assert (done.status, "is no file of fixtures" in done.err) == (2, True)
        assert (home / "merged_number.toml").read_text() == text
