"""Before and after in the terminal: source, machine and clean text of each passage, and why each edit was made.

Removals stand in ``[-…-]``, additions in ``{+…+}``; ``⟨…⟩?`` is text that a suggestion would replace by ``{?…?}``,
``«=…=»`` a sentence left in its own language, ``⟪…⟫!`` text in doubt, with ``!!`` where the doubt blocks. An edit that
a person decided on says so, and a rejected one leaves only its number. Colour repeats what the signs say and never
says more. Nothing in an article reaches the terminal as a control character.
"""

from collections.abc import Iterable, Iterator, Sequence

from rich.console import Group, RenderableType
from rich.rule import Rule
from rich.table import Table
from rich.text import Text

from articles import Severity
from review.columns import Columns, Note, Run, Sort, Stretch, columns
from review.segments import Mark
from review.signs import drawn, line, visible
from review.view import PassageView, View

_SUPERIOR = str.maketrans("0123456789", "⁰¹²³⁴⁵⁶⁷⁸⁹")
_STYLES = {
    Sort.EDIT: "cyan",
    Sort.SUGGESTION: "yellow",
    Sort.LEFT: "magenta",
    Sort.RETRIED: "dim",
    Sort.BLOCKS: "bold red",
    Sort.NOTES: "yellow",
    Sort.REWRITTEN: "bold green",
}
_SIGNS = {
    Sort.SUGGESTION: "?",
    Sort.LEFT: "=",
    Sort.RETRIED: "~",
    Sort.BLOCKS: "!!",
    Sort.NOTES: "!",
    Sort.REWRITTEN: "*",
}

_WIDEST = len("machine") + 2
"""Places for the name of a text."""


def diff(
    view: View, side_by_side: bool = False, changed_only: bool = False, flat: bool = False
) -> Iterator[RenderableType]:
    """What ``chysto diff`` prints, part by part, for ``rich.console.Console.print``.

    ``side_by_side`` puts the three texts in columns; a terminal of 100 columns or more shows them well.
    ``changed_only`` leaves out passages without edits and doubts. ``flat`` is for a file or another program: to be
    printed without folding, each text and each note is one line, and nothing is filled up with spaces. Parts come as
    they are made, so that a long article begins to show at once. Raises Misplaced when a recorded change does not fit
    its text.
    """
    yield _header(view)
    of = len(view.passages)
    for position, passage in enumerate(view.passages, start=1):
        laid = columns(passage)
        if changed_only and not laid.notes and passage.machine == passage.clean:
            continue
        name = f"{position}/{of} {passage.kind}" + (f" · {line(passage.language)}" if passage.language else "")
        if flat:
            yield Text(f"── {name}", style="dim")
            for said, text in _texts(laid, passage):
                yield Text.assemble((f"{said:<{_WIDEST}}", "dim"), _indented(text))
            for note in laid.notes:
                yield Text.assemble((f"{_sign(note):>4} ", _STYLES[note.sort]), _note(note))
        else:
            yield Rule(Text(name, style="dim"), align="left", style="dim", characters="─")
            yield _beside(laid, passage) if side_by_side else _below(laid, passage)
            if laid.notes:
                yield _notes(laid.notes)
        yield Text()


def _header(view: View) -> RenderableType:
    rows = [Text(line(view.title), style="bold"), Text(line(view.origin), style="dim")]
    if view.signature:
        rows.append(Text(line(view.signature), style="dim"))
    return Group(*rows, Text(view.counts.summary), Text())


def _texts(laid: Columns, passage: PassageView) -> Iterator[tuple[str, Text]]:
    if laid.source is not None:
        yield "source", _text(laid.source)
    yield "machine", _text(laid.machine)
    if passage.machine == passage.clean and not any(run.asked for stretch in laid.clean for run in stretch.runs):
        yield "clean", Text("the same" if passage.clean else "left out", style="dim italic")
    elif not passage.clean:
        yield "clean", Text("left out", style="dim italic")
    else:
        yield "clean", _text(laid.clean)


def _indented(text: Text) -> Text:
    """The lines of a text below one another, behind its name."""
    return Text(f"\n{' ' * _WIDEST}").join(text.split("\n"))


def _below(laid: Columns, passage: PassageView) -> Table:
    table = Table.grid(padding=(0, 2))
    table.add_column(no_wrap=True, style="dim")
    table.add_column(overflow="fold")
    for name, text in _texts(laid, passage):
        table.add_row(name, text)
    return table


def _beside(laid: Columns, passage: PassageView) -> Table:
    table = Table(box=None, padding=(0, 1), pad_edge=False, expand=True, header_style="dim")
    texts = dict(_texts(laid, passage))
    for name in texts:
        table.add_column(name, ratio=1, overflow="fold")
    table.add_row(*texts.values())
    return table


def _text(stretches: Iterable[Stretch]) -> Text:
    return Text.assemble(*(_stretch(stretch) for stretch in stretches))


def _stretch(stretch: Stretch) -> Text:
    """Runs between the signs of what is said about all of them."""
    text = Text.assemble(*(_run(run) for run in stretch.runs))
    if stretch.language is not None:
        text = Text.assemble("«=", text, "=»", style="magenta")
    if stretch.doubt is not None:
        blocks = stretch.doubt is Severity.BLOCKS
        text = Text.assemble("⟪", text, "⟫!!" if blocks else "⟫!", style="bold" if blocks else "italic")
    return text


def _run(run: Run) -> Text:
    """One run between the signs of what an edit does to it, and the edit's number."""
    if run.mark is Mark.KEPT or not run.text:
        text = Text(visible(run.text))
    elif run.mark is Mark.REMOVED:
        text = Text(f"[-{drawn(run.text)}-]", style="red strike")
    elif run.mark is Mark.ADDED:
        text = Text(f"{{+{drawn(run.text)}+}}", style="green underline")
    else:
        text = Text(f"{{?{drawn(run.text)}?}}", style="yellow")
    if run.asked and run.mark is not Mark.OFFERED:
        text = Text.assemble("⟨", text, "⟩?", style="yellow")
    return Text.assemble(text, *((str(number).translate(_SUPERIOR), "cyan") for number in run.numbers))


def _notes(notes: Sequence[Note]) -> Table:
    table = Table.grid(padding=(0, 1))
    table.add_column(justify="right", no_wrap=True, min_width=4)
    table.add_column(overflow="fold")
    for note in notes:
        table.add_row(Text(_sign(note), style=_STYLES[note.sort]), _note(note))
    return table


def _sign(note: Note) -> str:
    return f"{note.number or ''}{_SIGNS.get(note.sort, '')}"


def _note(note: Note) -> Text:
    text = Text(line(note.name), style=_STYLES[note.sort])
    if note.in_source:
        text.append(" in the source", style="dim")
    if note.sort in (Sort.SUGGESTION, Sort.LEFT, Sort.RETRIED):
        text.append(" suggests" if note.sort is Sort.SUGGESTION else " sentence", style="dim")
    elif note.sort in (Sort.BLOCKS, Sort.NOTES):
        text.append(" blocks" if note.sort is Sort.BLOCKS else " noted", style="dim")
    if note.said:
        text.append(f" {line(note.said)}", style="bold")
    if note.before or note.made_of:
        before, after = (drawn(each).replace("\n", "") for each in (note.before, note.made_of))
        text.append(f"  [-{before}-]" if before else "  ").append(f"{{+{after}+}}" if after else "")
    return Text.assemble(text, "  ", (line(note.reason), ""))
