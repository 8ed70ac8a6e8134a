"""Something that is not prose is left in the English: markers, entities, tags, unknown-word signs, mojibake.

>>> leftovers.ask(None, "He said: [not translated: Він мовчав.]")
['marker']
>>> leftovers.ask(None, "Smith &amp; Sons sold it ⁇ times.")
['entity', 'unknown']
>>> leftovers.ask(None, "Profits rose (see the table) [1].")
[]
"""

import re
from collections.abc import Iterator

from articles import Doubt, Outcome, Severity, marked_sentences
from checks.check import check
from checks.pair import Pair

SIGNS = {
    "entity": (re.compile(r"&(?:#\d{2,5}|#x[0-9a-fA-F]{2,5}|[a-z]{2,6});"), "“{}” is a character's code"),
    "unknown": (re.compile(r"⁇|<unk>|\ufffd|▁|@@ |@-@"), "“{}” stands where the model knew no word"),
    "tag": (
        re.compile(r"</?(?:p|br|div|span|b|i|em|strong|img|li|ul|td|tr|h\d)(?:\s[^<>]*)?/?>"),
        "“{}” is a tag",
    ),
    "mojibake": (re.compile(r"â€[œ\u009d™˜“”¦]|Ã[©¨¤¶¼]|Ð[°-¿]Ð|Ñ[€-]Ð"), "“{}” was read in the wrong encoding"),
}


@check(
    version=2,
    kinds={
        "marker": Severity.BLOCKS,
        "kept": Severity.BLOCKS,
        "entity": Severity.NOTES,
        "unknown": Severity.BLOCKS,
        "tag": Severity.NOTES,
        "mojibake": Severity.NOTES,
    },
)
def leftovers(pair: Pair) -> Iterator[Doubt]:
    """Signs of the machinery, unless the source has them too; and sentences known to be kept untranslated."""
    kept = marked_sentences(pair.english)
    for span in kept:
        yield leftovers.doubt("marker", "a sentence stands in its source's language", span)
    for kind, (sign, reason) in SIGNS.items():
        for match in sign.finditer(pair.english):
            if not pair.source or match[0] not in pair.source:
                yield leftovers.doubt(kind, reason.format(match[0]), match.span())
    for one in pair.sentences:
        if one.outcome is Outcome.KEPT and not kept:
            span = (min(one.english_start, len(pair.english)), min(one.english_end, len(pair.english)))
            yield leftovers.doubt("kept", one.reason or "this sentence was not translated", span)
