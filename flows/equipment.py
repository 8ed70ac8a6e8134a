"""Making the way ready: which packages, which memory, which settings."""

from cleaners import CLEANERS, QuoteStyle
from engines.engine import load_best
from engines.glossary import BadGlossary, Glossary
from engines.packages import STARTER, BrokenPackage, find, places
from flows.complaint import Complaint, Exit, say
from flows.settings import Settings
from flows.strengths import as_set, demoted
from flows.way import Way
from storage import Store


def equip(chosen: Settings, store: Store | None) -> Way:
    """The way with the best packages on this machine; the store's memory is asked first, if there is a store.

    Says on standard error when only the starter package is there. Raises Complaint when no package is, and for a
    glossary that cannot be used.
    """
    try:
        glossary = Glossary.read(chosen.glossary) if chosen.glossary else None
    except BadGlossary as error:
        raise Complaint(str(error), Exit.USAGE) from None
    shelf = find(places(chosen.home))
    for broken in shelf.broken:
        say(str(broken))
    try:
        engines = load_best(shelf.packages, chosen.home, chosen.beam, threads=chosen.threads)
    except BrokenPackage as error:
        raise Complaint(str(error), Exit.NO_MODEL) from None
    if not engines:
        raise Complaint(
            "there is no translation package; install one with `chysto models install uk_en ru_en`, or a FILE",
            Exit.NO_MODEL,
        )
    weak = [language for language, engine in engines.items() if engine.package.folder == STARTER]
    if weak:
        say(
            f"translating {' and '.join(weak)} with the starter package, which gives the gist only; "
            "install a better one with `chysto models install uk_en ru_en` (or a FILE)"
        )
    rules = as_set(CLEANERS, demoted(chosen.home))
    return Way(engines, store.memory if store else None, chosen.ranker, QuoteStyle(chosen.quotes), glossary, rules)
