"""What an inbox is: a folder, a file, or a feed; told by its name before anything of it is read."""

from collections.abc import Collection
from pathlib import Path

from engines.download import web
from flows.complaint import Complaint, Exit
from flows.feed import FEEDS, Items, Pages
from flows.found import Source
from flows.inbox import ENDINGS, Files
from flows.settings import Settings
from storage import Store


def named(inbox: str) -> str:
    """The inbox as it is called from every folder: a web address, or an absolute path. Raises Complaint."""
    if web(inbox):
        return inbox
    if "://" in inbox:
        raise Complaint(f"{inbox}: no address that Chysto reads; feeds are read over http and https", Exit.USAGE)
    path = Path(inbox).absolute()
    # Of an empty name (a variable that was never set) the folder we happen to be in would be made.
    if not inbox or not path.exists():
        raise Complaint(
            f"{inbox}: no such folder; name the folder that the articles are in, a file of JSON lines, or a feed",
            Exit.USAGE,
        )
    if path.is_file() and path.suffix.lower() not in ENDINGS | FEEDS:
        endings = " ".join(sorted(ENDINGS | FEEDS))
        raise Complaint(f"{inbox}: no inbox; a file's name ends in one of {endings}", Exit.USAGE)
    return str(path)


def source_of(
    inbox: str,
    output: Path | None,
    pages: Pages | None,
    store: Store,
    chosen: Settings,
    only: Collection[str] | None = None,
) -> Source:
    """What the inbox is read by; ``only`` are the origins looked for. Raises Complaint for what is no inbox."""
    name = named(inbox)
    if web(name) or Path(name).suffix.lower() in FEEDS:
        return Items(name, store, chosen.home, output, pages, only)
    return Files(Path(name), output, chosen.settle, only)
