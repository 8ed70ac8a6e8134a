"""Fetch a file over HTTP or HTTPS: with patience that ends, going on where it broke off, never glued from two files.

Nothing but what is asked for goes out: no proxy, password file or certificate store is taken from the environment,
and a redirect leads to another web address or nowhere.
"""

import fcntl
import hashlib
import io
import json
import os
import re
import shutil
import socket
import ssl
import time
from collections.abc import Iterator, Mapping
from contextlib import contextmanager, suppress
from dataclasses import dataclass
from email.utils import parsedate_to_datetime
from pathlib import Path
from typing import IO, TYPE_CHECKING, Protocol
from urllib.parse import unquote, urlsplit

if TYPE_CHECKING:
    import httpx

MOST_BYTES = 2 * 2**30
"""The largest packages of the public index have some hundred megabytes."""

MOST_TEXT = 16 * 2**20
"""Indexes and lists of sums; the public index has 32 KB."""

MOST_REDIRECTS = 5
LONGEST_WAIT = 60.0
"""Seconds between two tries at most, also when a server asks for more."""

LEAST = 1024
"""Bytes that must come while patience lasts: a server that sends one byte in a while would hold us for ever."""

STEP = 2**20
"""Bytes of progress after which the tries are counted anew: a long file over a bad line breaks off often."""

WEB = ("http", "https")


class NotFetched(Exception):
    """Something that could not be fetched. The message is one line: what, why, and what to do."""


class NotThere(NotFetched):
    """The server answers that it has no such file."""


class BrokenOff(Exception):
    """A try that failed and may be made again, after ``wait`` seconds if the server says so."""

    def __init__(self, reason: str, wait: float = 0.0, again: bool = True) -> None:
        super().__init__(reason)
        self.wait = wait
        self.again = again


class Moved(Protocol):
    """What a fetch calls as it goes: bytes there, bytes in all (None when the server does not say)."""

    def __call__(self, done: int, total: int | None) -> None: ...


@dataclass(frozen=True)
class Patience:
    """How long to wait for a server.

    ``silence`` is how many seconds it may take to connect, and to say nothing; ``tries`` how often a broken
    connection is made anew without any progress; ``pause`` the seconds before the second try, doubled each time.
    """

    silence: float = 30.0
    tries: int = 5
    pause: float = 1.0


PATIENCE = Patience()


@dataclass
class Part:
    """What has come of a file so far.

    ``seen`` tells this file from a later one at the same address (a strong ETag, or else a Last-Modified); empty when
    the server gives neither, and then nothing is ever appended. ``note`` is the file that remembers it between runs.
    """

    file: IO[bytes]
    note: Path | None = None
    seen: str = ""
    total: int | None = None

    @property
    def size(self) -> int:
        return self.file.seek(0, os.SEEK_END)

    def begin(self, seen: str = "", total: int | None = None) -> None:
        """Begin from nothing. The note is written before the first byte, so it never stands for other bytes."""
        self.file.seek(0)
        self.file.truncate()
        self.seen, self.total = seen, total
        if self.note:
            self.note.write_text(json.dumps({"seen": seen, "total": total}), encoding="utf-8")

    def recall(self) -> None:
        """Read the note of an earlier run; a missing or damaged one means that the bytes are of no use."""
        try:
            noted = json.loads(self.note.read_bytes()) if self.note else {}
            self.seen, self.total = str(noted["seen"]), noted["total"] if isinstance(noted["total"], int) else None
        except (OSError, ValueError, KeyError, TypeError):
            self.seen, self.total = "", None


def fetch(url: str, patience: Patience = PATIENCE, most: int = MOST_TEXT) -> bytes:
    """The content of a small file. Raises NotThere when there is none, NotFetched for any other trouble."""
    content = io.BytesIO()
    complete(Part(content), url, patience, most, lambda *_: None)
    return content.getvalue()


def download(url: str, home: Path, patience: Patience = PATIENCE, moved: Moved = lambda *_: None) -> Path:
    """Fetch a package file into ``home/downloads``, in a folder named after its address, and return its path.

    What an earlier run left half is gone on with where the server can do that and the file there is still the same.
    Call ``discard`` with the path when the file is done with. Raises NotThere and NotFetched as fetch does; what has
    come until then stays for the next run.
    """
    whole = home / "downloads" / hashlib.sha256(url.encode("utf-8", "replace")).hexdigest()[:16] / file_name(url)
    try:
        whole.parent.mkdir(parents=True, exist_ok=True)
        if not whole.is_file():
            half = whole.with_name(f"{whole.name}.part")
            with alone(half, url) as file:
                part = Part(file, whole.with_name("about.json"))
                part.recall()
                complete(part, url, patience, MOST_BYTES, moved)
                file.flush()
                os.fsync(file.fileno())
                half.replace(whole)
    except OSError as error:
        raise NotFetched(
            f"{shown(url)}: could not be kept in {whole.parent} ({error.strerror or error}); make room or choose "
            "another CHYSTO_HOME"
        ) from None
    return whole


def discard(path: Path) -> None:
    """Remove what download left for this file."""
    shutil.rmtree(path.parent, ignore_errors=True)
    with suppress(OSError):
        path.parent.parent.rmdir()


@contextmanager
def alone(path: Path, url: str) -> Iterator[IO[bytes]]:
    """Open a file that only one process may write at a time. Raises NotFetched when another one does."""
    with path.open("ab") as file:
        try:
            fcntl.flock(file, fcntl.LOCK_EX | fcntl.LOCK_NB)
            # The other process may have finished, and renamed the file, between the two lines above.
            mine = os.fstat(file.fileno()).st_ino == path.stat().st_ino
        except OSError:
            mine = False
        if not mine:
            raise NotFetched(f"{shown(url)}: another chysto is fetching it; wait for that one to end")
        yield file


def complete(part: Part, url: str, patience: Patience, most: int, moved: Moved) -> None:
    """Bring ``part`` to its whole length, over as many connections as that takes and patience allows."""
    import httpx

    if not web(url):
        raise NotFetched(f"{shown(url)}: not a web address; Chysto fetches over http and https only")
    if part.total is not None and part.size == part.total:
        return
    tries, farthest = 0, part.size
    silence = httpx.Timeout(patience.silence)
    with httpx.Client(timeout=silence, trust_env=False, follow_redirects=False) as client:
        while True:
            try:
                attempt(client, part, url, patience, most, moved)
            except BrokenOff as broken:
                tries = 1 if part.size >= farthest + STEP else tries + 1
                farthest = max(farthest, part.size)
                if tries >= patience.tries or not broken.again:
                    raise NotFetched(f"{shown(url)}: {broken}; {advice(part)}") from None
                time.sleep(min(max(broken.wait, patience.pause * 2 ** (tries - 1)), LONGEST_WAIT))
            except httpx.InvalidURL:
                raise NotFetched(f"{shown(url)}: not a web address; check it") from None
            else:
                return


def advice(part: Part) -> str:
    if part.note and part.size and part.seen:
        return f"{part.size >> 10} KB of it are kept, and the same command goes on from there"
    return "try again later, or carry the file over and install that"


def attempt(client: "httpx.Client", part: Part, url: str, patience: Patience, most: int, moved: Moved) -> None:
    """One request and its answer into ``part``. Raises BrokenOff when another try may help, NotFetched when not."""
    import httpx

    asked = {"Accept-Encoding": "identity", "User-Agent": "chysto"}
    if part.size and part.seen:
        asked |= {"Range": f"bytes={part.size}-", "If-Range": part.seen}
    try:
        with answer(client, url, asked) as response:
            place(part, response, url)
            if max(part.total or 0, part.size) > most:
                raise NotFetched(f"{shown(url)}: larger than {most >> 20} MB; that cannot be what was asked for")
            pour(response, part, url, patience, most, moved)
    except httpx.TransportError as error:
        met = isinstance(error, httpx.ConnectError | httpx.ConnectTimeout)
        # A machine without network should say so at once; a line that broke half way may come back.
        raise BrokenOff(why(error, patience), again=not met or part.size > 0) from None


def place(part: Part, response: "httpx.Response", url: str) -> None:
    """Put ``part`` where the answer begins: at its end for the rest of the same file, at nothing for a whole one."""
    status = response.status_code
    if status == 206:
        at = re.fullmatch(r"bytes (\d+)-\d+/(\d+|\*)", response.headers.get("Content-Range", ""))
        now = validator(response)
        # A server may know Range and not If-Range; then only the answer tells that the file is another one.
        other = now and now.startswith('"') == part.seen.startswith('"') and now != part.seen
        if at is None or int(at[1]) != part.size or other or (part.total and at[2] not in {"*", str(part.total)}):
            part.begin()
            raise BrokenOff("the file changed on the server while it was fetched")
        part.total = part.total or (None if at[2] == "*" else int(at[2]))
    elif status == 200:
        length = response.headers.get("Content-Length", "")
        part.begin(validator(response), int(length) if re.fullmatch(r"\d{1,15}", length) else None)
    elif status == 416:
        part.begin()
        raise BrokenOff("the server has not the rest of the file")
    elif status in {404, 410}:
        raise NotThere(f"{shown(url)}: there is no such file on the server ({status}); check the address")
    elif status in {408, 425, 429} or status >= 500:
        wait = response.headers.get("Retry-After", "")
        raise BrokenOff(f"the server answers {status}", float(wait) if re.fullmatch(r"\d{1,5}", wait) else 0.0)
    else:
        raise NotFetched(f"{shown(url)}: the server refuses it ({status}); check the address, or fetch it by browser")
    if response.headers.get("Content-Encoding", "identity") != "identity":
        raise NotFetched(f"{shown(url)}: the server sends it compressed, unasked; fetch the file by browser")


def pour(response: "httpx.Response", part: Part, url: str, patience: Patience, most: int, moved: Moved) -> None:
    """Append the body of the answer."""
    size, since, came = part.size, time.monotonic(), 0
    moved(size, part.total)
    for block in response.iter_raw():
        size += len(block)
        if size > (most if part.total is None else part.total):
            part.begin()
            raise NotFetched(f"{shown(url)}: more comes than the server said; do not trust this server")
        part.file.write(block)
        moved(size, part.total)
        came += len(block)
        if time.monotonic() - since > patience.silence:
            if came < LEAST:
                raise BrokenOff(f"only {came} bytes came in {patience.silence:g} seconds")
            since, came = time.monotonic(), 0
    if part.total is not None and size < part.total:
        raise BrokenOff("the connection broke")


@contextmanager
def answer(client: "httpx.Client", url: str, asked: Mapping[str, str]) -> Iterator["httpx.Response"]:
    """The answer to a GET, after redirects. Raises NotFetched for a redirect that leads off the web."""
    import httpx

    at = httpx.URL(url)
    for _ in range(MOST_REDIRECTS + 1):
        with client.stream("GET", at, headers=asked) as response:
            if not response.has_redirect_location:
                yield response
                return
            to = response.headers["Location"]
        following = at.join(to)
        if not web(str(following)) or (at.scheme == "https" and following.scheme != "https"):
            raise NotFetched(
                f"{shown(url)}: the server sends on to {shown(to)}, where Chysto does not follow; do not trust it"
            )
        at = following
    raise NotFetched(f"{shown(url)}: the server sends on from address to address without end; try another mirror")


def validator(response: "httpx.Response") -> str:
    """What tells this file from a later one: a strong ETag, or a Last-Modified that RFC 9110 §8.8.2.2 calls strong."""
    tag: str = response.headers.get("ETag", "")
    if re.fullmatch(r'"[\x21\x23-\x7e]+"', tag):
        return tag
    modified: str = response.headers.get("Last-Modified", "")
    try:
        age = parsedate_to_datetime(response.headers.get("Date", "")) - parsedate_to_datetime(modified)
    except (ValueError, TypeError):
        return ""
    # Within one second a file can be written twice.
    return modified if age.total_seconds() >= 1 else ""


def why(error: "httpx.TransportError", patience: Patience) -> str:
    """Why a connection failed, in words."""
    import httpx

    if isinstance(error, httpx.TimeoutException):
        return f"no answer for {patience.silence:g} seconds"
    cause: BaseException | None = error
    while cause is not None:
        if isinstance(cause, ssl.SSLCertVerificationError):
            return f"its certificate is not trusted ({cause.verify_message})"
        if isinstance(cause, socket.gaierror):
            return "no such host, or no network"
        cause = cause.__cause__ or cause.__context__
    return "no connection" if isinstance(error, httpx.ConnectError) else "the connection broke"


def web(url: str) -> bool:
    """Whether ``url`` is an address on the web.

    >>> [web(url) for url in ("https://mirror.example/a", "file:///etc/passwd", "//mirror.example/a", "uk_en")]
    [True, False, False, False]
    """
    try:
        parts = urlsplit(url)
    except ValueError:
        return False
    return parts.scheme in WEB and bool(parts.hostname)


def file_name(url: str) -> str:
    """The file's name in an address, fit for a folder of ours.

    >>> file_name("https://mirror.example/v1/translate-uk_en-1_9.argosmodel?sign=1")
    'translate-uk_en-1_9.argosmodel'
    >>> file_name("https://mirror.example/..%2F..%2F.bashrc")
    'bashrc'
    >>> file_name("https://mirror.example/")
    'package'
    """
    last = re.split(r"[/\\]", unquote(urlsplit(url).path))[-1]
    return re.sub(r"[^\w.+-]+", "-", last, flags=re.ASCII)[-120:].strip(".-") or "package"


def shown(url: str) -> str:
    """An address as it is printed: without a password, and not endless.

    >>> shown("https://editor:secret@mirror.example/index.json")
    'https://mirror.example/index.json'
    """
    hidden = re.sub(r"^(\w+://)[^/?#]*@", r"\1", url)
    return hidden if len(hidden) <= 300 else f"{hidden[:300]}…"
