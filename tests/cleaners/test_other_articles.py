"""Headlines of other articles that stand as paragraphs of their own, and lists that belong to the article."""

import pytest

from articles import Kind, Passage
from cleaners import SOURCE_CLEANERS, clean_article, clean_text, replay
from cleaners.other_articles import other_articles

PROSE = "The regional council has agreed to rebuild the water works in Nikopol by the spring."
MORE = "Work will begin when the ground has thawed, the mayor said on Tuesday."
HEADLINES = ["Farmers block border crossing at Shehyni", "Kharkiv metro to get new trains", "Hryvnia slips to 42"]
LABELS = [
    *("Read also:", "READ ALSO", "See also", "Related news", "More on the topic", "Latest news", "You may also like"),
    *("Don’t miss:", "Readers are also interested in:", "Earlier we wrote", "Most read", "News from partners"),
    *(
        "Recommended:",
        "Popular this week",
        "In the same section:",
        "OTHER NEWS",
        "What to read next",
        "It may interest you:",
    ),
]

OWN = {
    "what to take along": ["Recommended:", "Warm clothes and blankets", "Water for two days", "Papers in a dry bag"],
    "what is sold": ["Most popular:", "Salted caramel", "Lemon sorbet", "Cherry and poppy"],
    "what is known": ["What you need to know", "The bridge is closed", "Buses run until ten", "The school stays open"],
    "facts in sentences": ["Two people died in the storm", "Power was cut in three districts", "Schools stay closed"],
    "a programme": [
        "Programme:",
        "Mayor opens the fair at noon",
        "Children sing carols",
        "Fire brigade shows its engines",
    ],
    "steps": ["1. Open the app", "2. Choose your district", "3. Press the red button"],
    "items with bullets": ["- Storm breaks trees in Odesa", "- Lviv gets new trams", "- Farmers block the road"],
    "books": ["House by the river", "Winter of the storks", "The last ferryman"],
    "a poem": ["She came in winter", "She stayed till spring", "And nobody asked her name"],
    "questions": ["Who owns the firm?", "Who pays the guards?", "Who signed the lease?"],
    "results in parallel": [
        "Final: Spain beat Italy",
        "Semi-final: Spain beat France",
        "Third: France beat Malta",
    ],
    "nobody in particular": ["Mother bakes bread", "Father mends nets", "Brother fights at the front"],
    "who signs": ["Yours sincerely", "Ivan Petrenko", "Chairman of the board"],
    "results": ["Dynamo – Shakhtar 2:1", "Zorya – Karpaty 0:0", "Rukh – Kryvbas 3:1"],
}


def joined(*paragraphs: str) -> str:
    return "\n\n".join(paragraphs)


@pytest.mark.parametrize("label", LABELS)
def test_a_label_goes_with_its_headlines(label: str) -> None:
    at_the_end = joined(PROSE, MORE, label, *HEADLINES)
    cleaned = clean_text(at_the_end)
    assert cleaned.text == joined(PROSE, MORE)
    assert replay(at_the_end, cleaned.changes) == cleaned.text
    assert clean_text(joined(PROSE, label, *HEADLINES[:2], MORE)).text == joined(PROSE, MORE)
    passages = [Passage(text) for text in (PROSE, label, *HEADLINES)]
    assert [one.text for one in clean_article(passages)] == [PROSE, "", "", "", ""]


@pytest.mark.parametrize(
    "items",
    [
        [f"- {headline}" for headline in HEADLINES],
        [f"12:{40 - minute} {headline}" for minute, headline in enumerate(HEADLINES)],
        ["“We stayed”: a winter in Izium", "Who will pay for the bridge?", "Rail strike halts Warsaw trains"],
    ],
    ids=["bullets", "times", "quotes"],
)
def test_headlines_have_marks_before_and_after(items: list[str]) -> None:
    assert clean_text(joined(PROSE, "Read also:", *items)).text == PROSE


def test_headlines_go_without_a_label_at_the_end_only() -> None:
    assert clean_text(joined(PROSE, *HEADLINES)).text == PROSE
    assert clean_text(joined(PROSE, *HEADLINES, MORE)).text == joined(PROSE, *HEADLINES, MORE)
    assert clean_text(joined(*HEADLINES)).text == joined(*HEADLINES)
    assert clean_text(joined(PROSE, *HEADLINES[:2])).text == joined(PROSE, *HEADLINES[:2])
    assert clean_text(joined("The council heard of three plans:", *HEADLINES)).text.endswith(joined(*HEADLINES))


def test_a_feed_is_known_by_its_times() -> None:
    feed = ["14:05 Storm breaks trees in Odesa", "13:40 Three new trams for Lviv", "12:15 Fog closes the port again"]
    assert clean_text(joined(PROSE, *feed, MORE)).text == joined(PROSE, MORE)
    assert clean_text(joined(PROSE, *feed[::-1], MORE)).text == joined(PROSE, *feed[::-1], MORE)


@pytest.mark.parametrize("items", OWN.values(), ids=OWN.keys())
def test_lists_of_the_article_stay(items: list[str]) -> None:
    for text in (joined(PROSE, MORE, *items), joined(PROSE, *items, MORE)):
        assert clean_text(text).text == text


def test_the_heading_of_what_follows_is_not_in_the_list() -> None:
    text = joined(PROSE, "Read also:", *HEADLINES, "How to get there", MORE)
    assert clean_text(text).text == joined(PROSE, "How to get there", MORE)
    text = joined(PROSE, "Read also", "A life in dates", MORE)
    assert clean_text(text).text == joined(PROSE, "A life in dates", MORE)
    text = joined("Related news", *HEADLINES, "Water works in Nikopol to be rebuilt", PROSE, MORE)
    assert clean_text(text).text == joined("Water works in Nikopol to be rebuilt", PROSE, MORE)
    passages = [Passage(PROSE), Passage("Read also:"), Passage(HEADLINES[0], kind=Kind.HEADING), Passage(MORE)]
    assert HEADLINES[0] in [one.text for one in clean_article(passages)]


def test_a_headline_that_asks_and_names_is_in_the_list() -> None:
    text = joined(PROSE, "Read also", "Kharkiv metro to get new trains", "Why bees love Odesa", MORE)
    assert clean_text(text).text == joined(PROSE, MORE)


def test_a_label_of_one_common_word_needs_headlines_under_it() -> None:
    assert clean_text(joined(PROSE, "Earlier:", *HEADLINES)).text == PROSE
    text = joined(PROSE, "Earlier:", "Mayor of the town", "Head of the council")
    assert clean_text(text).text == text


def test_a_label_with_its_headline_needs_no_other() -> None:
    text = joined(PROSE, f"Read also: {HEADLINES[0]}", "Hospital gets its own well", MORE)
    assert clean_text(text).text == joined(PROSE, "Hospital gets its own well", MORE)
    text = joined(PROSE, f"Read also: {HEADLINES[0]}", *HEADLINES[1:], MORE)
    assert clean_text(text).text == joined(PROSE, MORE)


def test_prose_in_the_source_stays() -> None:
    text = joined(PROSE, "Read also:", "The book of storks", "House by the river")
    source = joined("Рада погодилась.", "Вона сказала: «Читай також».", "Це книга про лелек.", "Це дім над рікою.")
    assert "The book of storks" in clean_text(text, source, "uk").text


def test_a_list_of_the_source_too_goes() -> None:
    text = joined(PROSE, "Read also:", "Storm over Odesa", "Three trams for Lviv")
    source = joined(
        "Рада погодилася відбудувати водогін.", "Читайте також:", "Буря над Одесою", "Три трамваї для Львова"
    )
    assert clean_text(text, source, "uk").text == PROSE


def test_items_and_headings_of_a_page() -> None:
    page = [
        Passage(PROSE),
        Passage("Read also", kind=Kind.HEADING),
        *(Passage(headline, kind=Kind.ITEM) for headline in HEADLINES),
    ]
    assert [one.text for one in clean_article(page)] == [PROSE, "", "", "", ""]
    own = [Passage(PROSE), *(Passage(headline, kind=Kind.ITEM) for headline in HEADLINES)]
    assert [one.text for one in clean_article(own)] == [PROSE, *HEADLINES]


def test_lists_in_ukrainian_and_russian() -> None:
    for label, items in {
        "Читайте також:": ["Буря над Одесою", "Три трамваї для Львова"],
        "Читайте также": ["Буря над Одессой", "Три трамвая для Львова"],
    }.items():
        text = joined("Рада погодилася відбудувати водогін до весни.", label, *items)
        assert clean_text(text, cleaners=SOURCE_CLEANERS).text == "Рада погодилася відбудувати водогін до весни."


def test_tags_hide_no_list() -> None:
    items = [f'<a href="/{number}">{headline}</a>' for number, headline in enumerate(HEADLINES)]
    assert clean_text(joined(PROSE, "<b>Related news</b>", *items, MORE)).text == joined(PROSE, MORE)


def test_white_paragraphs_are_passed_over() -> None:
    assert other_articles([PROSE, "", "Read also:", " ", *HEADLINES]) == {2, 4, 5, 6}
    assert other_articles([]) == other_articles(["Read also:"]) == frozenset()


def test_long_runs_take_no_longer_than_their_length() -> None:
    many = ["Storm over Odesa breaks trees"] * 20_000
    assert len(other_articles([PROSE, "Read also:", *many])) == len(many) + 1
