"""A number is not the number of the source.

Numbers are compared by value, whatever they are written with: digits, words, scales, times of day.

    >>> numbers.ask("Загинули 23 тисячі людей.", "23,000 people were killed.", "uk")
    []
    >>> numbers.ask("Загинули 23 тисячі людей.", "23 people were killed.", "uk")
    ['changed']
    >>> numbers.ask("Бюджет вырос на 2,5 млрд рублей.", "The budget grew.", "ru")
    ['lost']

Words such as *one*, *first*, *both* and *half* come and go in good translations and are only taken as an explanation:

    >>> numbers.ask("Обидва водії втекли о 18:30.", "The two drivers fled at 6:30 p.m.", "uk")
    []

Measures that a translator converted (10 km for 6 miles) are doubted: a machine does not convert, it errs.
"""

from collections.abc import Iterator, Sequence
from itertools import pairwise

from articles import Doubt, Severity
from checks.check import check
from checks.pair import Pair
from checks.quantities import Quantity, Value


@check(version=2, kinds={"changed": Severity.BLOCKS, "lost": Severity.BLOCKS, "gained": Severity.NOTES})
def numbers(pair: Pair) -> Iterator[Doubt]:
    """Numbers of the source that the English lacks, and numbers it has from nowhere."""
    if not pair.origin:
        return
    source, english = pair.source_quantities, pair.english_quantities
    missing, foreign = _unexplained(source, english), _unexplained(english, source)
    free = _spare(source, english) if len(foreign) > len(missing) else []
    for theirs, ours in zip(foreign, [*missing, *free], strict=False):
        said, wanted = pair.english[theirs.start : theirs.end], pair.origin[ours.start : ours.end]
        reason = f"“{said}” stands where the source says “{wanted}”"
        yield numbers.doubt("changed", reason, (theirs.start, theirs.end), (ours.start, ours.end))
    for ours in missing[len(foreign) :]:
        if ours.weight == 2:
            wanted = pair.origin[ours.start : ours.end]
            yield numbers.doubt(
                "lost", f"“{wanted}” of the source is not in the English", source=(ours.start, ours.end)
            )
    for theirs in foreign[len(missing) + len(free) :]:
        if theirs.weight == 2:
            said = pair.english[theirs.start : theirs.end]
            yield numbers.doubt("gained", f"“{said}” is not in the source", (theirs.start, theirs.end))


def _unexplained(these: Sequence[Quantity], others: Sequence[Quantity]) -> list[Quantity]:
    """Quantities that no quantity of the other side agrees with, alone or with its neighbour."""
    known: set[Value] = set().union(*(other.values for other in others))
    # A sum on the other side explains both its parts here, and parts there explain a sum here: 2 млн 300 тис., 2.3m.
    summed = {part for one, two, total in _sums(these) if total in known for part in (one, two)}
    known.update(total for _, _, total in _sums(others))
    return [one for one in these if one.weight and one not in summed and known.isdisjoint(one.values)]


def _sums(found: Sequence[Quantity]) -> Iterator[tuple[Quantity, Quantity, float]]:
    """Neighbours that may be read as one number, with their sum."""
    for one, two in pairwise(found):
        large, small = ([value for value in each.values if isinstance(value, float)] for each in (one, two))
        if two.start - one.end < 12 and large and small and max(large) > max(small):
            yield one, two, max(large) + max(small)


def _spare(source: Sequence[Quantity], english: Sequence[Quantity]) -> list[Quantity]:
    """What else in the source a foreign number may stand for.

    A number that the source says twice is missing nowhere when the English changes it once, but one of its two places
    is free. So is a loose word that explains nothing: of двогодинна розмова and “a thirty hour talk” the двогодинна.
    """
    taken: set[int] = set()
    for one in english:
        for place, other in enumerate(source):
            if place not in taken and not one.values.isdisjoint(other.values):
                taken.add(place)
                break
    known: set[Value] = set().union(*(one.values for one in english))
    return [
        other
        for place, other in enumerate(source)
        if place not in taken and (other.weight == 2 or (not other.weight and known.isdisjoint(other.values)))
    ]
