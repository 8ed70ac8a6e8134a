"""Where one sentence ends and the next begins.

Ukrainian is split by ukrainian-tn and Russian by razdel, both small and rule-based; English by the rules here.
"""

import re

END = re.compile(r"[.!?…]+[\"»”’')\]]*\s+(?=[\"«“„‘'(\[—–-]*\s?[A-ZА-ЯЇІЄҐЁ\d])")


def split(text: str, language: str) -> tuple[tuple[int, int], ...]:
    """Spans of the sentences of ``text``, in code points, without the white space between them.

    ``language`` is ``uk``, ``ru`` or ``en``; a text in any other language is one span. Blank text has none.
    """
    if language == "uk":
        import ukrainian_tn

        found = [(span.start, span.stop) for span in ukrainian_tn.split_sentences(text)]
    elif language == "ru":
        import razdel

        found = [(span.start, span.stop) for span in razdel.sentenize(text)]
    elif language == "en":
        cuts = [0, *(match.end() for match in END.finditer(text)), len(text)]
        found = list(zip(cuts, cuts[1:], strict=False))
    else:
        found = [(0, len(text))]
    return tuple(span for span in (trimmed(text, *span) for span in found) if span[0] < span[1])


def trimmed(text: str, start: int, end: int) -> tuple[int, int]:
    piece = text[start:end]
    return start + len(piece) - len(piece.lstrip()), end - len(piece) + len(piece.rstrip())
