"""Everybody can read and use the page: no serious fault by axe, at three widths, with a language on every column."""

import os
import shutil
import subprocess
import tarfile
from pathlib import Path
from typing import Any

import pytest

WIDTHS = (390, 820, 1440)
AXE = "axe-core@4"


@pytest.fixture(scope="session")
def axe(request: pytest.FixtureRequest) -> str:
    """The source of axe-core, fetched by npm once."""
    folder = Path(request.config.cache.mkdir("axe"))
    kept = folder / "axe.min.js"
    if not kept.exists():
        if shutil.which("npm") is None:
            pytest.skip("no npm here to fetch axe-core with: apt-get install npm")
        try:
            subprocess.run(["npm", "pack", "--silent", AXE], cwd=folder, check=True, capture_output=True, timeout=60)
        except (subprocess.CalledProcessError, subprocess.TimeoutExpired):
            pytest.skip("npm cannot fetch axe-core from here")
        (archive,) = folder.glob("axe-core-*.tgz")
        with tarfile.open(archive) as packed:
            content = packed.extractfile("package/axe.min.js")
            assert content is not None
            kept.write_bytes(content.read())
    return kept.read_text(encoding="utf-8")


@pytest.fixture
def pictures(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Where screenshots are kept: the folder named by CHYSTO_TEST_PICTURES, or one of this run's."""
    folder = Path(os.environ.get("CHYSTO_TEST_PICTURES") or tmp_path_factory.getbasetemp() / "pictures")
    folder.mkdir(parents=True, exist_ok=True)
    return folder


def test_no_serious_fault_and_nothing_beyond_the_edge(site: Any, tab: Any, axe: str, pictures: Path) -> None:
    pages = {
        "articles": "/",
        "article": f"/articles/{site.article}#p2e1",
        "cleaners": "/cleaners",
        "cleaner": "/cleaners?name=merged_number#e1",
        "doubts": "/doubts?check=numbers",
        "wrong": "/nothing",
    }
    for name, path in pages.items():
        tab.open(f"{site.url}{path}")
        if name == "article":
            tab.leave(lambda: tab.click("button[value=reject]"))
            tab.click("li.waits summary")
        for width in WIDTHS:
            tab.shot(pictures / f"{name}-{width}.png", width)
            over = tab.ask("document.documentElement.scrollWidth - document.documentElement.clientWidth")
            assert over <= 0, f"{name} at {width}: {over} pixels beyond the edge"
        tab.ask(axe + ";0")
        for width in (WIDTHS[0], WIDTHS[-1]):
            tab.call(
                "Emulation.setDeviceMetricsOverride", width=width, height=900, deviceScaleFactor=1, mobile=width < 600
            )
            faults, looked_at = tab.ask(
                "axe.run().then(it => [it.violations.filter(it => ['serious', 'critical'].includes(it.impact))"
                ".map(it => [it.id, it.nodes.map(it => it.html)]), it.passes.length])"
            )
            assert faults == [], f"{name} at {width}"
            assert looked_at > 5


def test_columns_have_their_languages(site: Any, tab: Any) -> None:
    tab.open(f"{site.url}/articles/{site.article}")
    assert tab.ask("[...new Set([...document.querySelectorAll('.text.source')].map(it => it.lang))]") == ["uk"]
    assert tab.ask("[...new Set([...document.querySelectorAll('.machine, .clean')].map(it => it.lang))]") == ["en"]


def test_every_key_presses_a_button_that_shows_it(site: Any, tab: Any) -> None:
    tab.open(f"{site.url}/articles/{site.article}")
    tab.press("j")
    tab.wait("document.activeElement.matches('.stop')")
    shown = tab.ask(
        "[...document.querySelectorAll('.stop:focus [data-key], .bar [data-key]')]"
        ".map(it => [it.dataset.key, it.querySelector('kbd')?.textContent, it.checkVisibility()])"
    )
    assert {key for key, _, _ in shown} >= {"j", "a", "x", "s", "e", "?"}
    assert [each for each in shown if each[0] != each[1] or not each[2]] == []
