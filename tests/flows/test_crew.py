"""The bench of workers: its articles are new ones, and each is done once by whoever takes it."""

from collections.abc import Callable
from itertools import islice
from pathlib import Path

import pytest

from flows.complaint import Complaint
from flows.crew import compare, fresh
from flows.settings import Settings

TEXTS = ("Рада ухвалила закон про школи.", "Уряд затвердив бюджет.", "Міст відкрили вранці.")


def test_no_passage_of_an_article_is_in_another() -> None:
    articles = [*islice(fresh([f"{text} Це {n} раз." for text in TEXTS for n in range(40)]), 20)]
    passages = [passage for article in articles for passage in article.split("\n\n")]
    assert len(passages) == len({*passages}) == 40
    assert articles == [*islice(fresh([f"{text} Це {n} раз." for text in TEXTS for n in range(40)]), 20)]


def test_two_workers_share_the_articles_of_one_inbox(home: Path) -> None:
    """Processes of their own, over a database of their own that is gone afterwards."""
    (done,) = compare(TEXTS, 30, ((2, 1),), Settings(home=home))
    assert (done.workers, done.threads, sum(done.stored), len(done.stored)) == (2, 1, 30, 2)
    assert done.seconds > 0
    assert not (home / "chysto.db").exists()


def test_a_worker_that_does_not_start_is_told(home: Path) -> None:
    with pytest.raises(Complaint, match="a worker did not start"):
        compare(TEXTS, 10, ((1, 1),), Settings(home=home, glossary=home / "none.csv"))


def test_a_crew_without_texts_is_one_line(run: Callable, tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text("", "utf-8")
    ran = run("bench", "workers", tmp_path / "a.txt")
    assert ran.status == 5
    assert "nothing to translate" in ran.err
