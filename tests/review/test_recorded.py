"""A stored article shows what a fresh one shows."""

from datetime import UTC, datetime

from articles import Article, Kind, Passage
from cleaners import CLEANERS, clean_article
from review.bilingual import page
from review.recorded import recorded
from review.view import PassageView
from storage.record import Record, Result

NOW = datetime(2026, 1, 5, tzinfo=UTC)


def record(*pairs: tuple[str, Result]) -> Record:
    passages = tuple(
        Passage(text, kind=Kind.PARAGRAPH if position else Kind.TITLE, position=position, of=len(pairs))
        for position, (text, _) in enumerate(pairs)
    )
    return Record(Article("inbox/a.txt", passages), tuple(result for _, result in pairs), "chysto:0", made=NOW)


def test_a_translated_article() -> None:
    view = recorded(
        record(
            ("Заголовок", Result("Заголовок", "Headline", "Headline", "uk")),
            ("Речення .", Result("Речення.", "A sentence .", "A sentence.", "uk")),
            ("Поділитися", Result("", "", "", "uk")),
        )
    )
    assert (view.title, view.origin, view.language, view.signature) == ("Headline", "inbox/a.txt", "uk", "chysto:0")
    assert view.passages[1] == PassageView(
        Kind.PARAGRAPH, "uk", "Речення.", "A sentence .", "A sentence.", read="Речення ."
    )
    assert (view.passages[2].source, view.passages[2].read) == ("", "Поділитися")
    assert "Поділитися" in page(view)


def test_english_that_came_so_has_no_source() -> None:
    machine = ("Sirens in Kharkiv", "From September 23 to 27on the territory .")
    passages = [Passage(text, position=position, of=2) for position, text in enumerate(machine)]
    done = clean_article(passages, CLEANERS)
    view = recorded(
        record(
            *(
                (text, Result("", text, each.text, changes=each.changes))
                for text, each in zip(machine, done, strict=True)
            )
        )
    )
    assert view.passages[1].changes == done[1].changes
    assert [passage.source for passage in view.passages] == [None, None]
    assert [passage.clean for passage in view.passages] == [each.text for each in done]
    assert 'class="unsourced"' in page(view)


def test_an_article_of_which_nothing_is_left_keeps_its_own_title() -> None:
    view = recorded(record(("Поділитися", Result("", "", "", None))))
    assert (view.title, view.language) == ("Поділитися", None)
