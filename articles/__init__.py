"""The nouns every room shares, and the mark that three of them read: no effects, no imports of other rooms."""

from articles.article import Article
from articles.change import Change
from articles.decision import Decision, Verdict
from articles.doubt import Doubt, Severity
from articles.edit import Edit
from articles.marker import marked, marked_sentences, without_marked
from articles.name import Name
from articles.passage import Kind, Passage
from articles.remembered import Remembered
from articles.sentence import Outcome, Sentence
from articles.strength import ALWAYS, SUGGEST, Strength
from articles.term import Term

__all__ = [
    "ALWAYS",
    "SUGGEST",
    "Article",
    "Change",
    "Decision",
    "Doubt",
    "Edit",
    "Kind",
    "Name",
    "Outcome",
    "Passage",
    "Remembered",
    "Sentence",
    "Severity",
    "Strength",
    "Term",
    "Verdict",
    "marked",
    "marked_sentences",
    "without_marked",
]
