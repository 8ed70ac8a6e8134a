"""Bad input: one clear line, the documented exit status, and nothing that was stored is lost."""

import os
import shutil
import signal
import subprocess
import time
from collections.abc import Callable
from contextlib import suppress
from pathlib import Path

import pytest

from engines.packages import STARTER

GOOD = "Уряд затвердив бюджет на наступний рік.\n"


@pytest.fixture
def stored(run: Callable, tmp_path: Path) -> Path:
    """An article that is stored already."""
    path = tmp_path / "stored.txt"
    path.write_text("Сесія триватиме до п’ятниці.\n", encoding="utf-8")
    assert run("translate", path).status == 0
    return path


def complaint(ran: object, status: int) -> str:
    """The one line of a failed call."""
    lines = [line for line in ran.err.splitlines() if "starter package" not in line]
    assert ran.status == status
    assert len(lines) == 1, lines
    assert lines[0].startswith("chysto: ")
    return lines[0]


@pytest.mark.parametrize(
    ("data", "said"),
    [
        (b"", "is empty"),
        (b" \n\t\n", "is empty"),
        (b"\x7fELF\x02\x01\x01" + bytes(range(256)) * 20, "binary"),
        (b"x" * (50 << 20), "more than"),
        (bytes(range(128, 256)) * 8, "encoding"),
    ],
    ids=["empty", "blank", "binary", "50 MB", "unknown encoding"],
)
def test_a_file_that_cannot_be_read(run: Callable, stored: Path, tmp_path: Path, data: bytes, said: str) -> None:
    path = tmp_path / "bad.txt"
    path.write_bytes(data)
    assert said in complaint(run("translate", path), 5)
    assert "Сесія" in run("diff", stored).out


def test_a_file_that_is_not_there(run: Callable, tmp_path: Path) -> None:
    assert "no such file" in complaint(run("translate", tmp_path / "none.txt"), 5).lower()


def test_one_bad_file_does_not_stop_the_others(run: Callable, tmp_path: Path) -> None:
    (tmp_path / "bad.txt").write_bytes(b"")
    (tmp_path / "good.txt").write_text(GOOD, encoding="utf-8")
    ran = run("translate", "-o", tmp_path / "out", tmp_path / "bad.txt", tmp_path / "good.txt")
    assert ran.status == 4
    assert "budget" in (tmp_path / "out" / "good.en.txt").read_text(encoding="utf-8")


def test_a_language_that_no_package_translates(run: Callable, tmp_path: Path) -> None:
    german = "Die Regierung in Berlin hat am Dienstag den Haushalt beschlossen.\n"
    path = tmp_path / "german.txt"
    path.write_text(german, encoding="utf-8")
    ran = run("translate", path)
    assert ran.status == 3
    assert ran.out == german
    assert "no package here translates" in ran.err


def test_a_file_that_vanishes_while_it_is_read(process: Callable, tmp_path: Path) -> None:
    # A named pipe whose writer goes away is the one file that can vanish at a known moment.
    path = tmp_path / "pipe.txt"
    os.mkfifo(path)
    running = process("translate", path)
    with path.open("wb") as pipe:
        path.unlink()
        pipe.write(GOOD.encode())
    out, err = running.communicate(timeout=120)
    assert running.returncode == 0
    assert b"budget" in out
    assert b"Traceback" not in err


def test_a_broken_package(run: Callable, tmp_path: Path) -> None:
    broken = tmp_path / "broken.argosmodel"
    broken.write_bytes(b"PK\x03\x04 and then nothing")
    assert "package file" in complaint(run("models", "install", broken), 5)
    (tmp_path / "good.txt").write_text(GOOD, encoding="utf-8")
    assert run("translate", tmp_path / "good.txt").status == 0


def test_one_damaged_byte_in_the_weights(run: Callable, home: Path, stored: Path, tmp_path: Path) -> None:
    assert run("models", "install", STARTER).status == 0
    (folder,) = (home / "packages").iterdir()
    weights = folder / "model" / "model.bin"
    data = bytearray(weights.read_bytes())
    data[len(data) // 2] ^= 0x10
    weights.write_bytes(data)
    (tmp_path / "good.txt").write_text(GOOD, encoding="utf-8")
    assert "model.bin" in complaint(run("translate", tmp_path / "good.txt"), 3)
    verified = run("models", "verify")
    assert verified.status == 4
    assert "damaged: model/model.bin" in verified.out
    shutil.rmtree(folder)
    assert "remembered" in run("translate", stored).err


def test_a_full_disk_under_standard_output(process: Callable, stored: Path) -> None:
    with Path("/dev/full").open("wb") as full:
        running = process("translate", stored, stdout=full)
        _, err = running.communicate(timeout=120)
    assert running.returncode == 5
    assert b"No space left" in err
    assert b"Traceback" not in err


@pytest.mark.skipif(os.geteuid() != 0, reason="only root can make a small disk")
@pytest.mark.parametrize(
    ("full", "database"), [("output", "sqlite"), ("output", "postgresql"), ("home", "sqlite")], indirect=["database"]
)
def test_a_full_disk(run: Callable, home: Path, tmp_path: Path, stored: Path, full: str) -> None:
    disk = tmp_path / "disk"
    disk.mkdir()
    if full == "home":
        shutil.copytree(home, tmp_path / "kept")
        home.rename(tmp_path / "moved")
        home.symlink_to(disk)
    if subprocess.run(["mount", "-t", "tmpfs", "-o", "size=1m", "none", disk], check=False).returncode:
        pytest.skip("this machine lets nobody mount a small disk")
    try:
        if full == "home":
            shutil.copytree(tmp_path / "kept", disk, dirs_exist_ok=True)
        with suppress(OSError), (disk / "filler").open("wb", buffering=0) as filler:
            while True:
                filler.write(b"x" * 4096)
        long = tmp_path / "long.txt"
        long.write_text("\n\n".join(f"Рада ухвалила закон номер {n}." for n in range(300)), encoding="utf-8")
        ran = run("translate", "-o", disk / "out" if full == "output" else tmp_path / "out", long)
        assert ran.status == 5
        assert "full" in ran.err or "No space left" in ran.err
        # SQLite needs a little room even to read.
        (disk / "filler").unlink()
        assert "Сесія" in run("diff", stored).out
    finally:
        # Lazily: a connection that still waits for its close must not leave a full disk behind for the next run.
        subprocess.run(["umount", "-l", disk], check=True)


def test_ctrl_c(process: Callable, run: Callable, stored: Path, tmp_path: Path) -> None:
    long = tmp_path / "long.txt"
    sentences = [f"Уряд виділив {n} мільйонів гривень на ремонт шкіл і лікарень." for n in range(4000)]
    long.write_text("\n\n".join(sentences), encoding="utf-8")
    running = process("translate", long)
    time.sleep(6)
    running.send_signal(signal.SIGINT)
    _, err = running.communicate(timeout=120)
    assert running.returncode == 130
    assert b"stopped" in err
    assert b"Traceback" not in err
    assert "Сесія" in run("diff", stored).out


def test_wrong_usage(run: Callable, tmp_path: Path) -> None:
    for arguments in (
        ["translate"],
        ["translate", "a.txt", "b.txt"],
        ["translate", "--bilingual", "a.txt"],
        ["repair", "--only", "nobody", "a.txt"],
        ["run", tmp_path / "no folder"],
        ["cleaners", "nobody"],
        ["nonsense"],
    ):
        assert run(*arguments).status == 2, arguments


def test_a_wrong_setting_is_named(run: Callable, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("CHYSTO_RANKER", "dice")
    (tmp_path / "good.txt").write_text(GOOD, encoding="utf-8")
    assert "CHYSTO_RANKER=dice" in complaint(run("translate", tmp_path / "good.txt"), 2)


@pytest.mark.parametrize("verb", ["repair", "translate", "status"])
@pytest.mark.parametrize(
    "setting", ["CHYSTO_HOME=~nobody-of-this-name/chysto", "CHYSTO_QUOTES=crooked", "CHYSTO_HOME=~nobody-of-this-name"]
)
def test_a_wrong_setting_is_wrong_usage(
    run: Callable, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, verb: str, setting: str
) -> None:
    monkeypatch.setenv(*setting.split("="))
    (tmp_path / "good.txt").write_text(GOOD, encoding="utf-8")
    ran = run(verb, *([] if verb == "status" else [tmp_path / "good.txt"]))
    assert ran.status == 2
    assert setting.split("=", maxsplit=1)[0] in ran.err
    assert "fault" not in ran.err


def test_an_empty_setting_is_none(run: Callable, tmp_path: Path, home: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    for name in ("HOME", "BEAM", "QUOTES", "RANKER", "GLOSSARY", "THREADS", "DATABASE_URL"):
        monkeypatch.setenv(f"CHYSTO_{name}", "")
    (tmp_path / "here").mkdir()
    monkeypatch.chdir(tmp_path / "here")
    (tmp_path / "good.txt").write_text(GOOD, encoding="utf-8")
    assert run("translate", tmp_path / "good.txt").status == 0
    assert not list((tmp_path / "here").iterdir())
    assert (tmp_path / "user" / ".chysto" / "chysto.db").is_file()


@pytest.mark.parametrize("verb", ["translate", "repair"])
def test_an_output_that_cannot_be_written_does_not_stop_the_others(run: Callable, tmp_path: Path, verb: str) -> None:
    long, good = tmp_path / f"{'n' * 250}.txt", tmp_path / "good.txt"
    for path in (long, good):
        path.write_text(GOOD, encoding="utf-8")
    ran = run(verb, "-o", tmp_path / "out", long, good)
    assert ran.status == 4
    assert "File name too long" in ran.err
    assert [path.name for path in (tmp_path / "out").iterdir()] == ["good.en.txt"]
    assert run(verb, "-o", tmp_path / "out", long).status == 5


@pytest.mark.parametrize("verb", ["repair", "detect"])
def test_a_filter_is_given_no_file_or_no_record(run: Callable, tmp_path: Path, verb: str) -> None:
    assert "check the path" in complaint(run(verb, "--jsonl", tmp_path / "none.jsonl"), 5)
    assert "check the path" in complaint(run(verb, "--jsonl", tmp_path), 5)
    deep = b'{"text": "a", "more": ' + b"[" * 100_000
    assert "line 1" in complaint(run(verb, "--jsonl", "-", stdin=deep), 5)


@pytest.mark.parametrize("database", ["sqlite"], indirect=True)
def test_a_file_that_is_no_database(run: Callable, home: Path, tmp_path: Path) -> None:
    home.mkdir()
    (home / "chysto.db").write_bytes(b"not a database, but somebody's notes" * 100)
    (tmp_path / "good.txt").write_text(GOOD, encoding="utf-8")
    assert "not a database" in complaint(run("translate", tmp_path / "good.txt"), 5)
    assert (home / "chysto.db").read_bytes().startswith(b"not a database, but somebody's notes")


def test_hostile_names_reach_the_terminal_harmless(run: Callable, tmp_path: Path) -> None:
    path = tmp_path / "a\x1b[31mred\n.txt"
    path.write_bytes(b"")
    ran = run("translate", path)
    assert ran.status == 5
    assert "\x1b" not in ran.err
