"""``chysto checks``: the list of checks, or one check explained."""

import click

from checks import CHECKS


@click.command()
@click.argument("name", required=False)
def checks(name: str | None) -> None:
    """List the checks; with NAME, explain one with its examples.

    A check compares source and English and says what it doubts; it changes nothing. A doubt that blocks sends the
    article to review.
    """
    known = {check.name: check for check in CHECKS}
    if name is not None:
        if name not in known:
            raise click.UsageError(f"no check is called {name}; `chysto checks` lists them")
        click.echo(f"{name}, version {known[name].version}\n\n{known[name].explanation}")
        return
    width = max(map(len, known))
    for check in CHECKS:
        click.echo(f"{check.name:{width}}  {check.title}")
