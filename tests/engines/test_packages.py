"""Packages of both kinds are read, installed and checked; a bad one says so in a line and harms no other."""

import json
import shutil
import zipfile
from collections.abc import Callable
from pathlib import Path

import pytest

from articles import Passage
from engines.engine import load, load_best
from engines.packages import (
    STARTER,
    BrokenPackage,
    best,
    digest,
    find,
    install,
    open_package,
    places,
    read_package,
    verify,
)
from engines.translate import translate

Make = Callable[..., Path]
Pack = Callable[[Path], Path]


def flip(path: Path, at: int = -100) -> None:
    """Damage one byte."""
    data = bytearray(path.read_bytes())
    data[at] ^= 1
    path.write_bytes(data)


def said(error: pytest.ExceptionInfo[BrokenPackage]) -> str:
    message = str(error.value)
    assert "\n" not in message
    return message


def test_the_starter_package_is_whole_and_serves_both_languages(tmp_path: Path) -> None:
    package = read_package(STARTER)
    assert package.languages == ("uk", "ru")
    assert package.decode["no_repeat_ngram_size"] == 3
    assert verify(package) == ()
    assert digest(package, tmp_path) == digest(package, tmp_path) == digest(package)


def test_a_package_without_settings_is_decoded_as_argos_does(tmp_path: Path, make_package: Make) -> None:
    package = read_package(make_package(tmp_path / "uk_en"))
    assert dict(package.decode) == {
        "beam_size": 4,
        "length_penalty": 0.2,
        "num_hypotheses": 1,
        "replace_unknowns": True,
    }


@pytest.mark.parametrize("tokens", ["sentencepiece", "bpe"])
def test_each_kind_installs_from_a_file_and_translates(
    tmp_path: Path, make_package: Make, zipped: Pack, tokens: str
) -> None:
    package = install(zipped(make_package(tmp_path / "uk_en", tokens)), tmp_path / "home")
    assert package.folder.parent == tmp_path / "home" / "packages"
    assert verify(package) == ()
    engines = load_best((package,))
    source = "Уряд затвердив новий бюджет.  Уночі над містом лунали вибухи."
    (translation,) = translate([Passage(source, language="uk")], engines)
    # Random weights write nonsense: that each sentence has an output or a marker is what can be asked of them.
    assert [sentence.source for sentence in translation.sentences] == source.split("  ")
    assert all(sentence.english for sentence in translation.sentences)
    (draft,) = engines["uk"].start([engines["uk"].tokeniser.encode("Уряд")], {"max_decoding_length": 16})()
    assert 0 < draft.tokens <= 16
    assert draft.ended == (draft.tokens < 16)


def test_a_folder_and_a_file_can_be_used_without_installing(tmp_path: Path, make_package: Make, zipped: Pack) -> None:
    folder = make_package(tmp_path / "uk_en")
    assert open_package(folder, tmp_path / "home").folder == folder
    file = zipped(folder)
    assert digest(open_package(file, tmp_path / "home")) == digest(open_package(file, tmp_path / "home"))
    assert not (tmp_path / "home" / "packages").exists()


def test_an_installed_package_is_preferred_to_the_starter(tmp_path: Path, make_package: Make) -> None:
    install(make_package(tmp_path / "uk_en"), tmp_path / "home")
    shelf = find(places(tmp_path / "home", {"HOME": str(tmp_path)}))
    uk, ru = best(shelf.packages, "uk"), best(shelf.packages, "ru")
    assert uk is not None
    assert uk.name == "uk_en"
    assert ru is not None
    assert ru.folder == STARTER
    assert best(shelf.packages, "pl") is None


def test_argos_own_folder_is_found_and_left_as_it_is(tmp_path: Path, make_package: Make) -> None:
    argos = tmp_path / "argos"
    make_package(argos / "translate-uk_en-1_9")
    make_package(argos / "translate-uk_en-1_10", package_version="1.10")
    before = sorted(argos.rglob("*"))
    shelf = find(places(tmp_path / "home", {"ARGOS_PACKAGES_DIR": str(argos), "HOME": str(tmp_path)}))
    package = best(shelf.packages, "uk")
    assert package is not None
    assert package.version == "1.10"
    load(package, tmp_path / "home")
    assert sorted(argos.rglob("*")) == before
    assert places(tmp_path, {"HOME": "/h"})[1] == Path("/h/.local/share/argos-translate/packages")
    assert places(tmp_path, {"HOME": "/h", "XDG_DATA_HOME": "/x"})[1] == Path("/x/argos-translate/packages")


def test_one_broken_folder_leaves_the_others(tmp_path: Path, make_package: Make) -> None:
    make_package(tmp_path / "p" / "good")
    (tmp_path / "p" / "empty").mkdir()
    (make_package(tmp_path / "p" / "garbled") / "metadata.json").write_bytes(b"\xff{")
    (make_package(tmp_path / "p" / "wordless") / "metadata.json").write_text("{}")
    (make_package(tmp_path / "p" / "half") / "model" / "model.bin").unlink()
    make_package(tmp_path / "p" / "splitter", type="sbd")
    shelf = find((tmp_path / "p", tmp_path / "none"))
    assert [package.folder.name for package in shelf.packages] == ["good"]
    assert len(shelf.broken) == 4
    assert all("\n" not in str(error) for error in shelf.broken)


@pytest.mark.parametrize("metadata", ["[1]", "{", '{"from_code": "uk"}', None])
def test_a_broken_package_file_is_named_and_not_the_folder_it_was_unpacked_in(
    tmp_path: Path, make_package: Make, zipped: Callable[[Path], Path], metadata: str | None
) -> None:
    folder = make_package(tmp_path / "uk_en")
    (folder / "metadata.json").unlink()
    if metadata:
        (folder / "metadata.json").write_text(metadata)
    file = zipped(folder)
    with pytest.raises(BrokenPackage) as error:
        install(file, tmp_path / "home")
    assert said(error).startswith(f"{file}: ")
    assert said(error).endswith("; fetch it again")
    assert ".new-" not in said(error)


@pytest.mark.parametrize(
    "setting", [{"beam_size": 100000}, {"beam_size": True}, {"sampling_topk": 5}, {"patience": "x"}]
)
def test_settings_that_make_no_sense_are_refused(
    tmp_path: Path, make_package: Make, setting: dict[str, object]
) -> None:
    folder = make_package(tmp_path / "uk_en", decode=setting)
    with pytest.raises(BrokenPackage) as error:
        read_package(folder)
    assert next(iter(setting)) in said(error)


@pytest.mark.parametrize("home", [True, False])
def test_one_damaged_byte_in_installed_weights_is_noticed(tmp_path: Path, make_package: Make, home: bool) -> None:
    package = install(make_package(tmp_path / "uk_en"), tmp_path / "home")
    known = tmp_path / "home" if home else None
    load(package, known)
    flip(package.model / "model.bin")
    with pytest.raises(BrokenPackage) as error:
        load(package, known)
    assert "model/model.bin" in said(error)
    assert verify(package) == ("model/model.bin",)


def test_a_byte_damaged_in_argos_folder_is_noticed_once_it_was_seen_whole(tmp_path: Path, make_package: Make) -> None:
    package = read_package(make_package(tmp_path / "argos" / "uk_en"))
    first = digest(package, tmp_path / "home")
    flip(package.model / "model.bin")
    with pytest.raises(BrokenPackage, match=r"model/model\.bin"):
        digest(package, tmp_path / "home")
    # An update brings other metadata too.
    metadata = package.folder / "metadata.json"
    metadata.write_text(json.dumps({**json.loads(metadata.read_text()), "package_version": "2.0"}))
    assert digest(read_package(package.folder), tmp_path / "home") != first


def test_damage_to_the_starter_is_noticed(tmp_path: Path) -> None:
    shutil.copytree(STARTER, tmp_path / "starter")
    shutil.copy(STARTER.with_name("starter.sha256"), tmp_path)
    flip(tmp_path / "starter" / "model" / "model.bin", 30_000_000)
    with pytest.raises(BrokenPackage, match=r"model/model\.bin"):
        load(read_package(tmp_path / "starter"), tmp_path / "home")


def test_a_lost_file_is_named(tmp_path: Path, make_package: Make) -> None:
    package = install(make_package(tmp_path / "uk_en"), tmp_path / "home")
    (package.folder / "sentencepiece.model").unlink()
    assert verify(package) == ("sentencepiece.model",)


def test_a_file_cut_short_is_refused_and_leaves_nothing(tmp_path: Path, make_package: Make, zipped: Pack) -> None:
    file = zipped(make_package(tmp_path / "uk_en"))
    file.write_bytes(file.read_bytes()[: file.stat().st_size // 2])
    with pytest.raises(BrokenPackage) as error:
        install(file, tmp_path / "home")
    assert "cut short" in said(error)
    assert list((tmp_path / "home" / "packages").iterdir()) == []


def test_a_file_damaged_on_the_way_is_refused(tmp_path: Path, make_package: Make) -> None:
    folder = make_package(tmp_path / "uk_en")
    file = tmp_path / "stored.argosmodel"
    with zipfile.ZipFile(file, "w") as archive:
        for path in sorted(folder.rglob("*")):
            archive.write(path, path.relative_to(tmp_path))
    data = file.read_bytes()
    flip(file, data.index((folder / "model" / "model.bin").read_bytes()[-64:]))
    with pytest.raises(BrokenPackage, match="damaged"):
        install(file, tmp_path / "home")


@pytest.mark.parametrize(
    "name",
    [
        "../outside.txt",
        "/outside.txt",
        "uk_en/../../outside.txt",
        "C:\\outside.txt",
        "neighbour/metadata.json",
        "x",
    ],
)
def test_a_zip_that_leaves_its_folder_is_refused(tmp_path: Path, make_package: Make, zipped: Pack, name: str) -> None:
    neighbour = make_package(tmp_path / "home" / "packages" / "neighbour")
    before = (neighbour / "metadata.json").read_bytes()
    file = zipped(make_package(tmp_path / "uk_en"))
    with zipfile.ZipFile(file, "a") as archive:
        archive.writestr(name, "{}")
    with pytest.raises(BrokenPackage) as error:
        install(file, tmp_path / "home")
    assert str(file) in said(error)
    assert (neighbour / "metadata.json").read_bytes() == before
    assert [path.name for path in (tmp_path / "home" / "packages").iterdir()] == ["neighbour"]
    assert not (tmp_path / "outside.txt").exists()


def test_a_link_in_a_zip_is_refused(tmp_path: Path, make_package: Make, zipped: Pack) -> None:
    file = zipped(make_package(tmp_path / "uk_en"))
    link = zipfile.ZipInfo("uk_en/link")
    link.external_attr = 0o120777 << 16
    with zipfile.ZipFile(file, "a") as archive:
        archive.writestr(link, "/etc/passwd")
    with pytest.raises(BrokenPackage, match="link"):
        install(file, tmp_path / "home")


def test_a_link_in_a_folder_is_refused(tmp_path: Path, make_package: Make) -> None:
    folder = make_package(tmp_path / "uk_en")
    (folder / "link").symlink_to("/etc/passwd")
    with pytest.raises(BrokenPackage, match="link"):
        install(folder, tmp_path / "home")


def test_a_package_replaces_its_earlier_copy_only(tmp_path: Path, make_package: Make, zipped: Pack) -> None:
    home = tmp_path / "home"
    other = install(make_package(tmp_path / "a" / "uk_en", package_version="1.8"), home)
    first = install(make_package(tmp_path / "b" / "uk_en"), home)
    flip(first.model / "model.bin")
    again = install(zipped(tmp_path / "b" / "uk_en"), home)
    assert again.folder == first.folder != other.folder
    assert verify(again) == verify(other) == ()
    assert len(list((home / "packages").iterdir())) == 2


def test_a_model_that_does_not_load_is_not_installed(tmp_path: Path, make_package: Make) -> None:
    folder = make_package(tmp_path / "uk_en")
    (folder / "model" / "model.bin").write_bytes(b"no weights")
    with pytest.raises(BrokenPackage) as error:
        install(folder, tmp_path / "home")
    assert "does not load" in said(error)


@pytest.mark.parametrize("content", [b"", b"no package", b"PK\x03\x04 nor this"])
def test_what_is_no_package_is_refused(tmp_path: Path, content: bytes) -> None:
    file = tmp_path / "x.argosmodel"
    file.write_bytes(content)
    with pytest.raises(BrokenPackage) as error:
        install(file, tmp_path / "home")
    assert str(file) in said(error)
    with pytest.raises(BrokenPackage):
        install(tmp_path / "nowhere.argosmodel", tmp_path / "home")


def test_a_home_that_cannot_be_written_is_one_line(tmp_path: Path, make_package: Make) -> None:
    (tmp_path / "file").write_text("")
    with pytest.raises(BrokenPackage) as error:
        install(make_package(tmp_path / "uk_en"), tmp_path / "file")
    assert "CHYSTO_HOME" in said(error)
    assert digest(read_package(tmp_path / "uk_en"), tmp_path / "file")
