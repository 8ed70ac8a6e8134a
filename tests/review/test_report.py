"""Several articles in one file: a page, Markdown and JSON, with decisions and whatever an article says."""

import json
import re
from collections.abc import Callable

import pytest
from lxml import html
from markdown_it import MarkdownIt

from review.bilingual import page
from review.report import FORMS, report
from review.view import View


def test_html_is_the_page(view: View, decided_view: View) -> None:
    assert report([view], ".html") == page(view)
    assert "2 articles, before and after" in report([view, decided_view], ".html")


def test_json_has_everything_and_every_decision(decided_view: View) -> None:
    (article,) = json.loads(report([decided_view], ".json"))
    passage = article["passages"][1]
    assert [change["stands"] for change in passage["changes"]] == ["rejected", "reworded", "accepted"]
    assert passage["changes"][1]["decision"] == {
        "verdict": "reword",
        "wording": "; word",
        "reviewer": "Olha word",
        "made": "2026-01-05T00:00:00+00:00",
    }
    assert passage["clean"] == decided_view.passages[1].clean
    assert article["passages"][0]["rewritten_by"] == "Olha word"
    assert article["passages"][2]["changes"][0]["decision"] is None
    assert passage["doubts"][0]["severity"] == "blocks"


def test_markdown_has_the_texts_and_the_notes(decided_view: View) -> None:
    text = report([decided_view], ".md")
    assert text.startswith("# Title word of the article\n\ninbox/word\\.txt\n\n4 passages, ")
    assert "Machine English:\n\n```text\nFrom 23 to 27on word the coast , it said ." in text
    assert "- **merged\\_word** · rejected by Olha word · “27on” → “27 on”: Because word\\." in text


@pytest.mark.parametrize("form", FORMS)
def test_no_article_and_an_empty_one(form: str) -> None:
    assert isinstance(report([], form), str)
    assert report([View("", "a.txt", None, "", ())], form)


def test_hostile_text_in_markdown_is_only_text(
    article_with: Callable[[str], View], decided_with: Callable[[str], View], payload: str
) -> None:
    def rendered(word: str) -> list[str]:
        text = report([article_with(word), decided_with(word)], ".md").encode("utf-8", "replace").decode()
        assert not re.search("[\x00-\x08\x0b-\x1f\x7f-\x9f\u202a-\u202e\u2066-\u2069]", text)
        root = html.document_fromstring(MarkdownIt().render(text))
        return [str(each.tag) for each in root.iter()]

    assert rendered(payload) == rendered("w\nw" if "\n" in payload else "w")
