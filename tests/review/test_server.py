"""The pages and the buttons, without a browser."""

import re
from collections.abc import Callable, Iterator
from pathlib import Path
from urllib.parse import urlencode

import httpx
import pytest
from lxml import html

from articles import SUGGEST, Article, Change, Doubt, Kind, Outcome, Passage, Sentence, Severity, Verdict
from cleaners import CLEANERS
from review.server import application
from review.stops import PART
from storage import Record, Result, Status, Store, in_force

SAME = {"sec-fetch-site": "same-origin"}
MACHINE = "From 23 to 27on the coast , it said ."


@pytest.fixture
def store(tmp_path: Path) -> Iterator[Store]:
    with Store.open(tmp_path / "chysto.db") as opened:
        yield opened


@pytest.fixture
def client(store: Store, visit: Callable[..., httpx.Client]) -> httpx.Client:
    made = visit(application(store, "Olha"))
    made.follow_redirects = True
    return made


@pytest.fixture
def changes(change: Callable[..., Change]) -> list[Change]:
    first = change(MACHINE, "27on", "27 on")
    text = MACHINE.replace("27on", "27 on")
    second = change(text, " on the", " upon the", 1, rests_on=[first], cleaner="upon")
    text = text.replace(" on the", " upon the")
    third = change(text, " ,", ",", 2, cleaner="space_before_mark")
    text = text.replace(" ,", ",")
    fourth = change(text, " .", ".", 3, cleaner="space_before_mark")
    text = text.replace(" .", ".")
    third, fourth = (
        each._replace(machine_start=MACHINE.index(each.before), machine_end=MACHINE.index(each.before) + 2)
        for each in (third, fourth)
    )
    return [first, second, third, fourth, change(text, "From", "Since", 4, SUGGEST, cleaner="speech")]


@pytest.fixture
def article(store: Store, changes: list[Change]) -> str:
    doubt = Doubt("numbers", "missing", Severity.BLOCKS, "The source has 24.", 5, 7, 0, 1)
    kept = Sentence(0, 5, 0, 5, "Один.", "Один.", "uk", Outcome.KEPT)
    clean = "From 23 to 27 upon the coast, it said."
    results = (
        Result("Один.", "Один.", "Один.", "uk", sentences=(kept,), doubts=(doubt,)),
        Result("Від 23 до 27.", MACHINE, clean, "uk", changes=tuple(changes)),
        Result("Три.", "Three.", "Three.", "uk"),
    )
    kinds = (Kind.TITLE, Kind.PARAGRAPH, Kind.ITEM)
    source = tuple(Passage(each.cleaned, kind=kinds[at], position=at, of=3) for at, each in enumerate(results))
    return store.save(Record(Article("inbox/a.txt", source), results, status=Status.NEEDS_REVIEW)).id


def press(client: httpx.Client, id_: str, act: str, **fields: str) -> html.HtmlElement:
    answer = client.post(f"/articles/{id_}", data={"act": act, **fields}, headers=SAME)
    assert answer.status_code == 200, answer.text
    assert answer.history[0].status_code == 303
    return parsed(answer.text)


def parsed(text: str) -> html.HtmlElement:
    return html.document_fromstring(text.encode(), parser=html.HTMLParser(encoding="utf-8"))


def get(client: httpx.Client, path: str) -> html.HtmlElement:
    answer = client.get(path)
    assert answer.status_code == 200
    return parsed(answer.text)


def text_of(page: html.HtmlElement, name: str) -> list[str]:
    return [" ".join(each.text_content().split()) for each in page.find_class(name)]


def said(page: html.HtmlElement) -> str:
    (status,) = page.xpath("//*[@role='status']")
    return " ".join(status.text_content().split())


def test_the_list_has_counts_status_and_search(client: httpx.Client, article: str, store: Store) -> None:
    page = get(client, "/")
    (line,) = page.xpath("//ul[@class='list']/li")
    shown = " ".join(line.text_content().split())
    for fact in ("Один.", "needs review", "4 edits", "1 suggestion", "1 blocking doubt", "3 passages", "inbox/a.txt"):
        assert fact in shown
    assert page.xpath("//ul[@class='list']//a/@href") == [f"/articles/{article}"]
    assert get(client, "/?words=inbox").xpath("//ul[@class='list']/li")
    assert not get(client, "/?words=nowhere").xpath("//ul[@class='list']/li")
    assert not get(client, "/?status=published").xpath("//ul[@class='list']/li")
    assert get(client, "/?status=nonsense&from=-1").xpath("//ul[@class='list']/li")


def test_a_long_list_is_leafed_through(client: httpx.Client, store: Store) -> None:
    for number in range(60):
        store.save(Record(Article(f"{number}.txt", (Passage(f"t{number}"),)), (Result("", "x", "x"),)))
    page = get(client, "/?words=txt")
    assert len(page.xpath("//ul[@class='list']/li")) == 50
    (later,) = page.xpath("//a[@rel='next']/@href")
    page = get(client, f"/{later}")
    assert len(page.xpath("//ul[@class='list']/li")) == 10
    assert page.xpath("//a[@rel='prev']/@href") == ["?words=txt&from=0"]
    assert page.xpath("//input[@name='words']/@value") == ["txt"]


def test_an_article_shows_three_columns_and_buttons_at_each_edit(client: httpx.Client, article: str) -> None:
    page = get(client, f"/articles/{article}")
    (passage,) = page.xpath("//section[@id='p2']")
    assert text_of(passage, "source") == ["Source · UkrainianВід 23 до 27."]
    assert len(passage.find_class("stop")) == 5
    assert all(len(stop.xpath(".//button[@value='accept']")) == 1 for stop in passage.find_class("stop"))
    assert text_of(passage, "why")[0] == "Digits and a word run together."
    assert said(page) == "5 of 5 edits to decide."
    assert [stop.get("id") for stop in page.find_class("stop")] == ["p1w", "p2e5", "p2e1", "p2e2", "p2e3", "p2e4"]
    assert page.xpath("//section[@id='p3']//textarea/text()") == ["\nThree."]


def test_after_a_decision_comes_the_next_that_waits(
    client: httpx.Client, article: str, changes: list[Change], store: Store
) -> None:
    answer = client.post(
        f"/articles/{article}", data={"act": "reject", "change": changes[0].key}, headers=SAME, follow_redirects=False
    )
    # The second rested on the first and fell with it.
    assert (answer.status_code, answer.headers["location"]) == (303, f"/articles/{article}?did=reject#p2e3")
    page = get(client, f"/articles/{article}?did=reject")
    assert said(page) == "Rejected. 3 of 5 edits to decide."
    (passage,) = page.xpath("//section[@id='p2']")
    assert [each.text for each in passage.iter("em")] == ["rejected by Olha", "fallen with 2"]
    assert store.find(article).record.results[1].clean == "From 23 to 27on the coast, it said."
    (fallen,) = passage.xpath(".//li[@id='p2e2']")
    assert fallen.xpath(".//button") == []


def test_a_button_does_what_it_says(client: httpx.Client, article: str, changes: list[Change], store: Store) -> None:
    def clean() -> str:
        return store.find(article).record.results[1].clean

    press(client, article, "accept", change=changes[4].key)
    assert clean() == "Since 23 to 27 upon the coast, it said."
    assert said(press(client, article, "reword", change=changes[4].key, wording="In\r\nthe")) == (
        "Reworded. 4 of 5 edits to decide."
    )
    assert clean() == "In\nthe 23 to 27 upon the coast, it said."
    press(client, article, "withdraw", change=changes[4].key)
    assert clean() == "Since 23 to 27 upon the coast, it said."
    press(client, article, "reject-all", change=changes[2].key)
    assert clean() == "Since 23 to 27 upon the coast , it said ."
    assert said(press(client, article, "undo")).startswith("Undone. 4 of 5")
    press(client, article, "rewrite", passage="1", wording="All quiet.")
    assert clean() == "All quiet."
    page = get(client, f"/articles/{article}")
    assert said(page) == "0 of 5 edits to decide."
    assert "Olha wrote this passage anew" in page.xpath("//section[@id='p2']")[0].text_content()
    (key,) = page.xpath(
        "//form[button[@value='withdraw']]/input[@name='change' and starts-with(@value, 'passage:')]/@value"
    )
    press(client, article, "withdraw", change=key)
    assert clean() == "Since 23 to 27 upon the coast, it said."
    assert said(press(client, article, "accept", change=changes[4].key)).startswith("Nothing to do")


@pytest.mark.parametrize(
    ("fields", "status"),
    [
        ({"act": ""}, 400),
        ({"change": "f00d"}, 400),
        ({"act": "destroy"}, 400),
        ({"act": "accept", "change": "f00d"}, 409),
        ({"act": "accept"}, 409),
        ({"act": "rewrite", "passage": "9", "wording": ""}, 409),
        ({"act": "rewrite", "passage": "-1", "wording": ""}, 409),
        ({"act": "rewrite", "passage": "²", "wording": ""}, 409),
        ({"act": "rewrite", "wording": ""}, 409),
        ({"act": "withdraw", "change": "passage:0:ffff"}, 200),
        ({"act": "undo"}, 200),
        ({"act": "accept-all", "change": "f00d"}, 200),
    ],
)
def test_what_makes_no_sense_is_refused(
    client: httpx.Client, article: str, store: Store, fields: dict[str, str], status: int
) -> None:
    answer = client.post(f"/articles/{article}", data=fields, headers=SAME)
    assert answer.status_code == status
    assert store.decisions(article) == ()
    assert (status == 200) == ("Nothing to do" in answer.text)


def test_an_article_goes_from_review_to_published_and_back(
    client: httpx.Client, article: str, changes: list[Change], store: Store
) -> None:
    def to(status: str) -> int:
        return client.post(f"/articles/{article}/status", data={"status": status}, headers=SAME).status_code

    assert to("published") == 409
    assert to("reviewed") == 200
    assert to("published") == 200
    page = get(client, f"/articles/{article}")
    assert page.xpath("//main//button") == []
    assert client.post(f"/articles/{article}", data={"act": "undo"}, headers=SAME).status_code == 409
    assert to("new") == 409
    assert to("needs_review") == 200
    press(client, article, "accept", change=changes[0].key)
    assert store.find(article).record.status is Status.NEEDS_REVIEW


def test_a_cleaners_page_has_its_docstring_record_and_edits(
    client: httpx.Client, article: str, changes: list[Change], store: Store
) -> None:
    page = get(client, "/cleaners?name=space_before_mark")
    (cleaner,) = (each for each in CLEANERS if each.name == "space_before_mark")
    assert page.xpath("//pre/text()") == [cleaner.explanation]
    assert "No decisions yet" in text_of(page, "counts")[0]
    assert [each.split("…")[1] for each in text_of(page, "context")] == [
        "From 23 to 27on the coast·,, it said .",
        "From 23 to 27on the coast , it said·..",
    ]
    answer = client.post(
        f"/articles/{article}",
        data={"act": "reject", "change": changes[2].key, "back": "space_before_mark"},
        headers=SAME,
    )
    page = parsed(answer.text)
    assert said(page) == "Rejected. 1 to decide."
    assert text_of(page, "counts")[0].startswith("0 accepted, 1 rejected, 0 reworded")
    assert page.xpath("//button[@value='undo']")
    assert in_force(store.decisions(article))[changes[2].key].verdict is Verdict.REJECT


def test_a_cleaner_that_is_often_rejected_is_offered_for_demotion(
    store: Store, visit: Callable[..., httpx.Client], change: Callable[..., Change]
) -> None:
    edit = change("a .", " .", ".", cleaner="space_before_mark")
    results = tuple(Result("", "a .", "a.", changes=(edit._replace(key=f"{number:08}"),)) for number in range(41))
    passages = tuple(Passage(each.machine, position=at, of=41) for at, each in enumerate(results))
    id_ = store.save(Record(Article("long.txt", passages), results)).id
    demoted: set[str] = set()
    client = visit(application(store, "Olha", demoted=lambda: demoted))
    client.follow_redirects = True

    def offers() -> tuple[list[str], list[str]]:
        table = text_of(get(client, "/cleaners"), "status")
        return table, text_of(get(client, "/cleaners?name=space_before_mark"), "offer")

    for number in range(37):
        press(client, id_, "accept", change=f"{number:08}")
    for number in range(37, 40):
        press(client, id_, "reject", change=f"{number:08}")
    table, (offer,) = offers()
    assert table == ["demote?"]
    assert "chysto cleaners demote space_before_mark" in offer
    press(client, id_, "accept", change=f"{40:08}")
    assert text_of(get(client, "/cleaners"), "headline") == ["space_before_mark"]
    demoted.add("space_before_mark")
    assert offers() == (["demoted"], [])


def test_queues_by_cleaner_and_by_check(client: httpx.Client, article: str) -> None:
    page = get(client, "/cleaners")
    assert page.xpath("//tbody//td[1]/a/text()") == ["merged_number", "space_before_mark", "speech", "upon"]
    assert page.xpath("//tbody//td[@data-name='articles']/a/@href")[0] == "/?cleaner=merged_number"
    assert page.xpath("//tbody/tr/td[@data-name='to decide']/text()") == ["1", "2", "1", "1"]
    assert page.xpath("//tbody/tr/td[@data-name='suggestions']/text()") == ["1"]
    assert get(client, "/doubts").xpath("//tbody//td[1]/a/text()") == ["numbers"]
    page = get(client, "/doubts?check=numbers")
    assert page.xpath("//a[@class='origin']/@href") == [f"/articles/{article}?part=1#p1"]
    assert text_of(page, "why") == ["blocks The source has 24."]
    assert get(client, "/cleaners?name=of%20another").xpath("//p[@class='none']")
    assert get(client, "/doubts?check=of%20another").xpath("//p[@class='none']")


def test_a_queue_goes_on_at_the_place_of_the_edit_decided_on(
    client: httpx.Client, store: Store, change: Callable[..., Change]
) -> None:
    edit = change("a .", " .", ".")
    results = tuple(Result("", "a .", "a.", changes=(edit._replace(key=f"{number:08}"),)) for number in range(60))
    passages = tuple(Passage(each.machine, position=at, of=60) for at, each in enumerate(results))
    id_ = store.save(Record(Article("long.txt", passages), results)).id

    def decided(number: int, start: int, at: int) -> str:
        fields = {"act": "accept", "change": f"{number:08}", "back": edit.cleaner, "from": str(start), "at": str(at)}
        answer = client.post(f"/articles/{id_}", data=fields, headers=SAME, follow_redirects=False)
        return str(answer.headers["location"]).removeprefix(f"/cleaners?name=merged_number&did=accept&article={id_}")

    assert decided(3, 0, 4) == "#e4"
    assert decided(59, 50, 9) == "&from=50#e8"
    for number in range(51, 59):
        where = decided(number, 50, 1)
    assert where == "#e1"
    for number in {*range(51)} - {3}:
        where = decided(number, 0, 9)
    assert where == "#queue"


def test_a_passage_that_is_not_shown_any_more_leads_to_the_next(
    client: httpx.Client, article: str, changes: list[Change]
) -> None:
    def after(act: str, **fields: str) -> str:
        data = {"act": act, **fields}
        answer = client.post(f"/articles/{article}?show=grave", data=data, headers=SAME, follow_redirects=False)
        return str(answer.headers["location"]).removeprefix(f"/articles/{article}?")

    assert after("rewrite", passage="0", wording="One.") == "did=rewrite&show=grave#p2e5"
    assert after("rewrite", passage="1", wording="Two.") == "did=rewrite&show=grave#stands"
    assert after("undo") == "did=undo&show=grave#p2e5"


def test_only_what_is_open(client: httpx.Client, article: str, changes: list[Change]) -> None:
    def shown(which: str) -> list[str]:
        return [str(each) for each in get(client, f"/articles/{article}?show={which}").xpath("//section/@id")]

    assert shown("all") == shown("nonsense") == ["p1", "p2", "p3"]
    assert shown("changed") == shown("open") == shown("grave") == ["p1", "p2"]
    press(client, article, "accept", change=changes[-1].key)
    assert shown("grave") == ["p1"]
    for each in changes:
        client.post(f"/articles/{article}", data={"act": "accept", "change": each.key}, headers=SAME)
    assert shown("open") == shown("grave") == ["p1"]
    assert shown("changed") == ["p1", "p2"]


def test_a_very_long_article_comes_in_parts(client: httpx.Client, store: Store, change: Callable[..., Change]) -> None:
    count = PART + 5
    edit = change("a .", " .", ".")
    last = Result("", "a .", "a.", changes=(edit,))
    results = (*(Result("", "a.", "a.") for _ in range(count - 1)), last)
    passages = tuple(Passage(each.machine, position=at, of=count) for at, each in enumerate(results))
    id_ = store.save(Record(Article("long.txt", passages), results)).id
    page = get(client, f"/articles/{id_}")
    assert len(page.xpath("//section")) == PART
    assert page.xpath("//aside//a[@data-key='j']/@href") == [f"?part=2#p{count}e1"]
    page = get(client, f"/articles/{id_}?part=2")
    assert [each.get("id") for each in page.xpath("//section")][-1] == f"p{count}"
    answer = client.post(
        f"/articles/{id_}", data={"act": "accept", "change": edit.key}, headers=SAME, follow_redirects=False
    )
    assert answer.headers["location"] == f"/articles/{id_}?did=accept&part=2#p{count}e1"


def test_keys_are_off_for_who_wants_none(client: httpx.Client, article: str) -> None:
    assert get(client, f"/articles/{article}").xpath("//script/@src") == ["/keys.js"]
    client.post("/keys", data={"keys": "off", "article": article}, headers=SAME)
    page = get(client, f"/articles/{article}")
    assert page.xpath("//script") == []
    assert page.find_class("keyed") == []
    answer = client.post(
        "/keys", data={"keys": "on", "article": "//evil.example"}, headers=SAME, follow_redirects=False
    )
    assert answer.headers["location"] == "/"


def test_a_damaged_record_is_named_on_a_page(client: httpx.Client, store: Store, change: Callable[..., Change]) -> None:
    wrong = change("b .", " .", ".")
    id_ = store.save(Record(Article("a.txt", (Passage("a"),)), (Result("", "a", "a", changes=(wrong,)),))).id
    answer = client.get(f"/articles/{id_}")
    assert answer.status_code == 500
    assert "does not fit its text" in answer.text


def test_an_article_without_text_is_a_page(client: httpx.Client, store: Store) -> None:
    id_ = store.save(Record(Article("a.txt", ()), ())).id
    assert said(get(client, f"/articles/{id_}")) == "No edits here."
    assert get(client, "/").findtext(".//ul/li/a") == "Untitled"


def test_nothing_of_the_page_comes_from_elsewhere(client: httpx.Client, article: str) -> None:
    for path in ("/", f"/articles/{article}", "/cleaners", "/style.css", "/keys.js", "/nothing"):
        assert not re.search(
            r"https?:|//[a-z]|url\(|@import", client.get(path).text.replace("// A", "").replace("// On", "")
        )


def test_hostile_text_is_only_text(
    client: httpx.Client, store: Store, change: Callable[..., Change], hostile: list[str]
) -> None:
    def stored(word: str) -> str:
        machine = f"a {word} b"
        edit = change(machine, "a ", f"{word} ", cleaner=f"c {word}", reason=word)
        doubt = Doubt(f"d {word}", word, Severity.BLOCKS, word, 0, 1, 0, 1)
        result = Result(word, machine, f"{word} {word} b", word, changes=(edit,), doubts=(doubt,))
        return store.save(Record(Article(f"in/{word}", (Passage(word),)), (result,), word)).id

    def shape(page: html.HtmlElement) -> list[tuple[object, ...]]:
        depths = ((each, sum(1 for _ in each.iterancestors())) for each in page.iter())
        return [(depth, each.tag, *sorted(each.attrib)) for each, depth in depths]

    def shown(word: str) -> tuple[list[tuple[object, ...]], set[tuple[object, ...]]]:
        """The shape of the article's page, and what elements there are on all other pages."""
        id_ = stored(word)
        first = shape(get(client, f"/articles/{id_}"))
        found = {what[1:] for what in shape(press(client, id_, "rewrite", passage="0", wording="all anew"))}
        where = (("/", "words", word), ("/cleaners", "name", f"c {word}"), ("/doubts", "check", f"d {word}"))
        for path, name, value in where:
            answer = client.get(f"{path}?{urlencode({name: value}, errors='replace')}")
            assert not re.search("[\x00-\x08\x0b-\x1f\x7f-\x9f\u202a-\u202e\u2066-\u2069]", answer.text)
            found |= {what[1:] for what in shape(parsed(answer.text))}
        return first, found

    harmless = {lines: shown("w\nw" if lines else "w") for lines in (False, True)}
    known = harmless[False][1] | harmless[True][1]
    known |= {what[1:] for what in shape(get(client, "/?words=no+such+words"))}
    known |= {what[1:] for path in ("cleaners?name", "doubts?check") for what in shape(get(client, f"/{path}=no+such"))}
    for payload in hostile:
        first, found = shown(payload)
        assert first == harmless["\n" in payload][0], payload
        assert found <= known, payload
        store.mark(store.articles(limit=1)[0].id, Status.PUBLISHED)  # out of the way of the next
