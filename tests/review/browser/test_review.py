"""A whole review in a real browser: by keyboard alone, by mouse alone, and without script."""

import re
from typing import Any

import pytest
from playwright.sync_api import Page, expect

from articles import Verdict
from review.recorded import recorded
from review.server import application
from storage import Status, in_force


def verdicts(site: Any) -> list[str]:
    return [decision.verdict.value for decision in in_force(site.store.decisions(site.article)).values()]


def focus(page: Page) -> str:
    """The id of the element that has the focus."""
    return str(page.evaluate("document.activeElement.id"))


def said(page: Page, words: str) -> None:
    """Wait until the page says this, and its keys work."""
    expect(page.get_by_role("status")).to_contain_text(words)
    page.wait_for_load_state()


def tab_to(page: Page, selector: str) -> None:
    for _ in range(120):
        if page.evaluate("selector => document.activeElement.matches(selector)", selector):
            return
        page.keyboard.press("Tab")
    raise AssertionError(f"Tab never came to {selector}")


def mark(page: Page, selector: str = ".stop") -> str:
    """Mark the first edit that fits, as a link to it does; gives its id."""
    goal = page.locator(selector).first.get_attribute("id")
    page.evaluate("goal => { location.hash = goal }", goal)
    expect(page.locator(f"#{goal}")).to_be_focused()
    return str(goal)


def test_by_keyboard_alone(site: Any, page: Page) -> None:
    press = page.keyboard.press
    page.goto(f"{site.url}/")
    tab_to(page, f"a[href$='{site.article}']")
    press("Enter")
    page.wait_for_url(site.address)
    press("j")
    expect(page.locator("li.stop").first).to_be_focused()
    first = focus(page)
    press("a")
    said(page, "Accepted.")
    assert focus(page) not in ("", first)
    expect(page.locator(":focus")).to_have_class(re.compile("waits"))
    press("x")
    said(page, "Rejected.")
    assert verdicts(site) == [Verdict.ACCEPT, Verdict.REJECT]
    here = focus(page)
    press("e")
    expect(page.locator("textarea:focus")).to_be_visible()
    press("ControlOrMeta+a")
    page.keyboard.type("all is well")
    press("Tab")
    press("Enter")
    said(page, "Reworded.")
    expect(page.locator(f"#{here}")).to_contain_text("all is well")
    press("u")
    said(page, "Undone.")
    assert focus(page) == here
    assert verdicts(site) == [Verdict.ACCEPT, Verdict.REJECT]
    press("s")
    expect(page.locator(f"#{here}")).not_to_be_focused()
    press("k")
    expect(page.locator(f"#{here}")).to_be_focused()
    for _ in range(40):
        if not page.locator(".stop.waits [data-key=a]").count():
            break
        if not page.locator(".waits:focus [data-key=a]").count():
            press("s")
            continue
        with page.expect_navigation():
            press("Shift+X" if page.locator(":focus [data-key=X]").count() else "a")
        assert focus(page) != ""
    expect(page.get_by_role("status")).to_contain_text(re.compile(r"\b0 of \d+ edits to decide"))
    tab_to(page, "[name=status][value=reviewed]")
    press("Enter")
    said(page, "The article is reviewed.")
    assert focus(page) == "stands"
    assert site.store.find(site.article).record.status is Status.REVIEWED


@pytest.mark.parametrize(
    ("key", "code", "shift", "verdict"),
    [
        ("ф", "KeyA", False, "accept"),
        ("ч", "KeyX", False, "reject"),
        ("Ч", "KeyX", True, "reject"),
        ("Ф", "KeyA", True, "accept"),
        ("a", "KeyQ", False, "accept"),  # a French keyboard
        ("A", "KeyA", False, "accept"),  # Caps Lock
    ],
)
def test_keys_work_on_every_layout(
    site: Any, page: Page, strike: Any, key: str, code: str, shift: bool, verdict: str
) -> None:
    page.goto(site.address)
    mark(page, ".stop:has([data-key=A])" if shift else ".stop")
    with page.expect_navigation():
        strike(key, code, shift=shift)
    assert set(verdicts(site)) == {verdict}
    assert (len(verdicts(site)) > 1) == shift


def test_all_keys_in_cyrillic(site: Any, page: Page, strike: Any) -> None:
    page.goto(site.address)
    strike("о", "KeyJ")
    expect(page.locator("li.stop").first).to_be_focused()
    first = focus(page)
    strike("і", "KeyS")
    expect(page.locator(f"#{first}")).not_to_be_focused()
    strike("л", "KeyK")
    expect(page.locator(f"#{first}")).to_be_focused()
    strike("ч", "KeyX")
    said(page, "Rejected.")
    strike("г", "KeyU")
    said(page, "Undone.")
    assert verdicts(site) == []
    strike("у", "KeyE")
    expect(page.locator("textarea:focus")).to_be_visible()


def test_help_and_letters_typed_into_a_field(site: Any, page: Page, strike: Any) -> None:
    page.goto(site.address)
    strike(",", "Slash", shift=True)  # where a Ukrainian keyboard has its comma
    expect(page.locator(".bar .sheet")).to_be_visible()
    mark(page)
    page.keyboard.press("e")
    expect(page.locator("textarea:focus")).to_be_visible()
    page.keyboard.type("ax")
    assert page.evaluate("document.activeElement.value").count("ax") == 1
    assert verdicts(site) == []


def test_keys_can_be_switched_off(site: Any, page: Page) -> None:
    page.goto(site.address)
    page.click(".bar summary")
    page.click(".bar [name=keys]")
    expect(page.locator("script")).to_have_count(0)
    assert focus(page) == "keys"
    assert page.locator(".bar summary").evaluate("it => getComputedStyle(it, '::after').content") == "none"
    page.keyboard.press("j")
    expect(page.locator(".stop:focus")).to_have_count(0)
    page.click(".bar summary")
    page.click(".bar [name=keys]")
    expect(page.locator("script")).to_have_count(1)


@pytest.mark.parametrize("script", [True, False], ids=["with script", "without script"])
def test_by_mouse_alone(site: Any, visitor: Any, script: bool) -> None:
    page = visitor(java_script_enabled=script)
    page.goto(f"{site.url}/")
    page.click(f"a[href$='{site.article}']")
    page.locator("button[value=accept]").first.click()
    said(page, "Accepted.")
    page.locator(".stop.waits button[value=reject]").first.click()
    said(page, "Rejected.")
    page.locator(".stop.waits summary").first.click()
    page.locator(".stop.waits textarea").first.fill("quiet words")
    page.locator(".stop.waits [value=reword]").first.click()
    said(page, "Reworded.")
    page.locator(".stop:has([value=reject-all]) .number").first.click()
    page.locator("[value=reject-all]:visible").first.click()
    said(page, "together with the others of this cleaner")
    page.click(".bar [value=undo]")
    said(page, "Undone.")
    page.click("#p5 summary")
    page.fill("#p5 textarea", "Really all allies agree.")
    page.click("#p5 [value=rewrite]")
    said(page, "The passage is written anew.")
    page.click("[name=status][value=reviewed]")
    said(page, "The article is reviewed.")
    stored = site.store.find(site.article)
    assert verdicts(site) == [Verdict.ACCEPT, Verdict.REJECT, Verdict.REWORD, Verdict.REWORD]
    assert stored.record.results[4].clean == "Really all allies agree."
    assert stored.record.status is Status.REVIEWED
    assert [each.clean for each in recorded(stored).passages] == [each.clean for each in stored.record.results]
    assert {decision.reviewer for decision in stored.decisions} == {"Olha"}


def test_a_cleaners_queue_by_keyboard(site: Any, page: Page) -> None:
    page.goto(f"{site.url}/cleaners?name=merged_number")
    page.keyboard.press("j")
    expect(page.locator("#e1")).to_be_focused()
    page.keyboard.press("x")
    said(page, "Rejected. 1 to decide.")
    assert focus(page) == "e1"
    page.keyboard.press("u")
    said(page, "Undone. 2 to decide.")


def test_the_token_is_asked_for_once(site: Any, page: Page, serve: Any) -> None:
    url = serve(application(site.store, "Olha", token="a token that is long enough"))  # noqa: S106
    page.goto(f"{url}/articles/{site.article}")
    # Both times the field has the focus by itself; what is typed before it has, is lost.
    field = page.locator("input[name=token]")
    expect(field).to_be_focused()
    page.keyboard.type("wrong")
    page.keyboard.press("Enter")
    expect(page.get_by_role("alert")).to_contain_text("That is not the token")
    expect(field).to_be_focused()
    page.keyboard.type("a token that is long enough")
    page.keyboard.press("Enter")
    page.click(f"a[href$='{site.article}']")
    page.locator("button[value=accept]").first.click()
    said(page, "Accepted.")
    assert verdicts(site) == [Verdict.ACCEPT]
