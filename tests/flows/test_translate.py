"""One-off translation of a file."""

import json
from collections.abc import Callable
from pathlib import Path

from lxml import html

from articles import Outcome

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
    assert "1 sentences translated, 2 remembered" in run("translate", path).err


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
