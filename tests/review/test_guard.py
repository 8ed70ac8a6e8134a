"""Who may ask and who may not, and what every answer says to the browser."""

import asyncio
from collections.abc import Callable, Iterator
from http.client import HTTPConnection
from pathlib import Path
from typing import Any

import httpx
import pytest

from review.guard import BODY, POLICY
from review.server import application
from storage import Store

HERE = "http://127.0.0.1:8700"
THERE = "192.168.1.5:8700"
SAME = {"sec-fetch-site": "same-origin"}
TOKEN = "a token that is long enough"  # noqa: S105


@pytest.fixture
def store(tmp_path: Path) -> Iterator[Store]:
    with Store.open(tmp_path / "chysto.db") as opened:
        yield opened


@pytest.fixture
def client(store: Store, visit: Callable[..., httpx.Client]) -> httpx.Client:
    return visit(application(store, "Olha"), HERE.removeprefix("http://"))


@pytest.fixture
def far(store: Store, visit: Callable[..., httpx.Client]) -> httpx.Client:
    return visit(application(store, "Olha", "0.0.0.0", TOKEN), THERE)  # noqa: S104


@pytest.mark.parametrize("path", ["/", "/nothing", "/style.css", "/keys.js", "/cleaners", "/doubts", "/enter"])
def test_every_answer_says_what_a_browser_may_do(client: httpx.Client, path: str) -> None:
    answer = client.get(path)
    assert answer.headers["content-security-policy"] == POLICY
    assert "unsafe" not in POLICY
    assert POLICY.startswith("default-src 'none'; ")
    assert answer.headers["x-content-type-options"] == "nosniff"
    assert answer.headers["referrer-policy"] == "no-referrer"
    assert answer.headers["cache-control"] == "no-store"


@pytest.mark.parametrize(
    "host", ["evil.example", "evil.example:8700", "a.127.0.0.1.evil.example", "192.168.1.5", "[::2]"]
)
def test_another_name_is_not_answered(client: httpx.Client, host: str) -> None:
    answer = client.get("/", headers={"host": host})
    assert answer.status_code == 421
    assert "Articles" not in answer.text


@pytest.mark.parametrize("host", ["localhost:8700", "127.0.0.1:9000", "LOCALHOST", "[::1]:8700", "127.0.0.1"])
def test_this_machine_by_any_of_its_names_is(client: httpx.Client, host: str) -> None:
    assert client.get("/", headers={"host": host}).status_code == 200


@pytest.mark.parametrize(
    ("headers", "status"),
    [
        ({}, 403),
        ({"sec-fetch-site": "cross-site"}, 403),
        ({"sec-fetch-site": "same-site"}, 403),
        ({"sec-fetch-site": "cross-site", "origin": HERE}, 403),
        ({"origin": "http://evil.example"}, 403),
        ({"origin": "null"}, 403),
        ({"origin": "http://127.0.0.1:8701"}, 403),
        ({"origin": "ftp://127.0.0.1:8700"}, 403),
        ({"referer": f"{HERE}/"}, 403),
        ({"origin": HERE}, 303),
        ({"sec-fetch-site": "same-origin"}, 303),
        ({"sec-fetch-site": "none"}, 303),
    ],
)
def test_only_pages_of_this_server_change_anything(client: httpx.Client, headers: dict[str, str], status: int) -> None:
    answer = client.post("/keys", data={"keys": "off"}, headers=headers)
    assert answer.status_code == status
    assert ("set-cookie" in answer.headers) == (status == 303)


@pytest.mark.parametrize("method", ["PUT", "DELETE", "PATCH", "OPTIONS"])
def test_other_methods_do_nothing(client: httpx.Client, method: str) -> None:
    assert client.request(method, "/", headers=SAME).status_code == 405
    assert client.request(method, "/").status_code == 403


def test_a_body_has_its_limit_whatever_it_says_of_its_length(client: httpx.Client) -> None:
    long = b"keys=" + b"a" * BODY
    form = SAME | {"content-type": "application/x-www-form-urlencoded"}
    assert client.post("/keys", content=long, headers=form).status_code == 413
    parts = (long[at : at + 60000] for at in range(0, len(long), 60000))
    assert client.post("/keys", content=parts, headers=form).status_code == 413


@pytest.mark.parametrize(
    ("kind", "body", "status"),
    [
        ("application/json", b"{}", 415),
        ("multipart/form-data; boundary=x", b"--x--", 415),
        ("", b"keys=off", 415),
        ("application/x-www-form-urlencoded", b"keys=%ff", 400),
        ("application/x-www-form-urlencoded", "keys=ї".encode(), 400),
        ("application/x-www-form-urlencoded", b"&".join([b"a=b"] * 50), 400),
        ("Application/X-WWW-Form-URLencoded; charset=UTF-8", b"keys=off", 303),
    ],
)
def test_only_short_forms_are_read(client: httpx.Client, kind: str, body: bytes, status: int) -> None:
    assert client.post("/keys", content=body, headers=SAME | {"content-type": kind}).status_code == status


@pytest.mark.parametrize(
    "path",
    [
        "/../../etc/passwd",
        "/%2e%2e/%2e%2e/etc/passwd",
        "/style.css/../../pyproject.toml",
        "/templates/article.html",
        "/static/keys.js",
        "/articles/../../../etc/passwd",
        "/articles/%2e%2e%2f%2e%2e%2fpyproject.toml",
        "/articles/" + "0" * 64,
        "/articles/" + "Z" * 64,
        "/articles/%00",
        "/articles/" + "a" * 5000,
        "//etc/passwd",
    ],
)
def test_no_address_names_a_file(client: httpx.Client, path: str) -> None:
    connection = HTTPConnection(client.base_url.host, client.base_url.port)  # it sends a path as it is
    connection.request("GET", path)
    answer = connection.getresponse()
    text = answer.read()
    connection.close()
    assert answer.status == 404
    assert b"root:" not in text


@pytest.mark.parametrize("path", ["/", "/articles/" + "0" * 64, "/cleaners", "/doubts", "/keys.js", "/nothing"])
def test_nobody_is_let_in_without_the_token(far: httpx.Client, path: str) -> None:
    for cookie in ("", "chysto=", f"chysto={TOKEN}", f"chysto={'0' * 64}", "chysto=\xff", ";=;", "chysto"):
        answer = far.get(path, headers={"cookie": cookie.encode("latin-1")})
        assert (answer.status_code, answer.headers["location"]) == (303, "/enter")


def test_the_token_opens_the_page(far: httpx.Client) -> None:
    same = {"origin": f"http://{THERE}"}
    assert far.post("/enter", data={"token": "guess"}, headers=same).status_code == 403
    assert far.post("/enter", data={"token": TOKEN}, headers={"origin": "http://evil.example"}).status_code == 403
    answer = far.post("/enter", data={"token": f" {TOKEN}\n"}, headers=same)
    assert answer.status_code == 303
    cookie = answer.headers["set-cookie"]
    assert TOKEN not in cookie
    assert "HttpOnly" in cookie
    assert "SameSite=strict" in cookie
    assert far.get("/").status_code == 200


def test_a_server_for_others_goes_by_addresses_and_its_own_name(far: httpx.Client) -> None:
    assert far.get("/enter").status_code == 200
    assert far.get("/enter", headers={"host": "10.0.0.7:8700"}).status_code == 200
    assert far.get("/enter", headers={"host": "evil.example"}).status_code == 421
    # Without it a browser that is not on this machine sends no Origin with a form.
    assert far.get("/enter").headers["referrer-policy"] == "same-origin"


def test_anything_but_http_is_not_answered(store: Store) -> None:
    sent: list[object] = []

    async def send(message: Any) -> None:
        sent.append(message)

    async def receive() -> Any:
        raise AssertionError("nothing is read")

    asyncio.run(application(store, "Olha")({"type": "websocket", "headers": []}, receive, send))
    assert sent == []
