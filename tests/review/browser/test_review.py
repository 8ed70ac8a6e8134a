"""A whole review in a real browser: by keyboard alone, by mouse alone, and without script."""

from typing import Any

import pytest

from articles import Verdict
from review.recorded import recorded
from storage import Status, in_force


def verdicts(site: Any) -> list[str]:
    return [decision.verdict.value for decision in in_force(site.store.decisions(site.article)).values()]


def focus(tab: Any) -> str:
    return str(tab.ask("document.activeElement.id"))


def said(tab: Any) -> str:
    return str(tab.ask("document.querySelector('[role=status]').textContent.trim()"))


def test_by_keyboard_alone(site: Any, tab: Any) -> None:
    tab.open(f"{site.url}/")
    tab.tab_to(f"it.href?.endsWith('{site.article}')")
    tab.leave(lambda: tab.press("Enter"))
    tab.press("j")
    tab.wait("document.activeElement.matches('li.stop')")
    first = focus(tab)
    tab.leave(lambda: tab.press("a"))
    assert said(tab).startswith("Accepted.")
    assert focus(tab) not in ("", first)
    assert tab.ask("document.activeElement.matches('li.stop.waits')")
    tab.leave(lambda: tab.press("x"))
    assert verdicts(site) == [Verdict.ACCEPT, Verdict.REJECT]
    here = focus(tab)
    tab.press("e")
    tab.wait("document.activeElement.tagName === 'TEXTAREA'")
    tab.ask("document.activeElement.select()")
    tab.type("all is well")
    tab.press("Tab")
    tab.leave(lambda: tab.press("Enter"))
    assert said(tab).startswith("Reworded.")
    assert "all is well" in tab.ask(f"document.getElementById('{here}').textContent")
    tab.leave(lambda: tab.press("u"))
    assert (said(tab)[:7], focus(tab)) == ("Undone.", here)
    assert verdicts(site) == [Verdict.ACCEPT, Verdict.REJECT]
    tab.press("s")
    tab.wait(f"document.activeElement.id !== '{here}'")
    tab.press("k")
    tab.wait(f"document.activeElement.id === '{here}'")
    while tab.ask("!!document.querySelector('.stop.waits [data-key=\"a\"]')"):
        if not tab.ask("!!document.activeElement.closest('.waits')?.querySelector('[data-key=\"a\"]')"):
            tab.press("s")
        elif tab.ask("!!document.activeElement.querySelector('[data-key=\"X\"]')"):
            tab.leave(lambda: tab.press("X", shift=True))
        else:
            tab.leave(lambda: tab.press("a"))
    assert said(tab).split(" ", 1)[1].endswith("to decide.")
    tab.tab_to("it.value === 'reviewed'")
    tab.leave(lambda: tab.press("Enter"))
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
def test_keys_work_on_every_layout(site: Any, tab: Any, key: str, code: str, shift: bool, verdict: str) -> None:
    tab.open(f"{site.url}/articles/{site.article}")
    several = shift and tab.ask("document.querySelector('[data-key=\"A\"]').closest('.stop').id")
    goal = several or tab.ask("document.querySelector('.stop').id")
    tab.ask(f"location.hash = '#{goal}'")
    tab.wait(f"document.activeElement.id === '{goal}'")
    tab.leave(lambda: tab.press(key, code, shift))
    assert set(verdicts(site)) == {verdict}
    assert (len(verdicts(site)) > 1) == shift


def test_help_and_letters_typed_into_a_field(site: Any, tab: Any) -> None:
    tab.open(f"{site.url}/articles/{site.article}")
    tab.press(",", "Slash", shift=True)
    tab.wait("document.querySelector('.bar details').open")
    tab.press("j")
    tab.press("e")
    tab.wait("document.activeElement.tagName === 'TEXTAREA'")
    tab.press("a")
    tab.press("x")
    assert tab.ask("document.activeElement.value").count("ax") == 1
    assert verdicts(site) == []


def test_keys_can_be_switched_off(site: Any, tab: Any) -> None:
    tab.open(f"{site.url}/articles/{site.article}")
    tab.click(".bar summary")
    tab.leave(lambda: tab.click(".bar [name=keys]"))
    assert tab.ask("document.scripts.length") == 0
    assert tab.ask("document.querySelectorAll('kbd').length") == 0
    tab.press("j")
    assert focus(tab) == ""
    tab.click(".bar summary")
    tab.leave(lambda: tab.click(".bar [name=keys]"))
    assert tab.ask("document.scripts.length") == 1


@pytest.mark.parametrize("script", [True, False], ids=["with script", "without script"])
def test_by_mouse_alone(site: Any, tab: Any, script: bool) -> None:
    tab.call("Emulation.setScriptExecutionDisabled", value=not script)
    tab.open(f"{site.url}/")
    tab.leave(lambda: tab.click(f"a[href$='{site.article}']"))
    tab.leave(lambda: tab.click("button[value=accept]"))
    tab.leave(lambda: tab.click(".stop.waits button[value=reject]"))
    tab.click(".stop.waits summary")
    tab.click(".stop.waits textarea")
    tab.type("quiet ")
    tab.leave(lambda: tab.click(".stop.waits [value=reword]"))
    tab.leave(lambda: tab.click("[value=reject-all]"))
    tab.leave(lambda: tab.click(".bar [value=undo]"))
    tab.click("#p5 summary")
    tab.click("#p5 textarea")
    tab.type("Really ")
    tab.leave(lambda: tab.click("#p5 [value=rewrite]"))
    tab.leave(lambda: tab.click("[name=status][value=reviewed]"))
    stored = site.store.find(site.article)
    assert verdicts(site) == [Verdict.ACCEPT, Verdict.REJECT, Verdict.REWORD, Verdict.REWORD]
    assert "Really" in stored.record.results[4].clean
    assert stored.record.status is Status.REVIEWED
    assert [each.clean for each in recorded(stored).passages] == [each.clean for each in stored.record.results]
    assert {decision.reviewer for decision in stored.decisions} == {"Olha"}


def test_a_cleaners_queue_by_keyboard(site: Any, tab: Any) -> None:
    tab.open(f"{site.url}/cleaners?name=merged_number")
    tab.press("j")
    tab.wait("document.activeElement.id === 'e1'")
    tab.leave(lambda: tab.press("x"))
    assert said(tab) == "Rejected. 1 to decide."
    tab.leave(lambda: tab.press("u"))
    assert said(tab) == "Undone. 2 to decide."


def test_the_token_is_asked_for_once(site: Any, tab: Any, serve: Any) -> None:
    from review.server import application

    url = serve(application(site.store, "Olha", token="a token that is long enough"))  # noqa: S106
    tab.open(f"{url}/articles/{site.article}")
    tab.type("wrong")
    tab.leave(lambda: tab.press("Enter"))
    assert "That is not the token" in tab.ask("document.body.textContent")
    tab.type("a token that is long enough")
    tab.leave(lambda: tab.press("Enter"))
    tab.leave(lambda: tab.click(f"a[href$='{site.article}']"))
    tab.leave(lambda: tab.click("button[value=accept]"))
    assert verdicts(site) == [Verdict.ACCEPT]
