"""Packages by name from an index, a mirror and a bundle: each bad one ends in a clear line and harms no other."""

import functools
import hashlib
import io
import json
import shutil
import sys
import zipfile
from collections.abc import Callable, Iterator
from pathlib import Path
from types import SimpleNamespace
from urllib.parse import quote

import pytest

from articles import Passage
from engines.download import Patience
from engines.engine import load_best
from engines.mirror import in_folder
from engines.origin import origin_of
from engines.packages import STARTER, digest, find, verify
from engines.translate import translate
from flows.command import call
from flows.verbs import models

Make = Callable[..., Path]
Pack = Callable[[Path], Path]
FILE = "/v1/translate-uk_en-1_9.argosmodel"


@pytest.fixture
def home(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, server: SimpleNamespace) -> Path:
    """An empty CHYSTO_HOME, the server's index, and tries that follow each other at once."""
    monkeypatch.setenv("HOME", str(tmp_path / "user"))
    monkeypatch.setenv("CHYSTO_HOME", str(tmp_path / "home"))
    monkeypatch.setenv("ARGOS_PACKAGES_DIR", str(tmp_path / "argos"))
    monkeypatch.setenv("CHYSTO_INDEX_URL", f"{server.url}/index.json")
    monkeypatch.setattr(models, "Patience", functools.partial(Patience, pause=0.01))
    return tmp_path / "home"


@pytest.fixture
def run(
    home: Path, capfdbinary: pytest.CaptureFixture[bytes], monkeypatch: pytest.MonkeyPatch
) -> Callable[..., object]:
    """``chysto models …``: its status, standard output and lines on standard error."""

    def ran(*arguments: object) -> SimpleNamespace:
        monkeypatch.setattr(sys, "stdin", io.StringIO())
        capfdbinary.readouterr()
        status = int(call(["models", *map(str, arguments)]))
        out, err = capfdbinary.readouterr()
        assert b"Traceback" not in err
        return SimpleNamespace(status=status, out=out.decode(), lines=err.decode().splitlines())

    return ran


@pytest.fixture
def package(tmp_path: Path, make_package: Make, zipped: Pack) -> bytes:
    """The bytes of a package file of version 1.9."""
    return zipped(make_package(tmp_path / "made" / "uk_en")).read_bytes()


@pytest.fixture
def before(tmp_path: Path, home: Path, make_package: Make, run: Callable) -> Iterator[None]:
    """A package of version 1.8 that was installed before, and that still works and stands alone after the test."""
    old = make_package(tmp_path / "old" / "uk_en", package_version="1.8")
    assert run("install", old).status == 0
    yield
    shelf = find((home / "packages",))
    assert [each.version for each in shelf.packages] == ["1.8"]
    assert shelf.broken == ()
    assert verify(shelf.packages[0]) == ()
    (translation,) = translate([Passage("Уряд затвердив бюджет.", language="uk")], load_best(shelf.packages, home))
    assert translation.sentences[0].english
    assert not [path for path in (home / "packages").iterdir() if path.name.startswith(".")]


def entry(link: str, version: str = "1.9", **more: object) -> dict[str, object]:
    """As the public index has them."""
    source, target = more.pop("pair", ("uk", "en"))  # type: ignore[misc]
    return {
        "package_version": version,
        "argos_version": "1.9.0",
        "from_code": source,
        "from_name": "Ukrainian",
        "to_code": target,
        "to_name": "English",
        "links": [link, "ipfs://QmV5bmf8iqKpoGoyuTzEppaSWdceuW6zgiePaUr5ThPCpW"],
        "code": f"translate-{source}_{target}",
        **more,
    }


@pytest.fixture
def index(server: SimpleNamespace) -> Callable[..., None]:
    """Serve these entries, or the package at FILE alone."""

    def serve(*entries: object) -> None:
        server.put("/index.json", json.dumps(entries or [entry(server.url + FILE)]).encode())

    return serve


def complaint(ran: SimpleNamespace, status: int = 5) -> str:
    """The one line of a failure, after what was said before fetching."""
    lines = [line for line in ran.lines if not line.startswith(("chysto: asking", "chysto: fetching"))]
    assert ran.status == status, ran.lines
    assert len(lines) == 1, lines
    assert lines[0].startswith("chysto: ")
    return lines[0]


def sum_of(data: bytes) -> str:
    return hashlib.sha256(data).hexdigest()


@pytest.mark.parametrize("name", ["uk_en", "translate-uk_en", "UK-EN"])
def test_by_name_from_the_index(
    run: Callable, home: Path, server: SimpleNamespace, index: Callable, package: bytes, name: str
) -> None:
    index()
    server.put(FILE, package)
    ran = run("install", name)
    assert ran.status == 0
    assert ran.lines[:2] == [
        f"chysto: asking the index {server.url}/index.json",
        f"chysto: fetching {server.url}{FILE}",
    ]
    assert f"SHA-256 {sum_of(package)}" in ran.lines[-1]
    (installed,) = find((home / "packages",)).packages
    origin = origin_of(installed)
    assert origin is not None
    assert (origin.source, origin.sha256) == (f"{server.url}{FILE}", sum_of(package))
    assert not (home / "downloads").exists()
    row = json.loads(run("list", "--json").out.splitlines()[0])
    assert (row["used_for"], row["origin"]["sha256"]) == (["uk"], sum_of(package))


def test_the_newest_version_is_chosen(
    run: Callable,
    home: Path,
    server: SimpleNamespace,
    index: Callable,
    tmp_path: Path,
    make_package: Make,
    zipped: Pack,
) -> None:
    index(entry("v1/nine", "1.9"), entry("v1/ten", "1.10"), entry("v1/one", "1.1"))
    server.put("/v1/ten", zipped(make_package(tmp_path / "uk_en", package_version="1.10")).read_bytes())
    assert run("install", "uk_en").status == 0
    assert [each.version for each in find((home / "packages",)).packages] == ["1.10"]
    again = run("install", "uk_en")
    assert again.status == 0
    assert "installed already" in again.lines[-1]
    assert [path for path, _ in server.asked].count("/v1/ten") == 1
    (weights,) = (home / "packages").rglob("model.bin")
    weights.write_bytes(b"damaged")
    assert run("install", "uk_en").status == 0
    assert run("verify").status == 0


def test_what_is_to_be_had_is_listed(run: Callable, server: SimpleNamespace, index: Callable, package: bytes) -> None:
    index(entry("x", pair=("de", "en")), entry(FILE), entry("sbd", type="sbd"), "nonsense", {"from_code": "uk"})
    server.put(FILE, package)
    assert run("list", "--available").out == "* uk_en 1.9 (uk → en)\n  de_en 1.9 (de → en)\n"
    run("install", "uk_en")
    assert "* uk_en 1.9 (uk → en)  installed" in run("list", "--available").out
    row = json.loads(run("list", "--available", "--json").out.splitlines()[0])
    assert row == {
        "name": "uk_en",
        "version": "1.9",
        "from": ["uk"],
        "to": "en",
        "places": [server.url + FILE],
        "sha256": None,
        "installed": True,
    }


def test_a_name_the_index_lacks(run: Callable, index: Callable, before: None) -> None:
    index()
    assert "has no package called uk_eb; it has uk_en" in complaint(run("install", "uk_eb"))


def test_by_address(run: Callable, home: Path, server: SimpleNamespace, package: bytes) -> None:
    server.put(FILE, package)
    assert run("install", server.url + FILE).status == 0
    assert [path for path, _ in server.asked] == [FILE]
    assert find((home / "packages",)).packages[0].name == "uk_en"


def test_what_exists_as_a_file_is_never_taken_for_a_name(
    run: Callable, server: SimpleNamespace, tmp_path: Path, make_package: Make, monkeypatch: pytest.MonkeyPatch
) -> None:
    make_package(tmp_path / "uk_en")
    monkeypatch.chdir(tmp_path)
    assert run("install", "uk_en").status == 0
    assert "no such package file" in complaint(run("install", "uk_en.argosmodel"))
    assert server.asked == []


def test_cut_half_way_and_gone_on_with(
    run: Callable, server: SimpleNamespace, index: Callable, home: Path, package: bytes
) -> None:
    index()
    half = len(package) // 2
    server.put(FILE, package, etag='"1"', cuts=[half])
    assert run("install", "uk_en").status == 0
    assert server.asked[1:] == [(FILE, ""), (FILE, f"bytes={half}-")]
    assert len(find((home / "packages",)).packages) == 1


def test_cut_for_good_and_gone_on_with_by_the_next_run(
    run: Callable, server: SimpleNamespace, index: Callable, home: Path, package: bytes
) -> None:
    index()
    server.put(FILE, package, etag='"1"', cuts=[1000, 0, 0, 0, 0])
    assert "the same command goes on from there" in complaint(run("install", "uk_en"))
    assert list((home / "downloads").rglob("*.part"))
    assert run("install", "uk_en").status == 0
    assert server.asked[-1] == (FILE, "bytes=1000-")
    assert not (home / "downloads").exists()


def test_a_damaged_file(run: Callable, server: SimpleNamespace, index: Callable, package: bytes, before: None) -> None:
    index()
    damaged = bytearray(package)
    damaged[len(package) // 2] ^= 1
    server.put(FILE, bytes(damaged))
    line = complaint(run("install", "uk_en"))
    assert line == f"chysto: {server.url}{FILE}: not a whole package file (cut short or damaged); fetch it again"
    # What came is of no use and is not gone on with.
    server.put(FILE, package[:-100])
    assert "not a whole package file" in complaint(run("install", "uk_en"))


def test_a_file_that_is_no_package(run: Callable, server: SimpleNamespace, index: Callable, before: None) -> None:
    index()
    server.put(FILE, b"<html>Please log in to this hotel's network")
    assert "not a whole package file" in complaint(run("install", "uk_en"))


def test_a_wrong_sum_in_the_index(
    run: Callable, server: SimpleNamespace, index: Callable, package: bytes, before: None, home: Path
) -> None:
    server.put(FILE, package)
    for wrong in ("0" * 64, "", 7, ["x"]):
        index(entry(server.url + FILE, sha256=wrong))
        assert "SHA-256" in complaint(run("install", "uk_en"))
    assert not (home / "downloads").exists()


def test_a_right_sum_in_the_index(run: Callable, server: SimpleNamespace, index: Callable, package: bytes) -> None:
    index(entry(server.url + FILE, sha256=sum_of(package).upper()))
    server.put(FILE, package)
    assert "as its source says" in run("install", "uk_en").lines[-1]


def test_a_file_that_changes_at_its_address_is_said(
    run: Callable, server: SimpleNamespace, tmp_path: Path, make_package: Make, zipped: Pack, package: bytes
) -> None:
    server.put(FILE, package)
    run("install", server.url + FILE)
    server.put(FILE, zipped(make_package(tmp_path / "other", argos_version="2")).read_bytes())
    ran = run("install", server.url + FILE)
    assert ran.status == 0
    assert sum_of(package) in ran.lines[-1]


@pytest.mark.parametrize("name", ["../outside", "/outside", "uk_en/../../outside", "neighbour/metadata.json"])
def test_a_zip_that_leaves_its_folder(
    run: Callable, server: SimpleNamespace, index: Callable, package: bytes, before: None, tmp_path: Path, name: str
) -> None:
    index()
    hostile = io.BytesIO(package)
    with zipfile.ZipFile(hostile, "a") as archive:
        archive.writestr(name, "{}")
    server.put(FILE, hostile.getvalue())
    assert server.url in complaint(run("install", "uk_en"))
    assert not list(tmp_path.rglob("*outside*"))


@pytest.mark.parametrize("packing", [zipfile.ZIP_BZIP2, zipfile.ZIP_LZMA])
def test_a_zip_packed_in_another_way(
    run: Callable, server: SimpleNamespace, index: Callable, package: bytes, before: None, packing: int
) -> None:
    index()
    other = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(package)) as old, zipfile.ZipFile(other, "w", packing) as new:
        for member in old.infolist():
            new.writestr(member.filename, old.read(member))
    server.put(FILE, other.getvalue())
    assert "no package file" in complaint(run("install", "uk_en"))
    server.put("/x.argosmodel", other.getvalue())
    assert "packed in a way no package is" in complaint(run("install", f"{server.url}/x.argosmodel"))


def test_another_package_than_the_index_says(
    run: Callable, server: SimpleNamespace, index: Callable, package: bytes, before: None
) -> None:
    index(entry(server.url + FILE, pair=("ru", "en")))
    server.put(FILE, package)
    assert "it holds another package" in complaint(run("install", "ru_en"))


@pytest.mark.parametrize(
    ("content", "said"),
    [
        (b"<html>404</html>", "no JSON"),
        (b"", "no JSON"),
        (b"[" * 100_000, "no JSON"),
        (b"{}", "without a single package"),
        (b'[1, null, {"from_code": "../x", "to_code": "en"}]', "without a single package"),
    ],
)
def test_an_index_that_is_none(run: Callable, server: SimpleNamespace, before: None, content: bytes, said: str) -> None:
    server.put("/index.json", content)
    assert said in complaint(run("install", "uk_en"))
    assert said in complaint(run("list", "--available"))


def test_what_is_not_there(run: Callable, server: SimpleNamespace, index: Callable, before: None) -> None:
    assert "(404)" in complaint(run("install", "uk_en"))
    index()
    assert f"{FILE}: there is no such file on the server (404)" in complaint(run("install", "uk_en"))
    index(entry("ipfs://QmV5"))
    assert "gives no file" in complaint(run("install", "uk_en"))
    index(entry("file:///etc/passwd"))
    assert "gives no file" in complaint(run("install", "uk_en"))


def test_a_server_that_hangs(run: Callable, server: SimpleNamespace, index: Callable, before: None) -> None:
    index()
    server.put(FILE, b"x", hangs=True)
    assert "no answer for 0.1 seconds" in complaint(run("install", "uk_en", "--timeout", "0.1"))


def test_a_redirect_to_a_file(run: Callable, server: SimpleNamespace, index: Callable, before: None) -> None:
    index()
    server.put(FILE, b"", status=302, headers={"Location": "file:///etc/passwd"})
    assert "sends on to file:///etc/passwd, where Chysto does not follow" in complaint(run("install", "uk_en"))


def test_the_second_place_is_tried(run: Callable, server: SimpleNamespace, index: Callable, package: bytes) -> None:
    index(entry("", links=[f"{server.url}/gone", server.url + FILE]))
    server.put(FILE, package)
    ran = run("install", "uk_en")
    assert ran.status == 0
    assert any("/gone: there is no such file" in line for line in ran.lines)


def test_one_of_two_fails(run: Callable, server: SimpleNamespace, index: Callable, home: Path, package: bytes) -> None:
    index(entry(FILE), entry("/none", pair=("ru", "en")))
    server.put(FILE, package)
    assert run("install", "ru_en", "uk_en").status == 4
    assert len(find((home / "packages",)).packages) == 1


def test_wrong_usage(run: Callable, server: SimpleNamespace) -> None:
    assert run("install").status == 2
    assert run("install", "uk_en", "--mirror", "x", "--from", "y").status == 2
    assert run("install", "uk_en", "--timeout", "0").status == 2
    assert server.asked == []


@pytest.fixture
def folder(tmp_path: Path, package: bytes) -> Path:
    """A mirror: a folder of package files."""
    (tmp_path / "mirror").mkdir()
    (tmp_path / "mirror" / "a name.argosmodel").write_bytes(package)
    return tmp_path / "mirror"


def test_a_folder_of_packages_is_a_mirror(run: Callable, folder: Path, server: SimpleNamespace, home: Path) -> None:
    (folder / "damaged.argosmodel").write_bytes(b"PK")
    assert run("list", "--mirror", folder).out == "* uk_en 1.9 (uk → en)\n"
    ran = run("install", "uk_en", "--mirror", folder)
    assert ran.status == 0
    assert "damaged.argosmodel: not a whole package file" in ran.lines[0]
    assert run("install", "uk_en", "--mirror", f"file://{quote(str(folder))}").status == 0
    assert server.asked == []
    assert len(find((home / "packages",)).packages) == 1


@pytest.mark.parametrize("sums", ["SHA256SUMS", "a name.argosmodel.sha256"])
def test_a_folder_with_sums(run: Callable, folder: Path, package: bytes, before: None, sums: str) -> None:
    (folder / sums).write_text(f"{'0' * 64}  a name.argosmodel\n")
    assert "its SHA-256 is" in complaint(run("install", "uk_en", "--mirror", folder))
    (folder / sums).write_text("see our web page\n")
    assert "no list of SHA-256 sums" in complaint(run("install", "uk_en", "--mirror", folder))


@pytest.mark.parametrize(
    ("file", "text"),
    [
        ("SHA256SUMS", "{}  other\n{} *./a name.argosmodel\r\n"),
        ("a name.argosmodel.sha256", "{}\n"),
        ("SHA256SUMS", "{}  other\n"),
    ],
)
def test_a_folder_with_right_sums(run: Callable, folder: Path, package: bytes, file: str, text: str) -> None:
    (folder / file).write_text(text.replace("{}", "0" * 64, "other" in text).replace("{}", sum_of(package)))
    ran = run("install", "uk_en", "--mirror", folder)
    assert ran.status == 0
    assert ("as its source says" in ran.lines[-1]) == (text != "{}  other\n")


@pytest.mark.parametrize("slash", ["", "/", "/index.json"])
def test_a_mirror_on_the_web_serves_all_itself(
    run: Callable, server: SimpleNamespace, package: bytes, slash: str
) -> None:
    listed = entry("https://argos.invalid/v1/translate-uk_en-1_9.argosmodel")
    server.put("/m/index.json", json.dumps([listed]).encode())
    server.put("/m/translate-uk_en-1_9.argosmodel", package)
    server.put("/m/SHA256SUMS", f"{sum_of(package)}  translate-uk_en-1_9.argosmodel\n".encode())
    ran = run("install", "uk_en", "--mirror", f"{server.url}/m{slash}")
    assert ran.status == 0
    assert "as its source says" in ran.lines[-1]
    assert {path.split("/")[1] for path, _ in server.asked} == {"m"}


def test_a_mirror_on_the_web_with_a_wrong_sum(
    run: Callable, server: SimpleNamespace, package: bytes, before: None
) -> None:
    # The oldest indexes have no links.
    server.put("/m/index.json", json.dumps([entry("", links=[])]).encode())
    server.put("/m/translate-uk_en-1_9.argosmodel", package)
    server.put("/m/translate-uk_en-1_9.argosmodel.sha256", b"0" * 64)
    assert "its SHA-256 is" in complaint(run("install", "uk_en", "--mirror", f"{server.url}/m"))


def test_a_mirror_that_is_none(run: Callable, tmp_path: Path, before: None) -> None:
    for place in (tmp_path / "none", "ftp://h/x", "file://elsewhere/x"):
        assert str(place) in complaint(run("install", "uk_en", "--mirror", place))
    assert "no package file" in complaint(run("install", "uk_en", "--mirror", tmp_path))


def test_from_a_package_file(run: Callable, folder: Path, before: None) -> None:
    file = folder / "a name.argosmodel"
    assert "has no package called ru_en" in complaint(run("install", "ru_en", "--from", file))
    file.write_bytes(b"PK")
    assert "not a whole package file" in complaint(run("install", "uk_en", "--from", file))


@pytest.fixture
def bundle(tmp_path: Path, run: Callable, home: Path, make_package: Make, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A bundle of two packages, made in another home than the test's."""
    monkeypatch.setenv("CHYSTO_HOME", str(tmp_path / "there"))
    for source in ("uk", "ru"):
        made = make_package(tmp_path / "made" / source, "bpe" if source == "ru" else "sentencepiece", from_code=source)
        assert run("install", made).status == 0
    assert run("bundle", tmp_path / "packages.zip").status == 0
    monkeypatch.setenv("CHYSTO_HOME", str(home))
    return tmp_path / "packages.zip"


def test_a_bundle_carries_packages_to_another_home(
    run: Callable, bundle: Path, tmp_path: Path, home: Path, server: SimpleNamespace
) -> None:
    ran = run("import", bundle)
    assert ran.status == 0
    assert sum("as its source says" in line for line in ran.lines) == 2
    here, there = (find((place / "packages",)).packages for place in (home, tmp_path / "there"))
    assert [each.name for each in here] == ["ru_en", "uk_en"]
    # The translation memory goes by this: what one machine remembers, the other can use.
    assert [digest(each) for each in here] == [digest(each) for each in there]
    assert [path.name for path in home.iterdir()] == ["packages"]
    assert server.asked == []
    assert "installed already" in run("install", "uk_en", "--from", bundle).lines[-1]


def test_the_same_packages_make_the_same_bundle(
    run: Callable, bundle: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    assert run("import", bundle).status == 0
    again = run("bundle", tmp_path / "again.zip", "ru_en", "uk-en")
    assert again.status == 0
    assert sum_of(bundle.read_bytes()) in again.lines[-1]
    assert (tmp_path / "again.zip").read_bytes() == bundle.read_bytes()


def test_a_bundle_unpacked_is_a_mirror(run: Callable, bundle: Path, tmp_path: Path, server: SimpleNamespace) -> None:
    with zipfile.ZipFile(bundle) as archive:
        for member in archive.infolist():
            server.put(f"/b/{quote(member.filename)}", archive.read(member))
        archive.extractall(tmp_path / "unpacked")
    ran = run("install", "uk_en", "--mirror", tmp_path / "unpacked")
    assert (ran.status, "as its source says" in ran.lines[-1]) == (0, True)
    ran = run("install", "ru_en", "--mirror", f"{server.url}/b")
    assert (ran.status, "as its source says" in ran.lines[-1]) == (0, True)
    assert {each.sha256 for each in in_folder(tmp_path / "unpacked").listed} == {
        sum_of(path.read_bytes()) for path in (tmp_path / "unpacked").glob("*.argosmodel")
    }


def test_what_cannot_be_bundled(run: Callable, tmp_path: Path, before: None, make_package: Make, home: Path) -> None:
    target = tmp_path / "x.zip"
    assert "called pl_en" in complaint(run("bundle", target, "pl_en"), 2)
    assert "No such file" in complaint(run("bundle", tmp_path / "none" / "x.zip"))
    target.write_bytes(b"mine")
    assert "is there already" in complaint(run("bundle", target), 2)
    assert target.read_bytes() == b"mine"
    damaged = make_package(tmp_path / "argos" / "pl_en", from_code="pl")
    (damaged / "SHA256SUMS").write_text(f"{'0' * 64}  model/model.bin\n")
    assert "is damaged: model/model.bin" in complaint(run("bundle", tmp_path / "y.zip", "pl_en"))
    assert not (tmp_path / "y.zip").exists()
    assert not list(tmp_path.glob(".bundle*"))


def test_nothing_to_bundle(run: Callable, tmp_path: Path) -> None:
    assert "no package but the starter" in complaint(run("bundle", tmp_path / "x.zip"))
    assert find((STARTER,)).packages


@pytest.mark.parametrize("at", [0.1, 0.5, 0.9, 0.9995])
def test_a_damaged_bundle(run: Callable, bundle: Path, before: None, at: float) -> None:
    data = bytearray(bundle.read_bytes())
    data[int(len(data) * at)] ^= 4
    bundle.write_bytes(data)
    assert str(bundle) in complaint(run("import", bundle))


def test_a_bundle_cut_short(run: Callable, bundle: Path, tmp_path: Path, before: None) -> None:
    for keep in (0, 10, bundle.stat().st_size // 2, bundle.stat().st_size - 1):
        cut = tmp_path / "cut.zip"
        cut.write_bytes(bundle.read_bytes()[:keep])
        assert str(cut) in complaint(run("import", cut))
        assert str(cut) in complaint(run("install", "uk_en", "--from", cut))
    assert "no such bundle" in complaint(run("import", tmp_path / "none.zip"))


def rewritten(bundle: Path, change: Callable[[dict[str, bytes]], object], recount: bool = True) -> Path:
    """The bundle with other members; with sums that agree, as a hostile sender would make it."""
    with zipfile.ZipFile(bundle) as archive:
        members = {name: archive.read(name) for name in archive.namelist()}
    change(members)
    if recount and "SHA256SUMS" in members:
        lines = (f"{sum_of(data)}  {name}\n" for name, data in members.items() if name != "SHA256SUMS")
        members["SHA256SUMS"] = "".join(lines).encode()
    other = bundle.with_name("other.zip")
    with zipfile.ZipFile(other, "w") as archive:
        for name, data in members.items():
            archive.writestr(name, data)
    return other


@pytest.mark.parametrize(
    "name",
    ["../outside.argosmodel", "/outside.argosmodel", "x/y.argosmodel", "a\\b.argosmodel", ".x.argosmodel", "run.sh"],
)
def test_a_bundle_that_leaves_its_folder(run: Callable, bundle: Path, before: None, tmp_path: Path, name: str) -> None:
    hostile = rewritten(bundle, lambda members: members.update({name: b"x"}))
    assert "has no place in a bundle" in complaint(run("import", hostile))
    assert not list(tmp_path.rglob("*outside*"))


def test_a_bundle_with_a_package_that_leaves_its_folder(
    run: Callable, bundle: Path, before: None, tmp_path: Path
) -> None:
    def change(members: dict[str, bytes]) -> None:
        listed = json.loads(members["index.json"])
        for each in listed:
            package = io.BytesIO(members[each["links"][0]])
            with zipfile.ZipFile(package, "a") as archive:
                archive.writestr("../outside", "x")
            members[each["links"][0]] = package.getvalue()
            each["sha256"] = sum_of(package.getvalue())
        members["index.json"] = json.dumps(listed).encode()

    ran = run("import", rewritten(bundle, change))
    assert ran.status == 5
    assert len(ran.lines) == 2
    assert all("other.zip/" in line and "outside its folder" in line for line in ran.lines)
    assert not list(tmp_path.rglob("outside"))


@pytest.mark.parametrize(
    ("change", "said"),
    [
        (lambda members: members.pop("SHA256SUMS"), "no bundle"),
        (lambda members: members.pop("index.json"), "no bundle"),
        (lambda members: members.update({"SHA256SUMS": b""}), "do not agree"),
        (lambda members: members.update({"SHA256SUMS": b"\xff\n"}), "SHA256SUMS is damaged"),
        (lambda members: members.update({"index.json": b"[]"}), "damaged: index.json"),
        (lambda members: members.update({"extra.argosmodel": b"x"}), "do not agree on extra.argosmodel"),
    ],
)
def test_a_bundle_whose_sums_do_not_agree(
    run: Callable, bundle: Path, before: None, change: Callable, said: str
) -> None:
    assert said in complaint(run("import", rewritten(bundle, change, recount=False)))


def test_a_bundle_whose_index_tells_lies(run: Callable, bundle: Path, before: None) -> None:
    lies = json.dumps([entry("../../etc/passwd"), entry("missing.argosmodel", pair=("ru", "en"))]).encode()
    ran = run("import", rewritten(bundle, lambda members: members.update({"index.json": lies})))
    assert ran.status == 5
    assert len(ran.lines) == 2
    assert all("there is no such package file" in line for line in ran.lines)


def test_a_link_or_a_bomb_in_a_bundle(run: Callable, bundle: Path, before: None) -> None:
    link = zipfile.ZipInfo("link.argosmodel")
    link.external_attr = 0o120777 << 16
    shutil.copy(bundle, bundle.with_name("link.zip"))
    with zipfile.ZipFile(bundle.with_name("link.zip"), "a") as archive:
        archive.writestr(link, "/etc/passwd")
    assert "link or device" in complaint(run("import", bundle.with_name("link.zip")))
    with zipfile.ZipFile(bundle, "a", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("bomb.argosmodel", bytes(2**26))
    # The directory at the end claims 9 GB for it.
    data = bytearray(bundle.read_bytes())
    at = data.rindex(b"bomb.argosmodel") - 46
    data[at + 24 : at + 28] = (2**32 - 2).to_bytes(4, "little")
    bundle.write_bytes(data)
    assert str(bundle) in complaint(run("import", bundle))
