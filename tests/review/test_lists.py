"""The lists of the page: searched and narrowed, and what they say of cleaners and of decisions that fit no more."""

from collections.abc import Callable, Iterator
from datetime import UTC, datetime
from pathlib import Path

import httpx
import pytest
from lxml import html

from articles import ALWAYS, Article, Change, Decision, Doubt, Passage, Severity, Verdict
from review.server import application
from storage import Record, Result, Status, Store


@pytest.fixture
def store(tmp_path: Path) -> Iterator[Store]:
    with Store.open(tmp_path / "chysto.db") as opened:
        yield opened


@pytest.fixture
def client(store: Store, visit: Callable[..., httpx.Client]) -> httpx.Client:
    return visit(application(store, "Olha"))


@pytest.fixture
def article(store: Store) -> str:
    return store.save(Record(Article("a.txt", (Passage("Один."),)), (Result("Один.", "One.", "One.", "uk"),))).id


def get(client: httpx.Client, path: str) -> html.HtmlElement:
    answer = client.get(path)
    assert answer.status_code == 200
    return html.fromstring(answer.text)


def test_the_list_is_searched_and_narrowed(client: httpx.Client, store: Store, article: str) -> None:
    other = Result("Дощ.", "Rain.", "Rain.", "uk", doubts=(Doubt("numbers", "x", Severity.BLOCKS, "27 is missing."),))
    id_ = store.save(Record(Article("rain.txt", (Passage("Дощ."),)), (other,), status=Status.NEEDS_REVIEW)).id

    def listed(query: str) -> list[str]:
        found = get(client, f"/?{query}").xpath("//a[starts-with(@href, '/articles/')]/@href")
        return [href.removeprefix("/articles/").partition("?")[0] for href in dict.fromkeys(found)]

    assert listed("words=ДОЩ") == listed("words=rai") == listed("open=blocking") == listed("check=numbers") == [id_]
    assert listed("open=nonsense") == listed("") == [id_, article]
    assert listed("cleaner=nobody") == []
    # What was asked for stays in the links to the other statuses, and in the form.
    page = get(client, "/?words=дощ&open=blocking")
    assert any("words=" in href and "open=blocking" in href for href in page.xpath("//nav//a/@href"))
    assert page.xpath("//input[@name='open']/@value") == ["blocking"]


@pytest.mark.parametrize("words", ['"', "a* OR b", "NEAR(", "'; DROP TABLE search; --", "<script>alert(1)</script>"])
def test_no_search_is_a_query_or_markup(client: httpx.Client, article: str, words: str) -> None:
    answer = client.get("/", params={"words": words})
    assert answer.status_code == 200
    assert "<script>alert" not in answer.text


def test_a_cleaner_that_is_demoted_or_should_be_is_shown_so(
    visit: Callable[..., httpx.Client], store: Store, article: str
) -> None:
    low: set[str] = set()
    with_names = visit(application(store, "Olena", demoted=lambda: low))
    results = tuple(Result("", "a 27on", "a 27 on", changes=(replace_key(f"k{at}"),)) for at in range(40))
    passages = tuple(Passage("a 27on", position=at, of=40) for at in range(40))
    id_ = store.save(Record(Article("many.txt", passages), results)).id
    now = datetime.now(UTC)
    verdicts = [Verdict.REJECT] * 3 + [Verdict.ACCEPT] * 37
    store.decide(id_, [Decision(f"k{at}", verdict, "Olena", now) for at, verdict in enumerate(verdicts)])
    page = with_names.get("/cleaners?name=merged_number").text
    assert "92.5 % of 40" in page
    assert "chysto cleaners demote merged_number" in page
    low.add("merged_number")
    page = with_names.get("/cleaners?name=merged_number").text
    assert "since it was demoted" in page
    assert "chysto cleaners demote merged_number" not in page


def replace_key(key: str) -> Change:
    return Change(key, "merged_number", 1, ALWAYS, 0, 0, 4, 4, 4, 4, "", " ", "Run together.")


def test_decisions_that_fit_no_more_are_counted_on_the_page(client: httpx.Client, store: Store) -> None:
    first = Result("", "a 27on", "a 27 on", changes=(replace_key("k"),))
    read = Article("a.txt", (Passage("a 27on"),))
    id_ = store.save(Record(read, (first,))).id
    store.decide(id_, [Decision("k", Verdict.REJECT, "Olena", datetime.now(UTC))])
    assert "fits no more" not in client.get(f"/articles/{id_}").text
    store.save(Record(read, (Result("", "other", "other"),)), again=True)
    assert "1 earlier decision fits no more" in client.get(f"/articles/{id_}").text
