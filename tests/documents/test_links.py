import pytest
from hypothesis import given
from hypothesis import strategies as st

from documents.links import Placed, Wanted, place

SOURCE = "Суд заарештував мера. Суд назвав причину. Мера вивели."


def test_a_link_stands_on_its_words_nearest_to_its_place() -> None:
    english = "The court arrested the mayor. The court named a reason. The mayor was led out."
    assert place(english, SOURCE, [Wanted(22, 25, "Court", True)]) == (Placed(34, 39, 0),)
    assert place(english, SOURCE, [Wanted(16, 20, "The mayor.", True)]) == (Placed(19, 28, 0),)


def test_only_whole_words_are_its_words() -> None:
    assert place("Courtyards stay. A court sits.", "Двори. Суд засідає.", [Wanted(7, 10, "court", True)]) == (
        Placed(19, 24, 0),
    )


def test_an_article_more_or_less_does_not_matter() -> None:
    assert place("He left his old post.", "Він залишив стару посаду.", [Wanted(12, 24, "the old post", True)]) == (
        Placed(12, 20, 0),
    )


def test_a_link_that_is_not_found_follows_its_sentence() -> None:
    english = "The court, as Mr. Koval says, arrested him. It named a reason."
    assert place(english, SOURCE, [Wanted(0, 3, "Tribunal", True)]) == (Placed(43, 43, 0),)
    assert place(english, SOURCE, [Wanted(48, 54, "taken out", True)]) == (Placed(62, 62, 0),)


def test_emphasis_that_is_not_found_is_dropped() -> None:
    assert place("The court sat.", SOURCE, [Wanted(0, 3, "Tribunal", False)]) == ()


def test_marks_nest_but_never_cross() -> None:
    source, english = "Читайте великий звіт суду тут.", "Read the great court report here."
    wanted = [Wanted(8, 25, "great court report", True), Wanted(16, 20, "report", False)]
    assert place(english, source, wanted) == (Placed(9, 27, 0), Placed(21, 27, 1))
    crossing = [Wanted(8, 20, "great court", True), Wanted(16, 25, "court report", False)]
    assert place(english, source, crossing) == (Placed(9, 20, 0),)


def test_a_link_over_all_stays_over_all() -> None:
    assert place("Read more.", "Читати далі.", [Wanted(0, 11, "Keep reading", True)]) == (Placed(0, 10, 0),)


def test_a_passage_that_stayed_keeps_its_links() -> None:
    assert place(SOURCE, SOURCE, [Wanted(4, 15, "arrested", True)]) == (Placed(4, 15, 0),)


@given(
    st.text(st.sampled_from("ab. "), min_size=1),
    st.lists(st.tuples(st.integers(0, 20), st.integers(1, 9), st.text(st.sampled_from("ab. ")), st.booleans())),
)
def test_links_are_never_lost_and_never_cross(english: str, drawn: list[tuple[int, int, str, bool]]) -> None:
    if not english.strip():
        return
    wanted = [Wanted(start, start + length, text, must) for start, length, text, must in drawn]
    placed = place(english, "абв " * 8, wanted)
    assert {number for number, mark in enumerate(wanted) if mark.must} <= {there.mark for there in placed}
    for one in placed:
        assert 0 <= one.start <= one.end <= len(english)
        for other in placed:
            crosses = one.start < other.start < one.end < other.end
            assert not crosses
            assert not (one.start < other.start == other.end < one.end)


@pytest.mark.parametrize("count", [2_000])
def test_a_page_of_links_keeps_them_all(count: int) -> None:
    wanted = [Wanted(number, number + 1, "word", True) for number in range(count)]
    assert len(place("word " * count, "x" * count, wanted)) == count
