"""What Prefect's pages show: bounded, and no text of an article is taken for markup."""

import random
import re
from datetime import UTC, datetime
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from markdown_it import MarkdownIt

from articles import ALWAYS, Article, Change, Doubt, Passage, Severity
from flows.artifacts import ARTICLES, LONGEST, PASSAGES, Sheet, row
from flows.clock import Step
from flows.quoted import fence, span
from flows.summary import FAILURES, Summary
from storage import Record, Result, Status

HOSTILE = (
    "<script>alert(1)</script>",
    "```\n# Heading\n<img src=x onerror=alert(1)>\n```",
    "`a` ``b`` ```c``` [click](javascript:alert(1)) ![x](http://evil/x.png)",
    "|a|b|\n|---|---|\n|<b>x</b>|",
    "~~~\n</code></pre><iframe src=//evil>",
    "\\`\\\\` &lt;b&gt;",
    "`" * 400,
    " ` ",
    "",
)
MARKDOWN = MarkdownIt("js-default", {"html": True, "linkify": False})
CODE = {"fence", "code_inline"}


def record(origin: str, text: str = "Рада ухвалила 27 законів", doubts: int = 1) -> Record:
    change = Change("k", "merged_number", 1, ALWAYS, 1, 0, 0, 1, 0, 1, "a", "b", "because")
    doubt = Doubt("numbers", "lost", Severity.BLOCKS, f"27 is missing: {text}")
    result = Result(text, text, text + "!", changes=(change,), doubts=(doubt,) * doubts)
    return Record(Article(origin, (Passage(text),)), (result,), status=Status.NEEDS_REVIEW)


def rendered(markdown: str) -> tuple[list[str], str]:
    """The kinds of all Markdown tokens but code, and what all code says."""
    kinds, code = [], []
    for token in MARKDOWN.parse(markdown):
        for each in (token, *(token.children or ())):
            if each.type in CODE:
                code.append(each.content)
            elif each.type not in {"inline", "text", "softbreak", "paragraph_open", "paragraph_close"}:
                kinds.append(each.type)
    return kinds, "\n".join(code)


@pytest.mark.parametrize("text", HOSTILE)
def test_a_hostile_text_is_only_ever_code(text: str) -> None:
    sheet = Sheet()
    sheet.add(record(text, text))
    markdown = sheet.before_and_after()
    kinds, code = rendered(markdown)
    assert kinds == ["heading_open", "heading_close"]
    assert " ".join(text.split())[:100] in code
    for cell in ("article", "title"):
        kinds, _ = rendered(str(row(record(text, text))[cell]))
        assert kinds == []


@given(st.text(alphabet="`~ \n\\<>|#[]()a", max_size=40))
def test_nothing_gets_out_of_a_span_or_a_fence(text: str) -> None:
    kinds, _ = rendered(f"before {span(text)} after")
    assert kinds == []
    tokens = MARKDOWN.parse(fence([text, "end"]))
    assert [token.type for token in tokens] == ["fence"]
    assert tokens[0].content.endswith("end\n")


def test_a_row_counts_edits_and_doubts() -> None:
    assert row(record("inbox/a.txt", doubts=2)) == {
        "article": "`inbox/a.txt`",
        "title": "`Рада ухвалила 27 законів`",
        "status": "needs_review",
        "sentences": 0,
        "edits": "merged_number 1",
        "doubts": "numbers 2",
    }


def test_artifacts_are_bounded_however_large_the_run() -> None:
    whole = Summary(started=datetime.now(UTC))
    for chunk in range(60):
        part = Summary(started=datetime.now(UTC))
        for number in range(20):
            part.add(record(f"{chunk}-{number}", "ї" * 100_000))
        whole.merge(part)
    assert len(whole.sheet.rows) == ARTICLES
    assert len(whole.sheet.doubted) == PASSAGES
    assert whole.stored == 1200
    assert len(whole.sheet.before_and_after()) < PASSAGES * 5 * (LONGEST + 100)
    whole.failures += [f"{number}.txt: `no` <b>" for number in range(FAILURES + 7)]
    markdown = whole.markdown()
    assert f"and {7} more" in markdown
    assert "html_inline" not in rendered(markdown)[0]


def test_two_summaries_add_up() -> None:
    one, other = (Summary(started=datetime.now(UTC)) for _ in range(2))
    for part, name in ((one, "a"), (other, "b")):
        part.add(record(name))
        with part.clock.step(Step.REPAIR):
            sum(random.random() for _ in range(1000))  # noqa: S311
    before = dict(one.clock.seconds)
    one.merge(other)
    assert one.stored == 2
    assert one.clock.seconds[Step.REPAIR] == pytest.approx(before[Step.REPAIR] + other.clock.seconds[Step.REPAIR])
    assert [each["article"] for each in one.sheet.rows] == ["`a`", "`b`"]
    assert re.search(r"\| repair \| [\d.]+ \|", one.markdown())


def test_a_long_name_is_cut(tmp_path: Path) -> None:
    assert len(str(row(record("x" * 10_000))["article"])) < 210
