"""The way of an article: clean the source, translate, repair, check. Reading and storing are at its two ends."""

import hashlib
import re
from collections import Counter
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from functools import cached_property
from importlib.metadata import version

from articles import Article, Doubt, Name, Outcome, Passage, Sentence, Severity, Term
from checks import CHECKS, check
from checks.nominative import nominative
from checks.spellings import Clash, spellings
from cleaners import CLEANERS, SOURCE_CLEANERS, Cleaned, Cleaner, QuoteStyle, clean_article
from documents import Document, write
from engines.engine import Engine
from engines.glossary import Glossary
from engines.memory import Memory
from engines.translate import Progress, Translation, translate
from flows.clock import Clock, Step
from storage import Record, Result, Status

CYRILLIC_NAME = re.compile(r"\b[\u0400-\u042fҐ][\u0430-\u045fґ'’ʼ]+")


@dataclass(frozen=True)
class Way:
    """Everything an article needs on its way: the packages, the memory, the glossary and the settings."""

    engines: Mapping[str, Engine]
    memory: Memory | None = None
    ranker: str = "lingua"
    quotes: QuoteStyle = QuoteStyle.KEEP
    glossary: Glossary | None = None
    cleaners: tuple[Cleaner, ...] = CLEANERS

    @cached_property
    def signature(self) -> str:
        """What a stored result was made with: enough to make it again, short enough to be stored with each."""
        models = {
            f"{engine.package.name}-{engine.package.version}-{engine.digest[:8]}" for engine in self.engines.values()
        }
        rules = ",".join(
            f"{rule.name}:{rule.version}:{rule.strength}" for rule in (*SOURCE_CLEANERS, *self.cleaners)
        ) + "".join(f",{rule.name}:{rule.version}" for rule in CHECKS)
        return "|".join(
            (
                f"detect:{self.ranker}",
                f"model:{'+'.join(sorted(models)) or 'none'}",
                *((f"glossary:{self.glossary.digest[:8]}",) if self.glossary else ()),
                f"cleaners:{hashlib.sha256(rules.encode()).hexdigest()[:8]}-{self.quotes}",
                f"chysto:{version('chysto')}",
            )
        )

    def walk(
        self,
        documents: Sequence[Document],
        progress: Callable[[Progress], None] | None = None,
        clock: Clock | None = None,
    ) -> tuple["Walked", ...]:
        """Take documents through every step; one Walked for each, in order. ``clock`` is told how long each step took.

        Their sentences are translated together, which is what makes many short articles as fast as one long one.
        """
        clock = clock or Clock()
        with clock.step(Step.CLEAN):
            sources = [clean_article(document.article.passages, SOURCE_CLEANERS) for document in documents]
        with clock.step(Step.TRANSLATE):
            translations = self._translated(documents, sources, progress)
        walked = []
        for document, cleaned in zip(documents, sources, strict=True):
            translated = [next(translations) for _ in cleaned]
            anchors = tuple(next(translations).text for _ in document.anchors)
            walked.append(Walked(document, self._record(document.article, cleaned, translated, clock), anchors))
        return tuple(walked)

    def anchors(self, document: Document) -> tuple[str, ...]:
        """The English of a document's links, as ``walk`` gives it: what was walked before is in the memory."""
        cleaned = clean_article(document.article.passages, SOURCE_CLEANERS)
        translations = self._translated([document], [cleaned])
        return tuple(translation.text for translation in [*translations][len(cleaned) :])

    def _translated(
        self,
        documents: Sequence[Document],
        sources: Sequence[Sequence[Cleaned]],
        progress: Callable[[Progress], None] | None = None,
    ) -> Iterator[Translation]:
        """The translations of each document's passages, then of its links."""
        passages: list[Passage] = []
        for document, cleaned in zip(documents, sources, strict=True):
            passages += [
                Passage(result.text, kind=passage.kind, position=position, of=len(cleaned))
                for position, (passage, result) in enumerate(zip(document.article.passages, cleaned, strict=True))
            ]
            # A link's words are translated on their own too: the writer looks for them in the sentence.
            passages += [
                Passage(
                    anchor.text, kind=document.article.passages[anchor.passage].kind, position=len(cleaned) + number
                )
                for number, anchor in enumerate(document.anchors)
            ]
        glossary = self.glossary.hash_of if self.glossary else None
        return iter(translate(passages, self.engines, self.memory, progress, glossary=glossary, ranker=self.ranker))

    def _record(
        self, article: Article, sources: Sequence[Cleaned], translations: Sequence[Translation], clock: Clock
    ) -> Record:
        machine = [
            Passage(
                translation.text,
                source=source.text,
                language=prevailing(translation.sentences),
                kind=passage.kind,
                position=position,
                of=len(sources),
                terms=self._terms(translation.sentences),
            )
            for position, (passage, source, translation) in enumerate(
                zip(article.passages, sources, translations, strict=True)
            )
        ]
        with clock.step(Step.REPAIR):
            repaired = clean_article(
                [
                    passage._replace(terms=passage.terms + elsewhere(clashes, passage.terms), names=left(passage))
                    for passage, clashes in zip(machine, spellings(machine), strict=True)
                ],
                self.cleaners,
                self.quotes,
            )
        english = [passage._replace(text=clean.text) for passage, clean in zip(machine, repaired, strict=True)]
        scores = [
            sentence.score
            for translation in translations
            for sentence in translation.sentences
            if sentence.score is not None
        ]
        results = []
        with clock.step(Step.CHECK):
            for source, passage, translation, clean, clashes in zip(
                sources, english, translations, repaired, spellings(english), strict=True
            ):
                doubts = check(passage, translation.sentences, scores) if clean.text else ()
                results.append(
                    Result(
                        cleaned=source.text,
                        machine=translation.text,
                        clean=clean.text,
                        language=passage.language,
                        source_changes=source.changes,
                        sentences=translation.sentences,
                        changes=clean.changes,
                        doubts=(*fights(source, clean), *doubts, *(clash.doubt for clash in clashes)),
                    )
                )
        blocked = any(doubt.severity == Severity.BLOCKS for result in results for doubt in result.doubts)
        return Record(article, tuple(results), self.signature, Status.NEEDS_REVIEW if blocked else Status.NEW)

    def _terms(self, sentences: Sequence[Sentence]) -> tuple[Term, ...]:
        """The glossary's terms in the sentences of a passage that have an English, placed in its source."""
        if self.glossary is None:
            return ()
        return tuple(
            replace(term, start=sentence.start + term.start, end=sentence.start + term.end)
            for sentence in sentences
            if sentence.outcome in (Outcome.TRANSLATED, Outcome.RETRIED, Outcome.REMEMBERED)
            for term in self.glossary.terms(sentence.source, sentence.language)
        )


@dataclass(frozen=True)
class Walked:
    """A document at the end of its way: the record to be stored, and the English of its links."""

    document: Document
    record: Record
    anchors: tuple[str, ...]

    def english(self) -> bytes:
        """The document in clean English, in the form it was read from and in UTF-8."""
        return write(self.document, [result.clean for result in self.record.results], self.anchors)

    @property
    def outcomes(self) -> Counter[Outcome]:
        """How many sentences came by their English in which way."""
        return Counter(sentence.outcome for result in self.record.results for sentence in result.sentences)

    @property
    def unsupported(self) -> bool:
        """Whether anything of it is in a language that no package here translates."""
        return self.outcomes[Outcome.UNSUPPORTED] > 0


def prevailing(sentences: Sequence[Sentence]) -> str | None:
    """The language that most letters of a passage are in; None for a passage without sentences."""
    letters: Counter[str] = Counter()
    for sentence in sentences:
        letters[sentence.language] += sentence.end - sentence.start
    return letters.most_common(1)[0][0] if letters else None


def left(passage: Passage) -> tuple[Name, ...]:
    """The names of a passage's source that its machine text has in Cyrillic, where their nominative is certain."""
    return tuple(
        Name(word, base)
        for word in dict.fromkeys(CYRILLIC_NAME.findall(passage.text))
        if word in (passage.source or "") and (base := nominative(word, passage.language or ""))
    )


def elsewhere(clashes: Sequence[Clash], terms: Sequence[Term]) -> tuple[Term, ...]:
    """What the rest of the article calls the names that a passage spells otherwise, where no glossary decides it."""
    return tuple(
        Term(
            clash.source,
            clash.prevailing,
            clash.source_start,
            clash.source_end,
            (clash.spelled,),
            "the rest of the article",
        )
        for clash in clashes
        if not any(term.start < clash.source_end and clash.source_start < term.end for term in terms)
    )


def fights(*sides: Cleaned) -> tuple[Doubt, ...]:
    """A doubt for each side of a passage on which cleaners kept undoing one another."""
    return tuple(
        Doubt(
            "fight",
            "cleaners",
            Severity.NOTES,
            f"The cleaners {' and '.join(side.fight)} undo each other here, so the text was left as it was.",
        )
        for side in sides
        if side.fight
    )
