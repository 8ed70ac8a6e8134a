"""Everybody can read and use the page: no serious fault by axe on every kind of it, from a phone to a wide screen."""

import os
import shutil
import subprocess
import tarfile
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import Page, expect

from review.bilingual import page as bilingual
from review.recorded import recorded
from review.server import application

AXE = "4.14.1"
SIZES = {"phone": (390, 844), "tablet": (820, 1180), "desk": (1440, 900)}
NARROW = (320, 720)
"""A phone of the smallest sort, or a desk at 400 %; and a desk at 200 %."""


@pytest.fixture(scope="session")
def axe(request: pytest.FixtureRequest) -> str:
    """The source of axe-core, fetched by npm once."""
    folder = Path(request.config.cache.mkdir(f"axe-{AXE}"))
    archive = folder / f"axe-core-{AXE}.tgz"
    if not archive.exists():
        absent = request.getfixturevalue("absent")
        if shutil.which("npm") is None:
            absent("no npm here to fetch axe-core with: apt-get install npm")
        command = ["npm", "pack", "--silent", f"axe-core@{AXE}"]
        try:
            subprocess.run(command, cwd=folder, check=True, capture_output=True, timeout=120)
        except (subprocess.CalledProcessError, subprocess.TimeoutExpired) as error:
            absent(f"npm cannot fetch axe-core from here: {error}")
    with tarfile.open(archive) as packed:
        content = packed.extractfile("package/axe.min.js")
        assert content is not None
        return content.read().decode()


@pytest.fixture(scope="session")
def pictures(request: pytest.FixtureRequest) -> Path:
    """Where the screenshots of this run are kept."""
    folder = Path(os.environ.get("CHYSTO_TEST_PICTURES") or request.config.rootpath / ".artifacts" / "review")
    folder.mkdir(parents=True, exist_ok=True)
    return folder


Open = Callable[[Page], object]


@pytest.fixture
def kinds(site: Any, serve: Any, tmp_path: Path) -> dict[str, Open]:
    """Every kind of page, and how to come to it."""
    locked = serve(application(site.store, "Olha", token="a token that is long enough"))  # noqa: S106
    view = recorded(site.store.find(site.article))
    for name, views in (("bilingual", [view]), ("report", [view, view])):
        (tmp_path / f"{name}.html").write_text(bilingual(*views), encoding="utf-8")

    def at(path: str) -> Open:
        return lambda page: page.goto(f"{site.url}{path}")

    def midway(page: Page) -> None:
        page.goto(f"{site.address}#p2e1")
        page.locator("button[value=reject]").first.click()
        expect(page.get_by_role("status")).to_contain_text("Rejected.")
        page.locator("li.waits summary").first.click()

    def keys(page: Page) -> None:
        page.goto(f"{site.address}?show=grave")
        page.click(".bar summary")

    return {
        "articles": at("/"),
        "none": at("/?words=nothing-of-the-sort"),
        "article": midway,
        "keys": keys,
        "cleaners": at("/cleaners"),
        "cleaner": at("/cleaners?name=merged_number#e1"),
        "doubts": at("/doubts"),
        "check": at("/doubts?check=numbers"),
        "wrong": at("/nothing"),
        "enter": lambda page: page.goto(f"{locked}/enter"),
        "bilingual": lambda page: page.goto((tmp_path / "bilingual.html").as_uri()),
        "report": lambda page: page.goto((tmp_path / "report.html").as_uri()),
    }


def faults(page: Page, axe: str) -> Iterator[str]:
    """What axe finds, in a line each. It comes by the browser's own way in, past the page's policy."""
    page.evaluate(axe + ";0")
    found = page.evaluate("axe.run()")
    assert len(found["passes"]) > 5
    for each in found["violations"]:
        if each["impact"] in ("serious", "critical"):
            yield from (f"{each['id']}: {node['html']}" for node in each["nodes"])


@pytest.mark.parametrize("colours", ["light", "dark"])
def test_no_serious_fault_and_nothing_beyond_the_edge(
    visitor: Any, kinds: dict[str, Open], axe: str, pictures: Path, colours: str
) -> None:
    page = visitor(color_scheme=colours)
    for name, come in kinds.items():
        come(page)
        for width in NARROW:
            page.set_viewport_size({"width": width, "height": 800})
            fits(page, f"{name} at {width}")
        for size, (width, height) in SIZES.items():
            page.set_viewport_size({"width": width, "height": height})
            fits(page, f"{name} at {width}")
            page.screenshot(path=pictures / f"{name}-{size}-{colours}.png")
            if size != "tablet":
                assert list(faults(page, axe)) == [], f"{name} at {width}, {colours}"


def fits(page: Page, where: str) -> None:
    over = page.evaluate("document.documentElement.scrollWidth - document.documentElement.clientWidth")
    assert over <= 0, f"{where}: {over} pixels beyond the edge"


def test_columns_have_their_languages(site: Any, page: Page) -> None:
    page.goto(site.address)
    languages = "(which) => [...new Set([...document.querySelectorAll(which)].map(it => it.lang))]"
    assert page.evaluate(languages, ".text.source") == ["uk"]
    assert page.evaluate(languages, ".text.machine, .text.clean") == ["en"]
    assert page.evaluate("document.documentElement.lang") == "en"


def test_every_key_presses_a_button_that_shows_it(site: Any, page: Page) -> None:
    page.goto(site.address)
    page.keyboard.press("j")
    expect(page.locator(".stop:focus")).to_be_visible()
    page.keyboard.press("a")
    expect(page.get_by_role("status")).to_contain_text("Accepted.")
    page.evaluate("location.hash = '#' + document.querySelector('.stop:has([data-key=A])').id")
    expect(page.locator(".stop:focus [data-key=A]")).to_be_visible()
    shown = page.evaluate(
        "[...document.querySelectorAll('.stop:focus [data-key], .bar [data-key]')]"
        ".map(it => [it.dataset.key, getComputedStyle(it, '::after').content, it.checkVisibility()])"
    )
    assert {key for key, _, _ in shown} == set("jkaxsueAX?")
    assert [each for each in shown if each[1] != f'"{each[0]}"' or not each[2]] == []


def test_a_field_is_left_by_escape(site: Any, page: Page) -> None:
    page.goto(site.address)
    page.keyboard.press("j")
    stop = page.locator(".stop:focus").get_attribute("id")
    page.keyboard.press("e")
    expect(page.locator("textarea:focus")).to_be_visible()
    page.keyboard.press("Escape")
    expect(page.locator(f"#{stop}")).to_be_focused()
    expect(page.locator("textarea:visible")).to_have_count(0)


def test_the_edit_that_is_marked_is_marked_in_the_text(site: Any, page: Page) -> None:
    page.goto(site.address)
    number = page.locator("#p2 li.stop .number").first
    place = page.locator("#p2 .machine sup").first
    before = place.evaluate("it => getComputedStyle(it).backgroundColor")
    number.click()
    expect(page.locator("#p2 li.stop").first).to_be_focused()
    assert place.evaluate("it => getComputedStyle(it).backgroundColor") != before


def test_a_report_prints_without_what_is_of_no_use_on_paper(site: Any, page: Page) -> None:
    page.goto(site.address)
    page.emulate_media(media="print")
    expect(page.locator(".bar")).to_be_hidden()
    expect(page.locator("button:visible, summary:visible")).to_have_count(0)
    assert page.pdf().startswith(b"%PDF")
