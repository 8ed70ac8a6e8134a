"""Opening the database for a verb, with its troubles told as complaints."""

from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path

from cleaners import replay
from flows.complaint import Complaint, counted, say
from flows.inputs import origin_of
from flows.settings import Settings
from storage import Saved, StorageError, Store, Stored, file_of

BESIDE = ("", "-wal", "-shm", "-journal")
"""Ends of the names of an SQLite database's files."""


def open_store(chosen: Settings) -> Store:
    """The store of the settings, made if it is not there. Raises Complaint."""
    with storing():
        return Store.open(chosen.database, replay=replay)


def existing_store(chosen: Settings) -> Store | None:
    """The store of the settings, or None where nothing was ever stored: to ask makes no files. Raises Complaint.

    One that may not be written can be read all the same.
    """
    with storing():
        file = file_of(chosen.database)
        if file is not None and not file.exists():
            return None
        store = Store.open(chosen.database, replay=replay, reads=True)
        if not store.empty():
            return store
        store.close()
        return None


def of_database(file: Path, chosen: Settings) -> bool:
    """Whether a file is the database, by whatever name, or one of those that SQLite keeps beside it."""
    place = file_of(chosen.database)
    if place is None:
        return False
    if file.exists() and place.exists() and file.samefile(place):
        return True
    place = place.resolve()
    return file.resolve() in {place.with_name(f"{place.name}{end}") for end in BESIDE}


def article_named(store: Store, given: str) -> Stored:
    """The article that a person names: by the path of its file from here, or as `Store.find` has it.

    Raises StorageError for a name of nothing, or of several articles.
    """
    origin = origin_of(given)
    # `beef` may be the beginning of an id as well as of `beef.txt`: here only a whole path counts.
    with suppress(StorageError):
        found = store.find(origin)
        if found.record.article.origin == origin:
            return found
    return store.find(given)


def tell_carried(origin: str, saved: Saved) -> None:
    """Say on standard error what became of the decisions on an article that was made anew."""
    if saved.kept or saved.lost:
        history = f", {saved.lost} without a place and left as history" if saved.lost else ""
        say(f"{origin}: {counted(saved.kept, 'decision')} kept{history}")


@contextmanager
def storing() -> Iterator[None]:
    """Tell a StorageError as one clear line."""
    try:
        yield
    except StorageError as error:
        raise Complaint(str(error)) from None
