"""Cleaning and replaying hold their promises on any text, any cleaners and any decisions."""

from collections.abc import Iterator
from datetime import UTC, datetime

from hypothesis import given, settings
from hypothesis import strategies as st

from articles import ALWAYS, SUGGEST, Decision, Edit, Passage, Verdict
from cleaners import (
    CLEANERS,
    SOURCE_CLEANERS,
    Cleaner,
    QuoteStyle,
    Text,
    clean,
    clean_article,
    clean_text,
    clean_texts,
    replay,
)

NOW = datetime(2024, 1, 1, tzinfo=UTC)
# The alphabet of faults: whatever a cleaner looks for, between words.
FAULTS = [
    *"\"'“”‘’„«»()[]<>&;:,.!?-–—…▁⁇@\t\n\x00\x0c\x7f\x92\u00a0\u00ad\u200b\u200d\u202f\ufeff\ufffd/=|_#*",
    *(" ", "  ", "\n\n", " .", ",,", "..", ", ,", ",.", "«", "<<", ">>", "< ", "<>", "</b", "<br />", "<p>", "/>"),
    *("&quot;", "&nbsp;", "&amp;quot;", "&#39;", "&lt;br&gt;", "â€œ", "вЂњ", "Ã©", "Г±", "â€", "@@ ", "<unk>", "</s>"),
    *(
        "[UNK]",
        "    ",
        "cityKharkiv",
        "articleVladimir",
        " 's",
        " n't",
        "27on",
        "onthe",
        "theKremlin",
        "Рutin",
        "сat",
        "а",
        "mobili-\nzation",
        "well-\nknown",
    ),
    *(
        "the the",
        "and so and so",
        "to do to do to do",
        "Read also: the mayor",
        "Related video",
        "Share",
        "Photo: UNIAN",
    ),
    *("http://a.example/x,y?z=1&q=2", "me@a.example", "x < 5", '15"', ":)", "e.g.", "U.S.,", "said", "he said", "Kyiv"),
    *("The mayor spoke.", "He left.He came.", "“We won,", "«Так»", "Київ", "10 000", "war", "peace", "of", "a", "I"),
]
TEXTS = st.lists(st.sampled_from([*FAULTS, *[" "] * 30]), max_size=24).map("".join)
ANY_TEXT = st.one_of(TEXTS, st.text(max_size=60))
SELECTIONS = st.lists(st.sampled_from(CLEANERS), unique_by=lambda cleaner: cleaner.name)


def made(name: str, old: str, new: str, strength: object = ALWAYS) -> Cleaner:
    """A cleaner that turns one string into another."""

    def edits(passage: Passage) -> Iterator[Edit]:
        at = passage.text.find(old)
        while at >= 0:
            yield Edit(at, at + len(old), new, f"{old} is {new}")
            at = passage.text.find(old, at + max(1, len(old)))

    return Cleaner(name, strength, 1, edits, name)


def letters(name: str, old: str, new: str) -> Cleaner:
    return made(name, old, new, ALWAYS)


ONE = st.text("ab ", min_size=0, max_size=2)
MIXES = st.lists(st.tuples(st.text("ab ", min_size=1, max_size=2), ONE), min_size=1, max_size=4).map(
    lambda pairs: tuple(letters(f"mix_{number}", old, new) for number, (old, new) in enumerate(pairs))
)


@given(ANY_TEXT)
@settings(max_examples=200, deadline=None)
def test_the_changes_replay_and_a_second_run_rests(text: str) -> None:
    cleaned = clean_text(text)
    assert cleaned.fight == ()
    assert replay(text, cleaned.changes) == cleaned.text
    assert replay(text, cleaned.changes, {change.key for change in cleaned.changes}) == text
    again = clean_text(cleaned.text)
    assert again.text == cleaned.text
    assert not [change for change in again.changes if change.strength is ALWAYS]
    assert clean_text(text) == cleaned


@given(TEXTS, SELECTIONS, st.randoms(use_true_random=False))
@settings(max_examples=200, deadline=None)
def test_any_cleaners_and_any_rejections(text: str, selection: list[Cleaner], random: object) -> None:
    cleaned = clean(Passage(text), tuple(selection))
    rejected = {change.key for change in cleaned.changes if random.random() < 0.5}  # type: ignore[attr-defined]
    left = replay(text, cleaned.changes, rejected)
    assert left == replay(text, cleaned.changes, rejected)
    # Dropping what rests on a rejected change by hand gives the same.
    fallen = set(rejected)
    for change in cleaned.changes:
        if fallen & set(change.rests_on):
            fallen.add(change.key)
    assert replay(text, cleaned.changes, fallen) == left
    # What no change has touched is there, in order.
    touched = sorted((change.machine_start, change.machine_end) for change in cleaned.changes)
    at = found = 0
    for start, end in [*touched, (len(text), len(text))]:
        if start > at:
            found = left.find(text[at:start], found)
            assert found >= 0
            found += start - at
        at = max(at, end)


@given(st.text("ab ", max_size=12), MIXES, st.randoms(use_true_random=False))
@settings(max_examples=200, deadline=None)
def test_cleaners_that_were_never_meant_for_each_other(text: str, mix: tuple[Cleaner, ...], random: object) -> None:
    cleaned = clean(Passage(text), mix)
    if cleaned.fight:
        assert (cleaned.text, cleaned.changes) == (text, ())
        assert set(cleaned.fight) <= {cleaner.name for cleaner in mix}
        return
    assert replay(text, cleaned.changes) == cleaned.text
    assert replay(text, cleaned.changes, [change.key for change in cleaned.changes]) == text
    assert len({change.key for change in cleaned.changes}) == len(cleaned.changes)
    rejected = {change.key for change in cleaned.changes if random.random() < 0.3}  # type: ignore[attr-defined]
    replay(text, cleaned.changes, rejected)
    reworded = {key: Decision(key, Verdict.REWORD, "reviewer", NOW, wording="§") for key in rejected}
    fallen: set[str] = set()
    for change in cleaned.changes:
        if (fallen | rejected) & set(change.rests_on):
            fallen.add(change.key)
    # A reworded change stands once, unless it rests on another that fell or was reworded.
    assert replay(text, cleaned.changes, reworded).count("§") == len(rejected - fallen)


@given(st.lists(ANY_TEXT, max_size=5), st.sampled_from(QuoteStyle))
@settings(max_examples=200, deadline=None)
def test_an_article_rests_after_one_run(texts: list[str], quotes: QuoteStyle) -> None:
    passages = [Passage(text) for text in texts]
    cleaned = clean_article(passages, quotes=quotes)
    assert len(cleaned) == len(passages)
    for passage, one in zip(passages, cleaned, strict=True):
        assert one.fight == ()
        assert replay(passage.text, one.changes) == one.text
    again = clean_article([Passage(one.text) for one in cleaned], quotes=quotes)
    assert [one.text for one in again] == [one.text for one in cleaned]


@given(st.lists(ANY_TEXT, max_size=6), MIXES)
@settings(max_examples=150, deadline=None)
def test_texts_that_come_together_know_nothing_of_one_another(texts: list[str], mix: tuple[Cleaner, ...]) -> None:
    """Not even where some of them are the same, move on for longer than others or have cleaners that fight."""
    for cleaners in (CLEANERS, mix):
        together = clean_texts(list(map(Text, texts)), cleaners)
        assert together == [clean_text(text, cleaners=cleaners) for text in texts]


def test_more_texts_than_a_cleaner_goes_through_in_a_row() -> None:
    """The last of them is cleaned as the first, and each by its own source."""
    texts = [Text(f"They paid {number}hryvnias , and and left.") for number in range(1, 100)]
    kept = Text("The bell rang rang in the village.", "Дзвін дзвонив дзвонив у селі.", "uk")
    results = clean_texts([*texts, kept, Text(kept.text)])
    assert [result.text for result in results] == [
        *(f"They paid {number} hryvnias, and left." for number in range(1, 100)),
        kept.text,
        "The bell rang in the village.",
    ]


@given(TEXTS, TEXTS)
@settings(max_examples=150, deadline=None)
def test_a_text_with_its_source_rests_too(text: str, source: str) -> None:
    cleaned = clean_text(text, source, "uk")
    assert cleaned.fight == ()
    assert replay(text, cleaned.changes) == cleaned.text
    assert replay(text, cleaned.changes, [change.key for change in cleaned.changes]) == text
    assert clean_text(cleaned.text, source, "uk").text == cleaned.text


@given(ANY_TEXT)
@settings(max_examples=150, deadline=None)
def test_source_cleaners_rest_too(text: str) -> None:
    cleaned = clean_text(text, language="uk", cleaners=SOURCE_CLEANERS)
    assert cleaned.fight == ()
    assert replay(text, cleaned.changes) == cleaned.text
    assert clean_text(cleaned.text, language="uk", cleaners=SOURCE_CLEANERS).text == cleaned.text


def test_fighters_are_named_and_the_text_is_left() -> None:
    mix = (letters("to_b", "a", "b"), letters("idle", "x", "y"), letters("to_a", "b", "a"))
    cleaned = clean(Passage("a cab"), mix)
    assert cleaned.fight == ("to_b", "to_a")
    assert (cleaned.text, cleaned.changes) == ("a cab", ())


def test_a_text_that_is_fed_without_end_is_left_as_it_was() -> None:
    cleaned = clean(Passage("a b"), (letters("idle", "x", "y"), letters("feeds", "a", "aaaa")))
    assert cleaned.fight == ("feeds",)
    assert cleaned.text == "a b"


def test_of_overlapping_edits_the_first_wins_and_the_rest_wait() -> None:
    def edits(passage: Passage) -> Iterator[Edit]:
        if "abc" in passage.text:
            yield Edit(1, 3, "", "second")
            yield Edit(0, 2, "x", "first")

    cleaned = clean(Passage("abc"), (Cleaner("overlap", ALWAYS, 1, edits, ""),))
    assert cleaned.text == "xc"
    assert [change.reason for change in cleaned.changes] == ["first"]


def test_a_change_rests_on_what_it_touches() -> None:
    mix = (letters("open", "-", " "), letters("close", "  ", " "))
    cleaned = clean(Passage("a- b c-d"), mix)
    assert cleaned.text == "a b c d"
    opened, other, closed = cleaned.changes
    assert closed.rests_on == (opened.key,)
    assert (closed.machine_start, closed.machine_end) == (1, 3)
    assert replay("a- b c-d", cleaned.changes, [opened.key]) == "a- b c d"
    assert replay("a- b c-d", cleaned.changes, [closed.key]) == "a  b c d"
    assert replay("a- b c-d", cleaned.changes, [other.key]) == "a b c-d"


def test_a_suggestion_waits_for_a_person() -> None:
    mix = (letters("always", "colour", "color"), made("suggests", "gray", "grey", SUGGEST))
    cleaned = clean(Passage("the colour gray"), mix)
    assert cleaned.text == "the color gray"
    suggestion = cleaned.changes[-1]
    assert (suggestion.cleaner, suggestion.strength) == ("suggests", SUGGEST)
    accepted = {suggestion.key: Decision(suggestion.key, Verdict.ACCEPT, "me", NOW)}
    assert replay("the colour gray", cleaned.changes) == "the color gray"
    assert replay("the colour gray", cleaned.changes, accepted) == "the color grey"
    first = cleaned.changes[0].key
    both = {**accepted, first: Decision(first, Verdict.REWORD, "me", NOW, wording="hue")}
    assert replay("the colour gray", cleaned.changes, both) == "the hue grey"


def test_keys_are_stable_and_tell_like_changes_apart() -> None:
    changes = clean(Passage("a , b , c")).changes
    assert len({change.key for change in changes}) == len(changes) == 2
    assert changes == clean(Passage("a , b , c")).changes


def test_a_paragraph_that_goes_takes_a_blank_line_along() -> None:
    mix = (letters("gone", "furniture", ""),)
    for text, left in (
        ("one\n\nfurniture\n\ntwo", "one\n\ntwo"),
        ("furniture\n\none", "one"),
        ("one\n\nfurniture", "one"),
        ("furniture", ""),
        ("furniture\n\nfurniture\n\none", "one"),
    ):
        cleaned = clean_text(text, cleaners=mix)
        assert cleaned.text == left
        assert replay(text, cleaned.changes) == left
        assert replay(text, cleaned.changes, [change.key for change in cleaned.changes]) == text


def test_an_article_speaks_with_one_sort_of_marks() -> None:
    texts = ["“One” and “two”.", 'He said "three".', '«Four» and 15" more.']
    assert [one.text for one in clean_article([Passage(text) for text in texts])] == [
        "“One” and “two”.",
        "He said “three”.",
        '“Four” and 15" more.',
    ]
    straight = clean_article([Passage(text) for text in texts], quotes=QuoteStyle.STRAIGHT)
    assert [one.text for one in straight] == ['"One" and "two".', 'He said "three".', '"Four" and 15" more.']
    curly = clean_text('"One".\n\nIt\'s "two".', quotes=QuoteStyle.CURLY)
    assert curly.text == "“One”.\n\nIt’s “two”."


def test_a_source_with_other_paragraphs_is_laid_beside_the_text() -> None:
    english = "Share\n\nThe price was < 5 per cent in 2021.\n\nHe left < home."
    source = "Ціна була < 5 відсотків у 2021 році.\n\nВін пішов з дому."
    assert clean_text(english, source, "uk").text.endswith("The price was < 5 per cent in 2021.\n\nHe left home.")


def test_a_passage_that_is_no_prose_is_read_through_and_left() -> None:
    marks = '" a' * 2_000
    assert clean(Passage(marks), [cleaner for cleaner in CLEANERS if "quote" in cleaner.name]).text == marks
    brackets = "(" * 2_000
    assert clean_text(brackets).text == brackets


def test_quotations_nest() -> None:
    text = '"They feared the "correct" words," he said.'
    assert clean_text(text).text == text


def test_a_row_of_removals_is_many_changes_and_no_tangle() -> None:
    text = "Â " * 3_000
    cleaned = clean_text(text)
    assert cleaned.text == ""
    assert len(cleaned.changes) > 1_000
    assert replay(text, cleaned.changes, [change.key for change in cleaned.changes]) == text
    assert sum(len(change.rests_on) for change in cleaned.changes) < len(text)


def test_the_line_end_that_closes_a_text_stays() -> None:
    assert clean_text("All allies .\n\nShare this post\n").text == "All allies.\n"
