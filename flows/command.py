"""The ``chysto`` command: its verbs, each loaded only when it is called."""

import importlib
import os
import sys
from collections.abc import Sequence
from contextlib import suppress
from typing import NoReturn

import click

from flows import compiled
from flows.complaint import Complaint, Exit, say
from flows.streams import ready

VERBS = {
    "translate": "Translate files into clean English, once.",
    "repair": "Clean English that is already translated.",
    "run": "Run the flow once over an inbox.",
    "serve": "Run the flow on a schedule.",
    "worker": "Work for the runs of other machines.",
    "status": "Tell how runs, articles, failures and workers stand.",
    "failures": "List the articles that failed, and when they are tried again.",
    "retry": "Try the articles that failed again, now.",
    "diff": "Show what the repair changed in a stored article.",
    "review": "Review stored articles in a browser, or export them.",
    "export": "Write stored articles as XLIFF, TMX, CSV or JSON lines.",
    "import": "Read XLIFF back: changes in it become decisions.",
    "detect": "Say which language each passage is in, and why.",
    "models": "List, install, carry and verify translation packages.",
    "memory": "Count, exchange and prune what was translated once.",
    "backup": "Write a back-up of the database, also while a run is at work.",
    "restore": "Put a back-up in the place of the database.",
    "cleaners": "List the cleaners, explain one, or demote one.",
    "checks": "List the checks, or explain one.",
    "doctor": "Prove that everything works offline.",
    "bench": "Measure speed and memory on this machine.",
}


class Verbs(click.Group):
    """A group that imports a verb's module when the verb is called: ``--help`` and ``repair`` start at once."""

    def list_commands(self, ctx: click.Context) -> list[str]:
        return list(VERBS)

    def get_command(self, ctx: click.Context, cmd_name: str) -> click.Command | None:
        if cmd_name not in VERBS:
            return None
        # A module cannot be called import.
        name = "returned" if cmd_name == "import" else cmd_name
        # Beside a translation the repair costs nothing; alone it is all the cost.
        if name == "repair":
            compiled.prefer()
        verb: click.Command = getattr(importlib.import_module(f"flows.verbs.{name}"), name)
        return verb

    def invoke(self, ctx: click.Context) -> object:
        """Run the verb. `chysto diff | head`: a reader who has gone has what it wanted."""
        try:
            return super().invoke(ctx)
        except (BrokenPipeError, SystemExit) as ending:
            # rich makes an exit of it, and so would click, with a status that says nothing.
            if not isinstance(ending.__context__ if isinstance(ending, SystemExit) else ending, BrokenPipeError):
                raise
            discard_output()
            return Exit.DONE

    def format_commands(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:
        """List the verbs without loading any of them."""
        with formatter.section("Verbs"):
            formatter.write_dl(list(VERBS.items()))


@click.command(
    cls=Verbs,
    context_settings={"help_option_names": ["-h", "--help"], "max_content_width": 100},
    epilog=(
        "Exit status: 0 done, 1 done but --strict and something needs review, 2 wrong usage, 3 no model for a "
        "language, 4 some inputs failed, 5 all failed, 130 stopped by Ctrl-C or SIGTERM."
    ),
)
@click.version_option(package_name="chysto", message="%(prog)s %(version)s")
def chysto() -> None:
    """Ukrainian and Russian articles into clean English, offline.

    \b
    Translate a file:      chysto translate article.txt
    Mend English:          chysto repair --diff translated.txt
    Work through a folder: chysto run inbox/

    Chysto keeps its database and packages in CHYSTO_HOME (default ~/.chysto) and uses the network only when a verb
    says so.
    """


def call(arguments: Sequence[str]) -> int:
    """Run the command; every ending is a documented exit status and no traceback reaches a user."""
    try:
        status = chysto.main(list(arguments), prog_name="chysto", standalone_mode=False)
        sys.stdout.flush()
        return int(status or Exit.DONE)
    except (click.exceptions.Abort, KeyboardInterrupt):
        say("stopped; what was stored stays, and the next run goes on from there")
        return Exit.INTERRUPTED
    except Complaint as complaint:
        complaint.show()
        return complaint.status
    except click.ClickException as error:
        error.show()
        return error.exit_code
    except BrokenPipeError:
        # What was printed was little, and flushed only now.
        discard_output()
        return Exit.DONE
    except MemoryError:
        say("out of memory; split the input or close other programs, then run the same command again")
        return Exit.ALL_FAILED
    except OSError as error:
        discard_output()
        say(f"{error.filename or 'standard output'}: {error.strerror or error}; nothing that was stored is lost")
        return Exit.ALL_FAILED
    except Exception as error:
        # A fault of ours. Its traceback helps only the person who mends it, and that person can ask for it.
        if os.environ.get("CHYSTO_TRACEBACK"):
            raise
        say(
            f"a fault in Chysto itself: {type(error).__name__}: {error}; nothing that was stored is lost. "
            "Please report it with what CHYSTO_TRACEBACK=1 shows"
        )
        return Exit.ALL_FAILED


def discard_output() -> None:
    """Let go of standard output: what is left for it cannot be written at exit either, and Python would say so."""
    os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())


def main() -> None:
    """Run the command with the arguments of this process."""
    ready()
    arguments = sys.argv[1:]
    status = call(arguments)
    if arguments[:1] == ["repair"]:
        leave(status)
    sys.exit(status)


def leave(status: int) -> NoReturn:
    """End the process as it stands: to free half a million words one by one takes a thirtieth of a long run."""
    for stream in (sys.stdout, sys.stderr):
        # Where it cannot be written, that has been said.
        with suppress(OSError):
            stream.flush()
    os._exit(status)
