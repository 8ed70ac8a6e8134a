"""Opening the database for a verb, with its troubles told as complaints."""

from collections.abc import Iterator
from contextlib import contextmanager

from flows.complaint import Complaint
from flows.settings import Settings
from storage import StorageError, Store


def open_store(chosen: Settings) -> Store:
    """The store of the settings, made if it is not there. Raises Complaint."""
    with storing():
        return Store.open(chosen.database)


def existing_store(chosen: Settings) -> Store | None:
    """The store of the settings, or None where nothing was ever stored: to ask makes no files. Raises Complaint."""
    if chosen.database_url is None and not chosen.database_file.exists():
        return None
    return open_store(chosen)


@contextmanager
def storing() -> Iterator[None]:
    """Tell a StorageError as one clear line."""
    try:
        yield
    except StorageError as error:
        raise Complaint(str(error)) from None
