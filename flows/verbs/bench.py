"""``chysto bench``: how fast it translates and searches here, how much memory it takes, and what the flow costs."""

import json
import tempfile
import time
from pathlib import Path

import click

from flows.complaint import Complaint, Exit, say, status_of
from flows.contest import ARGOS, Beam, Contest, beams, contest
from flows.endurance import endure
from flows.equipment import equip
from flows.inputs import read_input
from flows.orchestration import settle
from flows.progress import progress
from flows.settings import settings
from flows.shelf import storing
from flows.toll import tolls
from storage import Store


@click.group()
def bench() -> None:
    """Measure speed and memory on this machine. Measure when it is idle."""


@bench.command()
@click.argument("files", nargs=-1, required=True)
@click.option("--passages", type=click.IntRange(1), default=250, show_default=True, help="Passages of FILE to take.")
@click.option("--rounds", type=click.IntRange(1), default=3, show_default=True, help="Turns of which to take medians.")
@click.option("--beams", "wide", is_flag=True, help="Also compare beam 1, 2 and 4, with the package's own settings.")
@click.option("--json", "as_json", is_flag=True, help="Print one JSON object.")
@click.pass_context
def translate(
    ctx: click.Context, files: tuple[str, ...], passages: int, rounds: int, wide: bool, as_json: bool
) -> None:
    """How fast Chysto translates FILE, beside Argos Translate and beside CTranslate2 fed as well as can be.

    The same package and, but for --beams, Argos's decode settings for all; in turns, so that what else the machine
    does hits all alike, Argos, which takes long, in the first only. FILE is any article, or a .tsv with a source
    text in its first column and, for the quality of each beam, a human translation in its second. At least 200
    sentences say something.
    """
    failures: list[str] = []
    pairs = [pair for name in files for pair in pairs_in(name, failures)][:passages]
    if not pairs:
        raise Complaint("nothing to translate in these files; name others", Exit.ALL_FAILED)
    texts = [text for text, _ in pairs]
    references = [reference for _, reference in pairs if reference]
    engines = equip(settings(), None).engines
    with tempfile.TemporaryDirectory() as folder:
        measured = contest(texts, engines, Path(folder), rounds)
    rows = beams(texts, references if len(references) == len(texts) else (), engines, (1, 2, 4), rounds) if wide else []
    if as_json:
        click.echo(json.dumps({**json_of(measured), "beams": [row._asdict() for row in rows]}))
    else:
        show(measured, rows)
    if measured.sentences < 200:
        say(f"{measured.sentences} sentences are few; take 200 or more before you believe this")
    ctx.exit(status_of(len(failures), 1))


@bench.command()
@click.argument("files", nargs=-1, required=True)
@click.option("--articles", type=click.IntRange(2), default=10_000, show_default=True, help="How many to translate.")
@click.option("--first", type=click.IntRange(1), default=500, show_default=True, help="After how many it counts.")
@click.option("--json", "as_json", is_flag=True, help="Print one JSON object.")
@click.pass_context
def memory(ctx: click.Context, files: tuple[str, ...], articles: int, first: int, as_json: bool) -> None:
    """How the memory of a long run grows: many short articles made of the passages of FILE, all the way.

    They are stored in a database that is thrown away. Of their passages 95 in 100 are in the translation memory soon.
    A run that has loaded all it needs after the first 500 articles should not grow by more than a twentieth.
    """
    failures: list[str] = []
    texts = [text for name in files for text, _ in pairs_in(name, failures)]
    if not texts:
        raise Complaint("nothing to translate in these files; name others", Exit.ALL_FAILED)
    chosen = settings()
    began = time.monotonic()
    marks = []
    with tempfile.TemporaryDirectory() as folder, Store.open(Path(folder) / "bench.db") as store:
        for mark in endure(equip(chosen, store), store, texts, articles, chosen.chunk):
            if mark.articles % first < chosen.chunk or mark.articles == articles:
                marks.append(mark)
                if not as_json:
                    seconds = time.monotonic() - began
                    click.echo(f"{mark.articles:7} articles {mark.resident / 2**20:9.1f} MB {seconds:7.0f} s")
    growth = marks[-1].resident / marks[0].resident - 1
    if as_json:
        click.echo(json.dumps({"growth": growth, "marks": [mark._asdict() for mark in marks]}))
    else:
        click.echo(f"grown by {growth:.1%} since the first {marks[0].articles}")
    ctx.exit(status_of(len(failures), 1))


@bench.command()
@click.option("--articles", type=click.IntRange(1), default=10_000, show_default=True, help="How many to list.")
@click.option("--rounds", type=click.IntRange(1), default=5, show_default=True, help="Turns of which to take medians.")
@click.option("--database", help="An empty PostgreSQL database to fill instead of an SQLite file.", metavar="URL")
@click.option("--json", "as_json", is_flag=True, help="Print one JSON object.")
def review(articles: int, rounds: int, database: str | None, as_json: bool) -> None:
    """How soon the review page lists, searches and shows an archive of made-up articles, as its server answers.

    It is filled first, which takes a few minutes, and thrown away afterwards unless --database says where it is.
    """
    from flows.archive import answered, archive, long_article

    with (
        storing(),
        tempfile.TemporaryDirectory() as folder,
        Store.open(database or Path(folder) / "bench.db") as store,
    ):
        if store.articles(limit=1):
            raise Complaint(f"{store.place}: holds articles: name an empty database", Exit.USAGE)
        began = time.monotonic()
        with progress("filling the archive", unit="articles") as moved:
            for number, record in enumerate(archive(articles), start=1):
                store.save(record)
                moved(number, articles, 0)
        store.save(long_article())
        filled = time.monotonic() - began
        times = answered(store, rounds)
    if as_json:
        click.echo(json.dumps({"articles": articles, "filled": filled, "seconds": times}))
        return
    click.echo(f"{articles} articles stored in {filled:.0f} s; medians of {rounds} answers")
    for title, seconds in times.items():
        click.echo(f"{seconds * 1000:8.0f} ms  {title}")


@bench.command()
@click.argument("files", nargs=-1, required=True)
@click.option("--articles", type=click.IntRange(10), default=1000, show_default=True, help="How many to work through.")
@click.option("--chunk", "sizes", type=click.IntRange(1, 1000), multiple=True, help="Size of a chunk; may be repeated.")
@click.option("--rounds", type=click.IntRange(1), default=3, show_default=True, help="Pairs of which to take medians.")
@click.option("--json", "as_json", is_flag=True, help="Print one JSON object.")
@click.pass_context
def flow(
    ctx: click.Context, files: tuple[str, ...], articles: int, sizes: tuple[int, ...], rounds: int, as_json: bool
) -> None:
    """What the flow costs over a plain loop: many short articles made of the passages of FILE, all in the memory.

    Both do the same work in this process, in turns, and only the flow tells Prefect of it. What Prefect's server takes
    is its own: it is told apart, as CPU of the processes below this one. Everything happens in a folder that is thrown
    away.
    """
    failures: list[str] = []
    texts = [text for name in files for text, _ in pairs_in(name, failures)]
    if not texts:
        raise Complaint("nothing to translate in these files; name others", Exit.ALL_FAILED)
    chosen = settings()
    rows = []
    with tempfile.TemporaryDirectory(ignore_cleanup_errors=True) as folder:
        settle(Path(folder))
        if not as_json:
            click.echo(f"{'':8}{'plain loop':>18}{'the flow':>18}{'more':>16}{'server':>10}")
            click.echo(f"{'chunk':8}{'wall':>10}{'CPU':>8}{'wall':>10}{'CPU':>8}{'wall':>8}{'CPU':>8}{'CPU':>10}")
        for row in tolls(texts, articles, sizes or (chosen.chunk,), rounds, Path(folder)):
            rows.append(row)
            if not as_json:
                click.echo(
                    f"{row.chunk:<8}{row.loop.wall:10.2f}{row.loop.cpu:8.2f}{row.flow.wall:10.2f}{row.flow.cpu:8.2f}"
                    f"{row.more:8.1%}{row.more_cpu:8.1%}{row.flow.server:10.2f}"
                )
    if as_json:
        costs = [{**row._asdict(), "loop": row.loop._asdict(), "flow": row.flow._asdict()} for row in rows]
        click.echo(json.dumps({"articles": articles, "chunks": costs}))
    else:
        click.echo("milliseconds an article")
    ctx.exit(status_of(len(failures), 1))


@bench.command()
@click.argument("files", nargs=-1, required=True)
@click.option("--articles", type=click.IntRange(10), default=400, show_default=True, help="How many to translate.")
@click.option("--json", "as_json", is_flag=True, help="Print one JSON object.")
@click.pass_context
def workers(ctx: click.Context, files: tuple[str, ...], articles: int, as_json: bool) -> None:
    """Whether two workers do more than one: articles made of the passages of FILE, in one inbox and one database.

    One process on one core, two processes on a core each, and one process on two cores, each over a database of its
    own that is thrown away. None of the articles is in the memory. Nothing but the work is timed, and each article is
    seen to be stored once.
    """
    from flows.crew import compare

    failures: list[str] = []
    texts = [text for name in files for text, _ in pairs_in(name, failures)]
    if not texts:
        raise Complaint("nothing to translate in these files; name others", Exit.ALL_FAILED)
    with storing():
        crews = compare(texts, articles, ((1, 1), (2, 1), (1, 2)), settings())
    if as_json:
        click.echo(json.dumps({"articles": articles, "crews": [crew._asdict() for crew in crews]}))
    else:
        for crew in crews:
            click.echo(
                f"{crew.workers} workers, {crew.threads} threads each {crew.seconds:8.1f} s "
                f"{crews[0].seconds / crew.seconds:6.2f} times as fast, articles of each: {crew.stored}"
            )
    ctx.exit(status_of(len(failures), 1))


def pairs_in(name: str, failures: list[str]) -> list[tuple[str, str]]:
    """The passages of a file, each with its human translation, which is empty where there is none."""
    if Path(name).suffix.lower() != ".tsv":
        return [
            (passage.text, "")
            for document in read_input(name, failures)
            for passage in document.article.passages
            if passage.text.strip()
        ]
    lines = Path(name).read_text(encoding="utf-8").splitlines()
    columns = [line.split("\t") for line in lines if line.strip()]
    return [(row[0], row[1] if len(row) > 1 else "") for row in columns]


def json_of(measured: Contest) -> dict[str, object]:
    paces = {
        kind: {name: pace._asdict() for name, pace in getattr(measured, kind).items()}
        for kind in ("paces", "argos", "ideal")
    }
    return {**measured._asdict(), **paces}


def show(measured: Contest, rows: list[Beam]) -> None:
    """Print the tables."""
    click.echo(f"{measured.sentences} sentences, {measured.words} words; words a second by wall and by CPU time\n")
    click.echo(f"{'':26}{'wall':>8}{'CPU':>8}{'x Argos':>16}{'of the ideal':>18}")
    for name, pace in measured.paces.items():
        line = f"{name:26}{pace.wall:8.0f}{pace.cpu:8.0f}"
        if name in measured.argos:
            times, share = measured.argos[name], measured.ideal[name]
            line += f"{times.wall:8.1f}{times.cpu:8.1f}{share.wall:10.2f}{share.cpu:8.2f}"
        click.echo(line.rstrip())
    click.echo(f"\n{measured.same} of {measured.sentences} first attempts are word for word those of {ARGOS}")
    for reason, number in sorted(measured.different.items()):
        click.echo(f"  {number:4} differ: {reason}")
    click.echo(f"{measured.retried:.1%} of the sentences took more than one attempt")
    if rows:
        click.echo(f"\n{'beam':26}{'wall':>8}{'CPU':>8}{'of the ideal':>18}{'retried':>10}{'chrF':>8}")
    for row in rows:
        quality = "" if row.chrf is None else f"{row.chrf:8.1f}"
        shares = f"{row.ideal.wall:10.2f}{row.ideal.cpu:8.2f}"
        click.echo(f"{row.width:<26}{row.pace.wall:8.0f}{row.pace.cpu:8.0f}{shares}{row.retried:10.1%}{quality}")
