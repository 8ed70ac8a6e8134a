"""``chysto detect``: the language of each passage, and why."""

import json
import sys

import click

from engines.detect import detect as judge
from flows.complaint import printable, status_of
from flows.inputs import read_input, records_of
from flows.settings import settings


@click.command()
@click.argument("files", nargs=-1, required=True)
@click.option(
    "--jsonl", is_flag=True, help='Filter JSON lines: {"id","text"[,"context"]} in, {"id","lang","spans"} out.'
)
@click.option("--json", "as_json", is_flag=True, help="One JSON object a passage: origin, position, lang, why, spans.")
@click.option(
    "--ranker",
    type=click.Choice(["lingua", "light", "langdetect"]),
    help="What ranks languages when letters do not decide.  [default: CHYSTO_RANKER or lingua]",
)
@click.pass_context
def detect(ctx: click.Context, files: tuple[str, ...], jsonl: bool, as_json: bool, ranker: str | None) -> None:
    """Say which language each passage of FILE is in, and why; - is standard input.

    Languages are uk, ru, en, other (a language Chysto does not translate) and und (no language can be told).
    """
    ranker = ranker or settings().ranker
    failures: list[str] = []
    done = 0
    if jsonl:
        for name in files:
            for records in records_of(name, failures):
                done += len(records)
                for record in records:
                    context = record.get("context")
                    found = judge(record["text"], context=context if isinstance(context, str) else None, ranker=ranker)
                    answer = {"id": record.get("id"), "lang": found.language, "spans": found.spans}
                    sys.stdout.write(f"{json.dumps(answer)}\n")
                sys.stdout.flush()
        ctx.exit(status_of(len(failures), done))
    for name in files:
        for document in read_input(name, failures):
            done += 1
            article = document.article
            whole = "\n".join(passage.text for passage in article.passages)
            for position, passage in enumerate(article.passages):
                found = judge(passage.text, context=whole, ranker=ranker)
                if as_json:
                    fact = {
                        "origin": article.origin,
                        "position": position,
                        "lang": found.language,
                        "why": found.why,
                        "spans": found.spans,
                    }
                    click.echo(json.dumps(fact, ensure_ascii=False))
                else:
                    start = printable(passage.text)
                    start = start if len(start) <= 60 else f"{start[:59]}…"
                    click.echo(f"{found.language:5}  {start}\n       {found.why}")
    ctx.exit(status_of(len(failures), done))
