"""The model was far less sure of a sentence than of the rest of the article.

A score is the mean log-probability of a token. What is low depends on the package and on the article, so a sentence is
measured by the article's own: by the median and the median deviation from it, which single bad sentences do not move.
Articles of fewer than eight scored sentences say too little.
"""

from collections.abc import Iterator
from statistics import median

from articles import Doubt, Severity
from checks.check import check
from checks.pair import Pair

FEWEST = 8
# In median deviations. Scores lean to the left: at three and a half one good sentence in a hundred is below.
FAR = 5.0
# Below this share of the probability the article's tokens have, whatever the deviation: 0.7 is half.
LEAST = 0.7


@check(version=1, kinds={"low": Severity.NOTES})
def score(pair: Pair) -> Iterator[Doubt]:
    """Sentences whose score is an outlier among ``pair.scores``."""
    if len(pair.scores) < FEWEST:
        return
    middle = median(pair.scores)
    deviation = median(abs(one - middle) for one in pair.scores)
    floor = middle - max(FAR * deviation, LEAST)
    for one in pair.sentences:
        if one.score is not None and one.score < floor:
            span = (min(one.english_start, len(pair.english)), min(one.english_end, len(pair.english)))
            source = (min(one.start, len(pair.source or "")), min(one.end, len(pair.source or "")))
            reason = f"the model's score is {one.score:.2f}, the article's {middle:.2f}"
            yield score.doubt("low", reason, span, source)
