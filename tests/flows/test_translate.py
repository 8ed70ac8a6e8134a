"""One-off translation of a file."""

import json
import os
import signal
import threading
import time
from collections.abc import Callable
from contextlib import suppress
from pathlib import Path

import pytest
from lxml import html

from articles import Outcome
from flows.verbs import translate as verb
from storage import Store

UKRAINIAN = "Уряд затвердив бюджет на наступний рік.\n\nДокладніше — на сайті https://example.ua/a?b=1&c=2.\n"
STARTER = "with the starter package"


def test_english_on_standard_output_and_news_on_standard_error(run: Callable, tmp_path: Path) -> None:
    path = tmp_path / "note.txt"
    path.write_text(UKRAINIAN, encoding="utf-8")
    ran = run("translate", path)
    assert ran.status == 0
    assert "budget" in ran.out
    assert "https://example.ua/a?b=1&c=2" in ran.out
    assert ran.out.count("\n\n") == 1
    assert ran.err.count(STARTER) == 1
    assert "chysto models install" in ran.err


def test_standard_input(run: Callable) -> None:
    ran = run("translate", "-", stdin="Правительство утвердило бюджет.".encode("cp1251"))
    assert ran.status == 0
    assert "budget" in ran.out.lower()


def test_the_second_time_nothing_is_translated(run: Callable, tmp_path: Path) -> None:
    path = tmp_path / "note.txt"
    path.write_text(UKRAINIAN, encoding="utf-8")
    first = run("translate", path)
    second = run("translate", path)
    assert "2 sentences translated, 0 remembered" in first.err
    assert "0 sentences translated, 2 remembered" in second.err
    assert second.out == first.out


def test_an_edited_article_redoes_only_what_changed(run: Callable, tmp_path: Path) -> None:
    path = tmp_path / "note.txt"
    path.write_text(UKRAINIAN, encoding="utf-8")
    run("translate", path)
    path.write_text(UKRAINIAN + "\nСесія триватиме до п’ятниці.\n", encoding="utf-8")
    assert "1 sentence translated, 2 remembered" in run("translate", path).err


def test_without_the_store_nothing_is_written(run: Callable, home: Path, tmp_path: Path) -> None:
    path = tmp_path / "note.txt"
    path.write_text(UKRAINIAN, encoding="utf-8")
    assert run("translate", "--no-store", path).status == 0
    assert not (home / "chysto.db").exists()
    assert list((tmp_path / "user").iterdir()) == []


def test_every_form_comes_back_in_its_own(run: Callable, tmp_path: Path) -> None:
    (tmp_path / "a.md").write_text("# Уряд ухвалив план\n\n- [Новини](https://example.ua)\n", encoding="utf-8")
    (tmp_path / "b.html").write_text("<html><body><h1>Уряд</h1><p>Міністр приїхав.</p></body></html>", encoding="utf-8")
    (tmp_path / "c.jsonl").write_text('{"id":7,"text":"Міністр приїхав.","tags":["x"]}\n', encoding="utf-8")
    ran = run("translate", "-o", tmp_path / "out", tmp_path / "a.md", tmp_path / "b.html", tmp_path / "c.jsonl")
    assert ran.status == 0
    markdown = (tmp_path / "out" / "a.en.md").read_text(encoding="utf-8")
    assert markdown.startswith("# ")
    assert "](https://example.ua)" in markdown
    page = html.fromstring((tmp_path / "out" / "b.en.html").read_bytes())
    assert page.findtext(".//h1")
    record = json.loads((tmp_path / "out" / "c.en.jsonl").read_text(encoding="utf-8"))
    assert (record["id"], record["tags"]) == (7, ["x"])
    assert "minister" in record["text"].lower()


def test_json_holds_every_step_apart(run: Callable, tmp_path: Path) -> None:
    path = tmp_path / "note.txt"
    path.write_text(UKRAINIAN, encoding="utf-8")
    record = json.loads(run("translate", "--json", path).out)
    assert record["signature"].startswith("detect:lingua|model:chysto-starter-0.1-")
    first = record["passages"][0]
    assert first["source"] == "Уряд затвердив бюджет на наступний рік."
    assert [sentence["outcome"] for sentence in first["sentences"]] == [Outcome.TRANSLATED]
    assert {"machine", "clean", "changes", "doubts", "source_changes"} <= first.keys()


def test_bilingual_page(run: Callable, tmp_path: Path) -> None:
    path = tmp_path / "note.txt"
    path.write_text(UKRAINIAN, encoding="utf-8")
    assert run("translate", "--bilingual", "-o", tmp_path / "out", path).status == 0
    page = html.fromstring((tmp_path / "out" / "note.en.review.html").read_bytes())
    assert "Уряд затвердив" in page.text_content()
    assert not page.findall(".//script")


def test_strict_says_that_review_is_needed(run: Callable, tmp_path: Path) -> None:
    path = tmp_path / "note.txt"
    # The starter package makes other names of these.
    path.write_text("На з’їзді виступили Ярослав Мельничук, Остап Гречаний і Лев Підгірний.", encoding="utf-8")
    assert run("translate", path).status == 0
    assert run("translate", "--strict", path).status == 1


RECORDS = [f'{{"id":"r{n}","text":"Міністр приїхав {n} травня."}}\n' for n in range(1, 5)]


@pytest.fixture
def fed(database: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Callable[..., threading.Thread]:
    """Makes JSON lines that come through a pipe: the last records follow when the first two are stored."""
    monkeypatch.setattr(verb, "PORTION", 1)

    def feeding(name: str, then: Callable[[], None] = lambda: None) -> threading.Thread:
        os.mkfifo(tmp_path / name)

        def feed() -> None:
            # Who was stopped reads no more.
            with suppress(BrokenPipeError), (tmp_path / name).open("w", encoding="utf-8") as pipe:
                pipe.write("".join(RECORDS[:3]))
                pipe.flush()
                with Store.open(database) as store:
                    for _ in range(600):
                        if len(store.articles()) == 2:
                            break
                        time.sleep(0.1)
                    stored.append(len(store.articles()))
                then()
                pipe.write(RECORDS[3])

        thread = threading.Thread(target=feed)
        thread.start()
        return thread

    stored: list[int] = []
    feeding.stored = stored  # type: ignore[attr-defined]
    return feeding


def test_json_lines_are_stored_as_they_come(run: Callable, fed: Callable, tmp_path: Path) -> None:
    feeding = fed("news.jsonl")
    ran = run("translate", "-o", tmp_path / "out", tmp_path / "news.jsonl")
    feeding.join()
    assert fed.stored == [2]
    assert ran.status == 0
    assert "4 articles: 4 sentences translated" in ran.err
    lines = (tmp_path / "out" / "news.en.jsonl").read_text(encoding="utf-8").splitlines()
    assert [json.loads(line)["id"] for line in lines] == ["r1", "r2", "r3", "r4"]


@pytest.mark.parametrize("asked", [signal.SIGINT, signal.SIGTERM, signal.SIGHUP])
def test_what_was_done_when_stopped_is_kept_and_the_same_command_goes_on(
    run: Callable, fed: Callable, database: str, tmp_path: Path, asked: signal.Signals, request: pytest.FixtureRequest
) -> None:
    (tmp_path / "out").mkdir()
    (tmp_path / "out" / "news.en.jsonl").write_text("as it was")
    over = threading.Event()

    def stop() -> None:
        os.kill(os.getpid(), asked)
        over.wait(60)

    # Who is started in the background, or by nohup, may have been told to ignore it.
    before = signal.signal(asked, signal.default_int_handler if asked == signal.SIGINT else signal.SIG_DFL)
    request.addfinalizer(lambda: signal.signal(asked, before))
    feeding = fed("news.jsonl", stop)
    ran = run("translate", "-o", tmp_path / "out", tmp_path / "news.jsonl")
    over.set()
    feeding.join()
    assert ran.status == 130
    assert [path.name for path in (tmp_path / "out").iterdir()] == ["news.en.jsonl"]
    assert (tmp_path / "out" / "news.en.jsonl").read_text() == "as it was"
    with Store.open(database) as store:
        assert len(store.articles()) == 2

    (tmp_path / "news.jsonl").unlink()
    (tmp_path / "news.jsonl").write_text("".join(RECORDS), encoding="utf-8")
    ran = run("translate", tmp_path / "news.jsonl")
    assert ran.status == 0
    assert "4 articles: 2 sentences translated, 2 remembered" in ran.err
    assert [json.loads(line)["id"] for line in ran.out.splitlines()] == ["r1", "r2", "r3", "r4"]


def test_a_page_for_every_record(run: Callable, tmp_path: Path) -> None:
    (tmp_path / "news.jsonl").write_text("".join(RECORDS[:2]), encoding="utf-8")
    assert run("translate", "--bilingual", "-o", tmp_path / "out", tmp_path / "news.jsonl").status == 0
    names = sorted(path.name for path in (tmp_path / "out").iterdir())
    assert names == ["news.en.1.review.html", "news.en.2.review.html", "news.en.jsonl"]


def test_a_file_that_cannot_be_written_stops_no_other(run: Callable, tmp_path: Path) -> None:
    for name in ("a.txt", "b.txt"):
        (tmp_path / name).write_text(UKRAINIAN, encoding="utf-8")
    (tmp_path / "out" / "a.en.txt" / "in the way").mkdir(parents=True)
    ran = run("translate", "-o", tmp_path / "out", tmp_path / "a.txt", tmp_path / "b.txt")
    assert ran.status == 4
    assert "a.en.txt: Is a directory" in ran.err
    assert sorted(path.name for path in (tmp_path / "out").iterdir()) == ["a.en.txt", "b.en.txt"]


def test_no_output_is_written_over_an_input_or_another(run: Callable, tmp_path: Path) -> None:
    (tmp_path / "n.txt").write_text("Дороги закриті.\n")
    (tmp_path / "n.en.txt").write_text("Рукопис, єдиний примірник.\n")
    (tmp_path / "n.md").write_text("# Міністр поїхав.\n")
    names = ("n.txt", "n.en.txt", "n.md")
    ran = run("translate", "--bilingual", "-o", tmp_path, *(tmp_path / name for name in names))
    assert ran.status == 0
    assert (tmp_path / "n.en.txt").read_text() == "Рукопис, єдиний примірник.\n"
    for english, source in (("n-2.en.txt", "Дороги"), ("n.en.en.txt", "Рукопис"), ("n.en.md", "Міністр")):
        assert (tmp_path / english).exists()
        page = (tmp_path / english).with_suffix(".review.html")
        assert source in page.read_text(encoding="utf-8")
    (tmp_path / "m.txt").write_text("so .\n")
    (tmp_path / "m.en.txt").write_text("as it was .\n")
    assert run("repair", "-o", tmp_path, tmp_path / "m.txt", tmp_path / "m.en.txt").status == 0
    assert (tmp_path / "m.en.txt").read_text() == "as it was .\n"
    assert (tmp_path / "m-2.en.txt").read_text() == "so.\n"


def test_an_article_is_found_by_any_path_to_its_file(
    run: Callable, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "sub").mkdir()
    (tmp_path / "n.txt").write_text("Дороги закриті.\n")
    (tmp_path / "sub" / "n.txt").write_text("Міністр поїхав.\n")
    monkeypatch.chdir(tmp_path)
    assert run("translate", "-o", "out", "./n.txt", "sub/n.txt").status == 0
    monkeypatch.chdir(tmp_path / "sub")
    for given, said in (
        ("n.txt", "Міністр"),
        ("./n.txt", "Міністр"),
        ("../n.txt", "Дороги"),
        (f"../../{tmp_path.name}/n.txt", "Дороги"),
        (str(tmp_path / "n.txt"), "Дороги"),
        ("sub/n.txt", "Міністр"),
    ):
        ran = run("diff", given)
        assert ran.status == 0, given
        assert said in ran.out
        assert run("export", "--xliff", "-", given).status == 0
    # The beginning of a path from here is no article's name: it may be the beginning of an id.
    assert run("diff", "n").status == 5
    assert "remembered" in run("translate", "../n.txt").err
    monkeypatch.chdir(tmp_path)
    assert run("diff", "out/../n.txt").status == 0
    assert len(run("diff").out.splitlines()) == 2
