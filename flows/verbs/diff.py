"""``chysto diff``: source, machine and clean text of a stored article."""

import sys

import click

from flows.complaint import Complaint, counted, printable, say
from flows.screen import show
from flows.settings import settings
from flows.shelf import article_named, existing_store, storing
from review.recorded import recorded
from review.unified import unified_view

LISTED = 100
"""Articles that are listed at most."""


@click.command()
@click.argument("article", required=False)
@click.option("--side-by-side", is_flag=True, help="Three columns instead of one below the other.")
@click.option("--changed", is_flag=True, help="Only the passages that were changed or are in doubt.")
@click.option("--patch", is_flag=True, help="A unified diff from machine text to clean text.")
def diff(article: str | None, side_by_side: bool, changed: bool, patch: bool) -> None:
    """Show source, machine and clean text of a stored ARTICLE, word by word, with each edit's cleaner and reason.

    ARTICLE is a file as it was given to translate or run, its name, or the beginning of an id. Without ARTICLE the
    articles stored last are listed.
    """
    store = existing_store(settings())
    if store is None:
        raise Complaint("nothing is stored yet; `chysto translate` or `chysto run` stores articles")
    with store, storing():
        if article is None:
            rows = store.articles(limit=LISTED)
            for row in rows:
                click.echo(
                    f"{row.id[:8]}  {row.status:12}  {counted(row.changes, 'edit'):>9} "
                    f"{counted(row.doubts, 'doubt'):>10}  {printable(row.title)[:60]}  {printable(row.origin)}"
                )
            if len(rows) == LISTED:
                say(f"these are the last {LISTED} articles; `chysto review` lists and searches all")
            return
        view = recorded(article_named(store, article))
    if patch:
        click.echo(unified_view(view, exact=not sys.stdout.isatty()), nl=False)
    else:
        show(view, side_by_side=side_by_side, changed_only=changed)
