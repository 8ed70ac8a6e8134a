"""The database: articles, passages, edits, decisions, doubts, translation memory.

One file by default, a PostgreSQL server by URL. An article is saved in one transaction and comes back as it was:

    >>> from tempfile import TemporaryDirectory
    >>> from articles import Article, Passage
    >>> article = Article("inbox/bridge.txt", (Passage("Міст відкрили."),))
    >>> result = Result(cleaned="Міст відкрили.", machine="The bridge is open .", clean="The bridge is open.")
    >>> with TemporaryDirectory() as home, Store.open(f"{home}/chysto.db") as store:
    ...     saved = store.save(Record(article, (result,)))
    ...     again = store.save(Record(article, (result,)))
    ...     found = store.find("bridge.txt")
    >>> saved.new, again.new, found.record.article == article, found.record.results == (result,)
    (True, False, True, True)
"""

from storage.backup import back_up, file_of, look_through, restore
from storage.claims import Claims, Taken
from storage.decided import in_force, passage_key, passage_of
from storage.error import Gone, Missing, Overtaken, StorageError, Unstorable
from storage.failure import Failure
from storage.history import Told
from storage.holder import dead, holder
from storage.listed import Listed
from storage.listing import Filter, Open
from storage.memory import Entry, Memory, Share
from storage.record import Record, Result, Stored
from storage.run import Run
from storage.status import Status
from storage.store import CleanerRecord, Saved, Store, Summary
from storage.tally import Tally
from storage.waiting import Queue, WaitingDoubt, WaitingEdit

__all__ = [
    "Claims",
    "CleanerRecord",
    "Entry",
    "Failure",
    "Filter",
    "Gone",
    "Listed",
    "Memory",
    "Missing",
    "Open",
    "Overtaken",
    "Queue",
    "Record",
    "Result",
    "Run",
    "Saved",
    "Share",
    "Status",
    "StorageError",
    "Store",
    "Stored",
    "Summary",
    "Taken",
    "Tally",
    "Told",
    "Unstorable",
    "WaitingDoubt",
    "WaitingEdit",
    "back_up",
    "dead",
    "file_of",
    "holder",
    "in_force",
    "look_through",
    "passage_key",
    "passage_of",
    "restore",
]
