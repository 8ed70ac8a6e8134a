"""The database: articles, passages, edits, decisions, doubts, translation memory."""

from storage.error import StorageError
from storage.failure import Failure
from storage.listed import Listed
from storage.memory import Memory
from storage.record import Record, Result, Stored
from storage.run import Run
from storage.status import Status
from storage.store import CleanerRecord, Saved, Store, Summary

__all__ = [
    "CleanerRecord",
    "Failure",
    "Listed",
    "Memory",
    "Record",
    "Result",
    "Run",
    "Saved",
    "Status",
    "StorageError",
    "Store",
    "Stored",
    "Summary",
]
