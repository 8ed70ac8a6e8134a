"""``chysto review``: the local page, or a report in one file."""

import os
import secrets
import socket
from pathlib import Path

import click

from flows.complaint import Complaint, Exit, say
from flows.outputs import write_whole
from flows.reviewer import reviewer_named
from flows.settings import settings
from flows.shelf import article_named, existing_store, open_store, storing

NEW = "new"
TOKEN = 16
"""A token shorter than this could be guessed."""


@click.command()
@click.argument("articles", nargs=-1)
@click.option("--port", type=click.IntRange(0, 65535), default=8700, show_default=True, help="0 takes any free one.")
@click.option("--host", default="127.0.0.1", show_default=True, help="The address to listen at; another needs --token.")
@click.option(
    "--token", envvar="CHYSTO_REVIEW_TOKEN", help="What a browser must give once; `new` makes one and prints it."
)
@click.option("--reviewer", help="The name under which decisions are kept; yours on this machine when not given.")
@click.option(
    "--export",
    type=click.Path(path_type=Path),
    help="Write ARTICLES as one file instead: .html, .md or .json.",
)
def review(
    articles: tuple[str, ...], port: int, host: str, token: str | None, reviewer: str | None, export: Path | None
) -> None:
    """Review stored articles in a browser: source, machine and clean English side by side, each edit with buttons.

    The page is for this machine alone and needs no network. Every decision is kept with its time and reviewer, and
    the clean text follows at once. With --export, one static file is written instead: of ARTICLES, each a file as it
    was given to translate or run, its name or the beginning of an id.
    """
    if export is not None:
        write_report(export, articles)
        return
    if articles:
        raise click.UsageError("articles are named with --export; the page shows all of them")
    from review.guard import local

    if token == NEW:
        token = secrets.token_urlsafe(24)
        say(f"the token is {token}")
    if token is not None and len(token) < TOKEN:
        raise click.UsageError(f"the token is too short: {TOKEN} characters at least, or `new`")
    if not local(host) and token is None:
        raise click.UsageError(f"others could reach the page at {host}: give a --token, or `--token new`")
    listening = listen(host, port)
    from flows.strengths import demoted
    from flows.taught import taught
    from review.server import application, serve

    with open_store(settings()) as store, storing():
        shown = f"[{host}]" if ":" in host else host
        say(f"review at http://{shown}:{listening.getsockname()[1]}/ (Ctrl-C ends it)")
        try:
            serve(
                application(store, reviewer_named(reviewer), host, token, taught, demoted),
                listening,
                faults=bool(os.environ.get("CHYSTO_TRACEBACK")),
            )
        except KeyboardInterrupt:
            say("ended; every decision is stored")


def listen(host: str, port: int) -> socket.socket:
    """A socket that browsers can connect to. Raises Complaint."""
    try:
        family, _, _, _, address = socket.getaddrinfo(host, port, type=socket.SOCK_STREAM, flags=socket.AI_PASSIVE)[0]
        listening = socket.create_server(address[:2], family=family)
    except OSError as error:
        reason = error.strerror or str(error)
        raise Complaint(f"{host}:{port}: {reason}: name another with --host or --port", Exit.USAGE) from None
    # asyncio does this only for sockets it has made itself; without it every answer waits 40 ms for the browser's word.
    listening.setsockopt(socket.IPPROTO_TCP, socket.TCP_NODELAY, 1)
    return listening


def write_report(path: Path, articles: tuple[str, ...]) -> None:
    """Write stored articles as one file, in the form that its ending names."""
    from review.recorded import recorded
    from review.report import FORMS, report

    if path.suffix.lower() not in FORMS:
        raise click.UsageError(f"{path}: the ending says the form: {', '.join(FORMS)}")
    if not articles:
        raise click.UsageError("name the articles to export; `chysto diff` lists them")
    store = existing_store(settings())
    if store is None:
        raise Complaint("nothing is stored yet; `chysto translate` or `chysto run` stores articles")
    with store, storing():
        views = [recorded(article_named(store, each)) for each in articles]
    write_whole(path, report(views, path.suffix.lower()).encode("utf-8", "replace"))
