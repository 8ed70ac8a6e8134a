"""The page: whole, quiet, without anything active, whatever an article says."""

import base64
import hashlib
import re
from collections.abc import Callable
from dataclasses import replace

import pytest
from lxml import html

from review.bilingual import page
from review.view import View

Shape = tuple[str, tuple[str, ...], tuple["Shape", ...]]


def parsed(text: str) -> html.HtmlElement:
    return html.document_fromstring(text.encode("utf-8"), parser=html.HTMLParser(encoding="utf-8"))


def shape(element: html.HtmlElement) -> Shape:
    """The tree of an element: names and attribute names, without any text."""
    return str(element.tag), tuple(sorted(element.attrib)), tuple(shape(child) for child in element)


def classes(text: str, name: str) -> list[str]:
    return [each.text_content() for each in parsed(text).find_class(name)]


def test_the_page_is_one_file_without_script_or_address(view: View) -> None:
    root = parsed(page(view))
    names = {each.tag for each in root.iter() if isinstance(each.tag, str)}
    assert names.isdisjoint({"script", "link", "img", "iframe", "object", "form", "a", "base", "svg"})
    assert not [name for each in root.iter() for name in each.attrib if name in ("href", "src", "style", "action")]
    assert not [name for each in root.iter() for name in each.attrib if name.startswith("on")]


def test_the_policy_allows_the_one_style_block_and_nothing_else(view: View) -> None:
    text = page(view)
    policy = parsed(text).xpath("//meta[@http-equiv='Content-Security-Policy']/@content")
    (style,) = re.findall(r"<style>(.*?)</style>", text, re.DOTALL)
    digest = base64.b64encode(hashlib.sha256(style.encode()).digest()).decode()
    assert policy == [f"default-src 'none'; style-src 'sha256-{digest}'; base-uri 'none'; form-action 'none'"]
    # A policy counts from where it stands: nothing it should govern may come before it.
    head = parsed(text).find("head")
    assert [each.tag for each in head][:2] == ["meta", "meta"]
    assert "url(" not in style
    assert "@import" not in style


def test_edits_stand_in_the_text_and_below_it(view: View) -> None:
    root = parsed(page(view))
    (passage,) = root.xpath("//section[@id='p2']")
    (machine,) = passage.find_class("machine")
    (clean,) = passage.find_class("clean")
    assert [each.text for each in machine.iter("del")] == ["27on", "·,"]
    assert [each.text for each in clean.iter("ins")] == ["27 on", "·word,"]
    assert [each.text_content() for each in clean.find_class("asked")] == ["it said"]
    assert [each.text_content() for each in clean.find_class("offered")] == ["they word said"]
    assert [each.text for each in machine.iter("sup")] == ["2", "3"]
    assert [each.get("class") for each in passage.xpath(".//ul/li")] == [
        *["edit"] * 3,
        "suggestion",
        "retried",
        "left",
        "blocks",
        "notes",
    ]
    assert passage.find_class("why")[1].text == "Because word."


def test_every_column_has_its_language(view: View) -> None:
    view = replace(view, passages=tuple(replace(each, language="ru") for each in view.passages))
    root = parsed(page(view))
    assert root.xpath("//div[contains(@class,'source')]/@lang") == ["ru", "ru"]
    assert set(root.xpath("//div[contains(@class,'machine') or contains(@class,'clean')]/@lang")) == {"en"}


def test_a_sentence_left_alone_is_marked_with_its_language(article_with: Callable[[str], View]) -> None:
    root = parsed(page(article_with("uk")))
    spans = root.xpath("//section[@id='p2']//span[@class='left']")
    # In the source a doubt about the first word parts the sentence.
    assert [(each.get("lang"), each.text_content()) for each in spans] == [
        ("uk", "Друге"),
        ("uk", " речення uk без перекладу."),
        *[("uk", "Друге речення uk без перекладу.")] * 2,
    ]


def test_the_header_says_where_from_how_much_and_by_what(view: View) -> None:
    text = page(view)
    assert classes(text, "origin") == ["inbox/word.txt"]
    assert parsed(text).findtext(".//h1") == "Title word of the article"
    assert [each.text_content() for each in parsed(text).xpath("//ul[@class='counts']/li")] == [
        "4 passages",
        "4 edits",
        "1 suggestion",
        "1 blocking doubt",
        "1 noted doubt",
        "1 sentence left in its own language",
    ]
    assert classes(text, "signature") == ["detect:word|chysto:0"]


def test_decisions_are_said_and_shown(decided_view: View) -> None:
    root = parsed(page(decided_view))
    (passage,) = root.xpath("//section[@id='p2']")
    (clean,) = passage.find_class("clean")
    assert [each.text for each in clean.iter("ins")] == ["; word", "they word said"]
    assert [each.text for each in clean.iter("sup")] == ["2", "3", "4"]
    assert [each.text for each in passage.iter("em")] == [
        f"{what} by Olha word" for what in ("rejected", "reworded", "accepted")
    ]
    assert [each.get("class") for each in passage.xpath(".//ul/li")][:4] == [
        "edit", "edit dropped", "edit", "suggestion",
    ]  # fmt: skip
    (anew,) = root.xpath("//section[@id='p1']//li[@class='rewritten']")
    assert "Olha word wrote this passage anew" in anew.text_content()


def test_several_articles_are_one_page_with_a_list(view: View, decided_view: View) -> None:
    root = parsed(page(view, decided_view))
    assert root.xpath("//ol/li/a/@href") == ["#a1", "#a2"]
    assert [each.tag for each in root.find_class("headline")] == ["h2", "h2"]
    ids = root.xpath("//@id")
    assert len(ids) == len(set(ids))
    assert {"a1p2", "a2p2"} <= set(ids)


def test_a_passage_left_out_says_so(view: View) -> None:
    assert classes(page(view), "out") == ["left out"]


def test_english_without_source_has_two_columns(view: View) -> None:
    view = replace(view, passages=view.passages[2:])
    root = parsed(page(view))
    assert root.find("body").get("class") == "unsourced"
    assert root.find_class("source") == []


def test_an_empty_article_is_a_page_too() -> None:
    assert parsed(page(View("", "a.txt", None, "", ()))).findtext(".//h1") == "Untitled"


def test_hostile_text_never_becomes_markup(
    article_with: Callable[[str], View], decided_with: Callable[[str], View], payload: str
) -> None:
    harmless, hostile = (
        page(article_with(word), decided_with(word)) for word in ("w\nw" if "\n" in payload else "w", payload)
    )
    assert shape(parsed(hostile)) == shape(parsed(harmless))
    assert not re.search("[\x00-\x08\x0b-\x1f\x7f-\x9f\u202a-\u202e\u2066-\u2069]", hostile)
    for name in ("http-equiv", "lang", "class"):
        values = (set(parsed(each).xpath(f"//@{name}")) for each in (harmless, hostile))
        assert len({frozenset(each) for each in values}) == 1


@pytest.mark.parametrize("place", ["h1", "li", "section", "title"])
def test_hostile_text_is_there_to_read(article_with: Callable[[str], View], place: str) -> None:
    root = parsed(page(article_with("<b>&lt;{{ 7*7 }}</b>")))
    assert any("<b>&lt;{{ 7*7 }}</b>" in each.text_content() for each in root.iter(place))
