"""A file comes whole or not at all, whatever the server does."""

import hashlib
import shutil
import socket
import ssl
import subprocess
import threading
from collections.abc import Callable, Iterator
from contextlib import suppress
from pathlib import Path
from types import SimpleNamespace

import pytest

from engines import download as downloads
from engines.download import MOST_BYTES, NotFetched, NotThere, Patience, discard, download, fetch, shown

DATA = bytes(range(256)) * 1500
SOON = Patience(silence=5, tries=3, pause=0.01)
NAME = "/v1/translate-uk_en-1_9.argosmodel"


def said(error: pytest.ExceptionInfo[NotFetched]) -> str:
    message = str(error.value)
    assert "\n" not in message
    return message


def ranges(server: SimpleNamespace) -> list[str]:
    return [wanted for _, wanted in server.asked]


def test_a_file_comes_whole(server: SimpleNamespace, tmp_path: Path) -> None:
    server.put(NAME, DATA)
    seen: list[tuple[int, int | None]] = []
    path = download(server.url + NAME, tmp_path, SOON, lambda done, total: seen.append((done, total)))
    assert path.name == "translate-uk_en-1_9.argosmodel"
    assert path.read_bytes() == DATA
    assert (seen[0], seen[-1]) == ((0, len(DATA)), (len(DATA), len(DATA)))
    assert fetch(server.url + NAME, SOON) == DATA
    discard(path)
    assert list(tmp_path.iterdir()) == []


def test_a_broken_connection_is_made_anew_and_gone_on_with(server: SimpleNamespace, tmp_path: Path) -> None:
    server.put(NAME, DATA, etag='"one"', cuts=[100_000, 50_000])
    assert download(server.url + NAME, tmp_path, SOON).read_bytes() == DATA
    assert ranges(server) == ["", "bytes=100000-", "bytes=150000-"]


def test_what_an_earlier_run_left_is_gone_on_with(server: SimpleNamespace, tmp_path: Path) -> None:
    server.put(NAME, DATA, etag='"one"', cuts=[200_000, 0, 0])
    with pytest.raises(NotFetched) as error:
        download(server.url + NAME, tmp_path, SOON)
    assert "the connection broke; 195 KB of it are kept" in said(error)
    assert len(server.asked) == SOON.tries
    assert download(server.url + NAME, tmp_path, SOON).read_bytes() == DATA
    assert ranges(server)[-1] == "bytes=200000-"


@pytest.mark.parametrize("if_range", [True, False], ids=["the server knows If-Range", "it does not"])
def test_a_changed_file_is_never_glued(server: SimpleNamespace, tmp_path: Path, if_range: bool) -> None:
    server.put(NAME, DATA, etag='"one"', cuts=[200_000])
    with pytest.raises(NotFetched):
        download(server.url + NAME, tmp_path, Patience(5, tries=1))
    changed = DATA[::-1]
    server.put(NAME, changed, etag='"two"', if_range=if_range)
    assert download(server.url + NAME, tmp_path, SOON).read_bytes() == changed


def test_without_an_etag_it_begins_anew(server: SimpleNamespace, tmp_path: Path) -> None:
    server.put(NAME, DATA, cuts=[200_000])
    assert download(server.url + NAME, tmp_path, SOON).read_bytes() == DATA
    assert ranges(server) == ["", ""]


def test_a_server_that_cannot_resume_sends_all_again(server: SimpleNamespace, tmp_path: Path) -> None:
    server.put(NAME, DATA, etag='"one"', cuts=[200_000], ranges=False)
    assert download(server.url + NAME, tmp_path, SOON).read_bytes() == DATA


@pytest.mark.parametrize("note", [b"", b"[]", b'{"seen": "\\"one\\"", "total": "x"}', b'{"seen": "", "total": 9}'])
def test_a_damaged_note_or_part_costs_only_time(server: SimpleNamespace, tmp_path: Path, note: bytes) -> None:
    server.put(NAME, DATA, etag='"one"', cuts=[200_000])
    with pytest.raises(NotFetched):
        download(server.url + NAME, tmp_path, Patience(5, tries=1))
    (about,) = tmp_path.rglob("about.json")
    about.write_bytes(note)
    assert download(server.url + NAME, tmp_path, SOON).read_bytes() == DATA


def test_a_part_longer_than_the_file_begins_anew(server: SimpleNamespace, tmp_path: Path) -> None:
    server.put(NAME, DATA, etag='"one"', cuts=[200_000])
    with pytest.raises(NotFetched):
        download(server.url + NAME, tmp_path, Patience(5, tries=1))
    (part,) = tmp_path.rglob("*.part")
    part.write_bytes(DATA * 2)
    assert download(server.url + NAME, tmp_path, SOON).read_bytes() == DATA
    assert ranges(server) == ["", f"bytes={len(DATA) * 2}-", ""]


def test_a_server_that_breaks_off_for_ever_is_left(server: SimpleNamespace, tmp_path: Path) -> None:
    server.put(NAME, DATA, cuts=[100] * 20)
    with pytest.raises(NotFetched, match="the connection broke"):
        download(server.url + NAME, tmp_path, SOON)
    assert len(server.asked) == SOON.tries


def test_a_server_that_hangs_is_left(server: SimpleNamespace, tmp_path: Path) -> None:
    server.put(NAME, DATA, hangs=True)
    with pytest.raises(NotFetched) as error:
        download(server.url + NAME, tmp_path, Patience(silence=0.2, tries=2, pause=0.01))
    assert "no answer for 0.2 seconds" in said(error)
    assert len(server.asked) == 2


@pytest.mark.parametrize(("status", "tries"), [(503, 3), (429, 3), (500, 3), (403, 1), (401, 1), (304, 1)])
def test_a_status_is_named_and_tried_again_where_that_may_help(
    server: SimpleNamespace, tmp_path: Path, status: int, tries: int
) -> None:
    server.put(NAME, b"", status=status, headers={"Retry-After": "0"})
    with pytest.raises(NotFetched) as error:
        download(server.url + NAME, tmp_path, SOON)
    assert str(status) in said(error)
    assert len(server.asked) == tries


def test_a_file_that_is_not_there_is_a_kind_of_its_own(server: SimpleNamespace) -> None:
    with pytest.raises(NotThere) as error:
        fetch(server.url + NAME, SOON)
    assert said(error) == f"{server.url}{NAME}: there is no such file on the server (404); check the address"


def test_a_redirect_is_followed_on_the_web(server: SimpleNamespace, tmp_path: Path) -> None:
    server.put("/old", b"", status=302, headers={"Location": f"{NAME}?sign=1"})
    server.put(f"{NAME}?sign=1", DATA)
    assert download(f"{server.url}/old", tmp_path, SOON).read_bytes() == DATA


@pytest.mark.parametrize("to", ["file:///etc/passwd", "ftp://127.0.0.1/x", "data:,x", "http://[", "javascript:1"])
def test_a_redirect_off_the_web_is_refused(server: SimpleNamespace, tmp_path: Path, to: str) -> None:
    server.put(NAME, b"", status=302, headers={"Location": to})
    with pytest.raises(NotFetched) as error:
        download(server.url + NAME, tmp_path, SOON)
    assert server.url in said(error)
    assert len(server.asked) == 1
    assert not list(tmp_path.rglob("*.argosmodel"))


def test_redirects_without_end_are_left(server: SimpleNamespace) -> None:
    server.put(NAME, b"", status=301, headers={"Location": NAME})
    with pytest.raises(NotFetched, match="without end"):
        fetch(server.url + NAME, SOON)
    assert len(server.asked) == downloads.MOST_REDIRECTS + 1


def test_a_file_that_is_too_large_is_refused(server: SimpleNamespace, tmp_path: Path) -> None:
    server.put(NAME, DATA, headers={"Content-Length": str(MOST_BYTES + 1)})
    with pytest.raises(NotFetched, match="larger than 2048 MB"):
        download(server.url + NAME, tmp_path, SOON)
    server.put(NAME, DATA)
    with pytest.raises(NotFetched, match="larger than"):
        fetch(server.url + NAME, SOON, most=1000)


def test_a_length_that_is_not_said_is_held_to_the_limit(tmp_path: Path, raw: Callable[[bytes], str]) -> None:
    url = raw(b"HTTP/1.1 200 OK\r\nConnection: close\r\n\r\n" + bytes(5000))
    with pytest.raises(NotFetched, match="more comes than"):
        fetch(url, SOON, most=1000)


def test_an_answer_that_is_no_http_is_one_line(raw: Callable[[bytes], str]) -> None:
    with pytest.raises(NotFetched) as error:
        fetch(raw(b"SSH-2.0-OpenSSH_9.6\r\n"), Patience(5, tries=1))
    assert "the connection broke" in said(error)


def test_a_server_that_sends_a_byte_now_and_then_is_left(raw: Callable[..., str]) -> None:
    url = raw(b"HTTP/1.1 200 OK\r\nContent-Length: 500\r\n\r\n", *[b"x"] * 100)
    with pytest.raises(NotFetched, match=r"only \d+ bytes came in 0\.3 seconds"):
        fetch(url, Patience(silence=0.3, tries=1))


def test_an_answer_compressed_unasked_is_refused(server: SimpleNamespace) -> None:
    server.put(NAME, DATA, headers={"Content-Encoding": "gzip"})
    with pytest.raises(NotFetched, match="compressed"):
        fetch(server.url + NAME, SOON)


def test_a_machine_without_network_says_so_at_once(tmp_path: Path) -> None:
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        nobody = f"http://127.0.0.1:{free.getsockname()[1]}/x"
    with pytest.raises(NotFetched) as error:
        download(nobody, tmp_path, Patience(5, tries=5, pause=60))
    assert said(error).startswith(f"{nobody}: no connection; try again later")


@pytest.mark.skipif(not shutil.which("openssl"), reason="openssl makes the certificate")
def test_a_certificate_that_nobody_vouches_for_is_refused(tmp_path: Path) -> None:
    made = ["openssl", "req", "-x509", "-newkey", "rsa:2048", "-nodes", "-days", "2", "-subj", "/CN=127.0.0.1"]
    subprocess.run([*made, "-keyout", "key", "-out", "cert"], cwd=tmp_path, check=True, capture_output=True)
    context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
    context.load_cert_chain(tmp_path / "cert", tmp_path / "key")
    with socket.create_server(("127.0.0.1", 0)) as listening:

        def answer() -> None:
            connection, _ = listening.accept()
            with connection, suppress(OSError):
                context.wrap_socket(connection, server_side=True).close()

        thread = threading.Thread(target=answer)
        thread.start()
        with pytest.raises(NotFetched) as error:
            fetch(f"https://127.0.0.1:{listening.getsockname()[1]}/x", SOON)
        thread.join(10)
    assert "its certificate is not trusted (self-signed certificate)" in said(error)


@pytest.mark.parametrize("url", ["file:///etc/passwd", "ftp://h/x", "http://", "http://[", "uk_en", "http:///x"])
def test_what_is_no_web_address_is_not_asked_for(url: str) -> None:
    with pytest.raises(NotFetched, match="web address"):
        fetch(url, SOON)


def test_the_environment_sends_nothing_elsewhere(
    server: SimpleNamespace, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / ".netrc").write_text("machine 127.0.0.1 login editor password secret\n")
    (tmp_path / ".netrc").chmod(0o600)
    monkeypatch.setenv("NETRC", str(tmp_path / ".netrc"))
    for name in ("HTTP_PROXY", "http_proxy", "ALL_PROXY"):
        monkeypatch.setenv(name, "socks5://127.0.0.1:9")
    server.put(NAME, DATA)
    assert fetch(server.url + NAME, SOON) == DATA


def test_two_at_once_do_not_write_one_file(server: SimpleNamespace, tmp_path: Path) -> None:
    server.put(NAME, DATA, etag='"one"', cuts=[200_000])
    with pytest.raises(NotFetched):
        download(server.url + NAME, tmp_path, Patience(5, tries=1))
    (part,) = tmp_path.rglob("*.part")
    with downloads.alone(part, server.url + NAME), pytest.raises(NotFetched, match="another chysto"):
        download(server.url + NAME, tmp_path, SOON)
    assert download(server.url + NAME, tmp_path, SOON).read_bytes() == DATA


def test_a_home_that_cannot_be_written_is_one_line(server: SimpleNamespace, tmp_path: Path) -> None:
    server.put(NAME, DATA)
    (tmp_path / "file").write_text("")
    with pytest.raises(NotFetched) as error:
        download(server.url + NAME, tmp_path / "file", SOON)
    assert "CHYSTO_HOME" in said(error)


def test_two_addresses_never_share_a_folder(server: SimpleNamespace, tmp_path: Path) -> None:
    server.put(f"{NAME}?a", DATA)
    server.put(f"{NAME}?b", DATA[:10])
    first, second = (download(f"{server.url}{NAME}?{query}", tmp_path, SOON) for query in "ab")
    assert (first.read_bytes(), second.read_bytes()) == (DATA, DATA[:10])
    assert first.parent.name == hashlib.sha256(f"{server.url}{NAME}?a".encode()).hexdigest()[:16]


def test_no_password_and_no_endless_address_is_printed() -> None:
    assert "secret" not in shown("https://editor:secret@h/x?y@z")
    assert len(shown("https://h/" + "x" * 10_000)) < 400


@pytest.fixture
def raw() -> Iterator[Callable[..., str]]:
    """A server that answers one connection with these pieces, one after the other; its address."""
    threads: list[threading.Thread] = []

    def answering(*pieces: bytes) -> str:
        listening = socket.create_server(("127.0.0.1", 0))

        def answer() -> None:
            with listening:
                connection, _ = listening.accept()
                with connection, suppress(OSError):
                    connection.recv(65536)
                    for piece in pieces:
                        connection.sendall(piece)
                        over.wait(0.05)

        threads.append(threading.Thread(target=answer))
        threads[-1].start()
        return f"http://127.0.0.1:{listening.getsockname()[1]}/x"

    over = threading.Event()
    yield answering
    over.set()
    for thread in threads:
        thread.join(10)
