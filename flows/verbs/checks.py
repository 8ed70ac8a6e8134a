"""``chysto checks``: the list of checks, or one check explained."""

import click

from checks import CHECKS
from checks.spellings import __doc__ as spellings


@click.command()
@click.argument("name", required=False)
def checks(name: str | None) -> None:
    """List the checks; with NAME, explain one with its examples.

    A check compares source and English and says what it doubts; it changes nothing. A doubt that blocks sends the
    article to review.
    """
    known = {check.name: (f"{check.name}, version {check.version}", check.explanation) for check in CHECKS}
    known["spellings"] = ("spellings, about an article as a whole", (spellings or "").strip())
    if name is not None:
        if name not in known:
            raise click.UsageError(f"no check is called {name}; `chysto checks` lists them")
        click.echo("\n\n".join(known[name]))
        return
    width = max(map(len, known))
    for check, (_, explanation) in known.items():
        click.echo(f"{check:{width}}  {explanation.partition(chr(10))[0]}")
