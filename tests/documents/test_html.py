import logging
from collections.abc import Callable

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from lxml import etree

from documents import Document, Unreadable, read, write
from documents.html import read as read_page

One = Callable[[bytes | str, str], Document]
Unchanged = Callable[[Document], str]
LEAD = "У середу в місті відкрили новий міст через річку, на який мешканці чекали понад десять років поспіль."
NEXT = "Міський голова пояснив, що роботи затримали через повінь і брак металу, а гроші виділили лише торік."
PAGE = f"""<!DOCTYPE html><html><head><meta charset="utf-8"><title>Міст відкрили | Вісник</title>
<meta property="og:site_name" content="Вісник"><script>var a = "сценарій";</script><style>p {{}}</style></head>
<body><nav><ul><li><a href="/">Головна</a></li><li><a href="/news">Новини</a></li></ul></nav>
<article><h1>Міст відкрили</h1>
<figure><img src="m.jpg" alt="alt"><figcaption>Новий міст. Фото автора</figcaption></figure>
<p>{LEAD}</p><p>{NEXT} Читайте <a href="https://example.org/z">звіт ради</a><b>повністю</b>.</p>
<h2>Скільки це коштувало</h2>
<ul><li>Проєкт — 2 млн грн, які дала область минулого року</li><li>Роботи — 40 млн грн із бюджету міста</li></ul>
<table><tr><th>Рік</th><th>Сума</th></tr><tr><td>2023</td><td></td></tr></table>
<blockquote><p>Ми чекали на цей день дуже довго, і ось він нарешті прийшов до нас усіх.</p></blockquote>
</article><footer>Усі права застережено</footer></body></html>"""


def passages(document: Document) -> list[tuple[str, str]]:
    return [(passage.kind.value, passage.text) for passage in document.article.passages]


def test_an_article_is_taken_out_of_its_page(one: One) -> None:
    assert passages(one(PAGE, "a.html")) == [
        ("title", "Міст відкрили"),
        ("caption", "Новий міст. Фото автора"),
        ("paragraph", LEAD),
        ("paragraph", f"{NEXT} Читайте звіт ради повністю."),
        ("heading", "Скільки це коштувало"),
        ("item", "Проєкт — 2 млн грн, які дала область минулого року"),
        ("item", "Роботи — 40 млн грн із бюджету міста"),
        ("cell", "Рік"),
        ("cell", "Сума"),
        ("cell", "2023"),
        ("paragraph", "Ми чекали на цей день дуже довго, і ось він нарешті прийшов до нас усіх."),
    ]
    [anchor] = one(PAGE, "a.html").anchors
    assert (anchor.text, anchor.target) == ("звіт ради", "https://example.org/z")


def test_a_clean_page_is_written(one: One) -> None:
    document = one(PAGE, "a.html")
    texts = ["A bridge", "A new bridge", "Opened.", "Read the report in full.", "The price", "", "Works", "Year", "Sum"]
    assert write(document, [*texts, "2023", "We waited."], ["The report."]).decode() == (
        '<!doctype html>\n<html lang="en">\n<head>\n<meta charset="utf-8">\n'
        '<meta name="generator" content="Chysto">\n<title>A bridge</title>\n</head>\n<body>\n<article>\n'
        "<h1>A bridge</h1>\n<figure><figcaption>A new bridge</figcaption>\n</figure>\n<p>Opened.</p>\n"
        '<p>Read <a href="https://example.org/z">the report</a> in full.</p>\n<h2>The price</h2>\n'
        "<ul><li>Works</li>\n</ul>\n<table><tr><th>Year</th>\n<th>Sum</th>\n</tr>\n<tr><td>2023</td>\n<td></td>\n"
        "</tr>\n</table>\n<blockquote><p>We waited.</p>\n</blockquote>\n</article>\n</body>\n</html>\n"
    )


def test_the_page_written_is_read_as_the_same_article(one: One, unchanged: Unchanged) -> None:
    document = one(PAGE, "a.html")
    again = one(unchanged(document), "b.html")
    assert passages(again) == passages(document)
    assert again.anchors == document.anchors
    assert unchanged(again) == unchanged(document)


@pytest.mark.parametrize(
    ("inner", "text"),
    [
        ("<b>слово</b><a href='/x'>далі</a>", "слово далі"),
        ("перше<br>друге", "перше\nдруге"),
        ("у <a href='/x'>статті</a>Володимир пише", "у статті Володимир пише"),
        ("<span>У</span><span>країна</span> перемогла", "Україна перемогла"),
        ("пере<b>мо</b>га", "перемога"),
        ("  багато\n   пробілів\t тут ", "багато пробілів тут"),
        ("слово<!-- -->далі", "словодалі"),
        ("площа 40 м<sup>2</sup>, закон<sup>1</sup>", "площа 40 м², закон [1]"),
        ("&laquo;Так&raquo; &mdash; &#1074;&#x456;&#1085;", "«Так» — він"),
        ("<script>ні</script>так<style>ні</style>", "так"),
        ("сло\x01во &#1;&#0;&#xD800;&#xFFFF;.", "слово \ufffd\ufffd."),
        ("<o:p class='a' 1='b' <x:y='c'>слово</o:p>", "слово"),
    ],
)
def test_words_are_neither_glued_nor_cut(one: One, inner: str, text: str) -> None:
    assert one(f"<p>{inner}</p>", "a.html").article.passages[0].text == text


def test_two_breaks_part_paragraphs(one: One) -> None:
    assert [text for _, text in passages(one("<div>Перше.<br><br>Друге.<br> <br>Третє.</div>", "a.html"))] == [
        "Перше.",
        "Друге.",
        "Третє.",
    ]


@pytest.mark.parametrize(
    "target",
    [
        "javascript:alert(1)",
        " JavaScript:alert(1)",
        "java\nscript:alert(1)",
        "&#106;avascript:alert(1)",
        "\x01javascript:alert(1)",
        "data:text/html,x",
        "vbscript:x",
        "file:///etc/passwd",
        "blob:x",
    ],
)
def test_addresses_that_run_code_are_dropped_and_their_words_kept(one: One, target: str) -> None:
    document = one(f'<p>Слово <a href="{target}">тут</a> є.</p>', "a.html")
    assert document.article.passages[0].text == "Слово тут є."
    assert not document.anchors
    assert b"href" not in write(document, ["Слово тут є."], [])


@pytest.mark.parametrize(
    "target", ["/a?b=1", "a b.html", "#x", "//example.org/x", "mailto:a@example.org", "HTTP://a.b"]
)
def test_other_addresses_stay(one: One, target: str) -> None:
    [anchor] = one(f'<p>Слово <a href="{target}">тут</a> є.</p>', "a.html").anchors
    assert anchor.target == target.replace(" ", "%20")


def test_hostile_text_is_escaped(one: One) -> None:
    page = (
        "<title><script>alert(1)</script></title><h1>&lt;img src=x onerror=alert(1)&gt;</h1>"
        f"<p>{LEAD} <a href='https://a.b/\"onmouseover=alert(1)'>тут</a></p>"
    )
    document = one(page, "a.html")
    hostile = '</title><script>alert(1)</script><p onclick="x">'
    written = write(document, [hostile] * len(document.article.passages), ["&<\"'>"]).decode()
    tree = etree.fromstring(written.encode(), etree.HTMLParser())
    assert not list(tree.iter("script", "img"))
    assert not [name for element in tree.iter() for name in element.attrib if name.startswith("on")]
    assert [element.get("href") for element in tree.iter("a")] == ['https://a.b/"onmouseover=alert(1)']


def test_what_the_extraction_loses_is_still_read(one: One) -> None:
    page = "<body><nav>Меню</nav>" + "".join(f"<div><div>Рядок {n}</div></div>" for n in range(9)) + "</body>"
    texts = [text for _, text in passages(one(page, "a.html"))]
    assert texts == [f"Рядок {n}" for n in range(9)]


def test_a_title_outside_the_article_is_found(one: One) -> None:
    head = "<title>Міст відкрили | Вісник</title><meta property='og:title' content='Міст відкрили'>"
    page = f"<head>{head}</head><p>{LEAD}</p><p>{NEXT}</p>"
    assert passages(one(page, "a.html"))[0] == ("title", "Міст відкрили")
    page = f"<div id='top'><h1>Новий міст</h1></div><article><p>{LEAD}</p><p>{NEXT}</p></article>"
    assert passages(one(page, "a.html"))[0] == ("title", "Новий міст")


def test_tables_that_lay_out_the_page_are_no_tables(one: One) -> None:
    cell = f"<h1>Назва статті</h1><p>{LEAD}</p><p>{NEXT}</p>"
    page = f"<table><tr><td><ul><li>Меню</li></ul></td><td>{cell}</td></tr></table>"
    document = one(page, "a.html")
    assert ("paragraph", LEAD) in passages(document)
    assert b"<table" not in write(document, ["x"] * len(document.article.passages), [])


@pytest.mark.parametrize(
    "page",
    [
        "<div>" * 100_000 + "слово" + "</div>" * 100_000,
        "<b><p>" * 20_000 + "слово",
        "<a href=x>" * 20_000 + "слово",
        "<ul><li>" * 20_000 + "слово",
        "<table><tr><td>" * 20_000 + "слово",
        f'<p title="{"x" * 12_000_000}">слово</p>',
        "<p>слово" + "&amp;" * 200_000,
        "<p>слово</p>" * 20_000,
        "<!ENTITY a 'b'><p>слово &a;</p>",
        "<p>слово<" + "<" * 50_000,
        "<table><plaintext>r><td>слово<td>b</table>",
        "<p>слово</p><table><td>a<td>b</table>",
    ],
    ids=[
        *("div", "b p", "a", "ul li", "table", "attribute", "entities", "paragraphs", "entity", "angles"),
        *("cells in plain text", "cells without a row"),
    ],
)
def test_hostile_pages_are_read(one: One, unchanged: Unchanged, page: str) -> None:
    document = one(page, "a.html")
    assert any("слово" in text for _, text in passages(document))
    assert "слово" in unchanged(document)


def test_a_long_run_of_pages_leaves_nothing_behind(one: One) -> None:
    one("<p>слово</p>", "a.html")
    before = len(logging.getLogger("trafilatura").handlers)
    for _ in range(3):
        one("<p>слово</p>", "a.html")
    assert len(logging.getLogger("trafilatura").handlers) == before


def test_what_the_extraction_says_is_not_printed(one: One) -> None:
    one("<p>слово</p>", "a.html")
    heard: list[logging.LogRecord] = []
    listener = logging.Handler()
    listener.emit = heard.append  # type: ignore[method-assign]
    logging.getLogger().addHandler(listener)
    try:
        logging.getLogger("trafilatura.core").warning("discarding data")
        assert not heard
    finally:
        logging.getLogger().removeHandler(listener)


@pytest.mark.parametrize("page", ["<script>alert(1)</script>", "<p> </p>", "<!-- слово -->", "<html></html>"])
def test_a_page_without_words_is_unreadable(page: str) -> None:
    [found] = read(page.encode(), "a.html")
    assert isinstance(found, Unreadable)
    assert "no text" in str(found)


@settings(deadline=None)
@given(st.text(max_size=60))
def test_no_character_loses_the_words_beside_it(text: str) -> None:
    text = text.replace("\x00", "").replace("<", "").replace("&", "").encode("utf-8", "ignore").decode()
    found = read_page(f"<p>слово</p><p title='{text}'>{text}</p><p>далі</p>", "a", "utf-8")
    assert {"слово", "далі"} <= {passage.text for passage in found.article.passages}


OPENING = [
    "<p>",
    "<b>",
    "<br>",
    "<a href='/x'>",
    "<ul><li>",
    "<table><tr><td>",
    "<td>",
    "<tr>",
    "<h1>",
    "<h2>",
    "<div>",
]
CLOSING = ["</p>", "</b>", "</a>", "</li>", "</ul>", "</table>", "</td>", "</h1>", "</h2>", "</div>", "<sup>", "</sup>"]
MORE = ["<blockquote>", "<figcaption>", "</figcaption>", "<pre>", "</pre>", "<", "&", "&lt;", "слово ", " ", "а", "1"]
TAGS = st.sampled_from([*OPENING, *CLOSING, *MORE, "\n", "."])


@settings(deadline=None)
@given(st.lists(TAGS, max_size=30).map("".join))
def test_any_page_is_written_and_read_again_the_same(page: str) -> None:
    for found in read(page.encode(), "a.html"):
        if isinstance(found, Document):
            texts = [passage.text for passage in found.article.passages]
            written = write(found, texts, [anchor.text for anchor in found.anchors])
            [again] = read(written, "b.html")
            assert isinstance(again, Document)
            assert passages(again) == passages(found)
            assert again.anchors == found.anchors
