"""``chysto memory``: what a person corrects in an exported file is what is read from then on."""

import json
from collections.abc import Callable
from pathlib import Path

from lxml import etree

SOURCE = "Уряд затвердив бюджет.\n\nШколи відкриють у вересні.\n"
OTHER = '<tmx version="1.4"><header/><body>{}</body></tmx>'
UNIT = '<tu><tuv xml:lang="{}"><seg>{}</seg></tuv><tuv xml:lang="en-GB"><seg>{}</seg></tuv></tu>'


def test_what_was_translated_is_exported_corrected_and_imported(run: Callable, tmp_path: Path) -> None:
    article, file = tmp_path / "a.txt", tmp_path / "memory.tmx"
    article.write_text(SOURCE, "utf-8")
    first = run("translate", article).out
    assert run("memory", "export", "--tmx", file).err == "chysto: exported 2 entries\n"
    tree = etree.parse(file)
    assert [unit.get("srclang") for unit in tree.iter("tu")] == ["uk", "uk"]
    assert "imported 0 reviewed entries and 2 of a machine" in run("memory", "import", file).err
    assert run("translate", article).out == first
    corrected = file.read_text("utf-8").replace(first.split("\n")[0], "The budget\n was passed.")
    file.write_text(corrected, "utf-8")
    assert "imported 1 reviewed entries and 1 of a machine" in run("memory", "import", file).err
    again = run("translate", "--no-store", article).out
    assert again == first
    remembered = run("translate", article)
    assert remembered.out.splitlines()[0] == "The budget was passed."
    assert remembered.out.splitlines()[2:] == first.splitlines()[2:]
    assert "0 sentences translated, 2 remembered" in remembered.err


def test_another_programs_memory_counts_as_reviewed(run: Callable, tmp_path: Path) -> None:
    file = tmp_path / "other.tmx"
    units = [
        UNIT.format("uk-UA", "Уряд затвердив бюджет.", "The first of two."),
        UNIT.format("UK", "Уряд  затвердив бюджет.", "The cabinet passed the budget."),
        UNIT.format("ru-RU", "Совет собрался.", "The council met."),
        UNIT.format("de", "Ja.", "Yes."),
    ]
    file.write_text(OTHER.format("".join(units)), "utf-8")
    ran = run("memory", "import", file)
    assert ran.status == 0
    assert "left out 1 unit: no Ukrainian or Russian words with English ones" in ran.err
    source = "Уряд затвердив бюджет.\n\nСовет собрался.\n".encode()
    assert run("translate", "-", stdin=source).out == "The cabinet passed the budget.\n\nThe council met.\n"
    shares = [json.loads(line) for line in run("memory", "stats", "--json").out.splitlines()]
    assert [(share["language"], share["entries"], share["reviewed"]) for share in shares] == [
        ("ru", 1, True),
        ("uk", 1, True),
    ]


def test_a_broken_file_changes_nothing(run: Callable, tmp_path: Path) -> None:
    file = tmp_path / "broken.tmx"
    whole = OTHER.format(UNIT.format("uk", "Так.", "Yes.") * 3)
    file.write_text(whole[:-9], "utf-8")
    ran = run("memory", "import", file)
    assert ran.status == 5
    assert "broken XML" in ran.err
    assert "memory is empty" in run("memory", "stats").err
    assert run("memory", "import", tmp_path / "missing.tmx").status == 5


def test_pruning(run: Callable, tmp_path: Path) -> None:
    run("translate", "-", stdin=SOURCE.encode())
    assert run("memory", "prune").status == 2
    digest = json.loads(run("memory", "stats", "--json").out)["package"]
    assert "would forget 2 entries" in run("memory", "prune", "--package", digest[:8], "--dry-run").err
    assert "forgot 0 entries" in run("memory", "prune", "--unused-for", "1").err
    assert "forgot 2 entries" in run("memory", "prune", "--unused-for", "0").err
    assert "0 entries" in run("memory", "stats").err


def test_asking_an_empty_memory_makes_no_files(run: Callable, home: Path) -> None:
    assert run("memory", "stats").status == 0
    assert run("memory", "export", "--tmx", "-").status == 2
    assert run("memory", "prune", "--unused-for", "0").status == 0
    assert not home.exists()
