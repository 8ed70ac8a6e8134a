"""A package that changed on the disk is never loaded."""

import os
from collections.abc import Callable
from pathlib import Path

import pytest

from engines.engine import load
from engines.packages import BrokenPackage, Package, install, verify

Make = Callable[..., Path]


@pytest.fixture
def package(tmp_path: Path, make_package: Make) -> Package:
    """Installed, loaded once, and its sums remembered."""
    made = install(make_package(tmp_path / "uk_en"), tmp_path / "home")
    load(made, tmp_path / "home")
    return made


def test_a_byte_changed_under_the_same_size_and_time_is_noticed(package: Package, tmp_path: Path) -> None:
    weights = package.model / "model.bin"
    before = weights.stat()
    data = bytearray(weights.read_bytes())
    data[-50] ^= 1
    with weights.open("r+b") as file:
        file.write(data)
    os.utime(weights, ns=(before.st_atime_ns, before.st_mtime_ns))
    assert weights.stat().st_mtime_ns == before.st_mtime_ns
    with pytest.raises(BrokenPackage, match=r"model/model\.bin"):
        load(package, tmp_path / "home")


@pytest.mark.parametrize("content", [b"", b"\n", b"\xff", b"no sums\n"])
def test_a_damaged_list_of_sums_vouches_for_nothing(package: Package, tmp_path: Path, content: bytes) -> None:
    (package.folder / "SHA256SUMS").write_bytes(content)
    with pytest.raises(BrokenPackage, match="SHA256SUMS"):
        load(package, tmp_path / "home")


def test_a_lost_list_of_sums_leaves_what_was_remembered(package: Package, tmp_path: Path) -> None:
    (package.folder / "SHA256SUMS").unlink()
    load(package, tmp_path / "home")
    (package.folder / "sentencepiece.model").write_bytes(b"other")
    with pytest.raises(BrokenPackage, match=r"sentencepiece\.model"):
        load(package, tmp_path / "home")
    assert verify(package, tmp_path / "home") == ("sentencepiece.model",)


def test_a_file_put_over_another_by_name_is_noticed(package: Package, tmp_path: Path) -> None:
    other = tmp_path / "other"
    data = (package.model / "model.bin").read_bytes()
    other.write_bytes(data[:-1] + bytes([data[-1] ^ 1]))
    other.replace(package.model / "model.bin")
    with pytest.raises(BrokenPackage, match=r"model/model\.bin"):
        load(package, tmp_path / "home")
