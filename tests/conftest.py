"""A web server on this machine that behaves as badly as it is told to."""

import threading
from collections.abc import Iterator
from dataclasses import dataclass, field
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer

import pytest


@dataclass
class Served:
    """One file of the server.

    ``cuts`` are the numbers of body bytes after which the connection breaks, one for each of the first answers;
    ``hangs`` says nothing after the headers. ``ranges`` and ``if_range`` are what the server knows of resuming.
    """

    data: bytes
    status: int = 200
    headers: dict[str, str] = field(default_factory=dict)
    etag: str = ""
    cuts: list[int] = field(default_factory=list)
    hangs: bool = False
    ranges: bool = True
    if_range: bool = True


@dataclass
class Server:
    """``files`` by path; ``asked`` is every request's path with its Range, ``url`` has no slash at its end."""

    url: str
    files: dict[str, Served] = field(default_factory=dict)
    asked: list[tuple[str, str]] = field(default_factory=list)

    def put(self, path: str, data: bytes, **how: object) -> Served:
        self.files[path] = Served(data, **how)  # type: ignore[arg-type]
        return self.files[path]


@pytest.fixture
def server() -> Iterator[Server]:
    over = threading.Event()

    class Answers(BaseHTTPRequestHandler):
        protocol_version = "HTTP/1.1"

        def do_GET(self) -> None:
            wanted = self.headers.get("Range", "")
            here.asked.append((self.path, wanted))
            file = here.files.get(self.path) or Served(b"no such file", status=404)
            data, status, start = file.data, file.status, 0
            headers = {"ETag": file.etag} if file.etag else {}
            same = not file.if_range or self.headers.get("If-Range", file.etag) == file.etag
            if wanted and file.ranges and same and status == 200:
                start = int(wanted.removeprefix("bytes=").removesuffix("-"))
                status = 206 if start < len(data) else 416
                if status == 206:
                    headers["Content-Range"] = f"bytes {start}-{len(data) - 1}/{len(data)}"
            body = data[start:]
            cut = file.cuts.pop(0) if file.cuts else len(body)
            self.send_response(status)
            for name, value in (headers | {"Content-Length": str(len(body))} | file.headers).items():
                self.send_header(name, value)
            try:
                self.end_headers()
                if file.hangs:
                    self.wfile.flush()
                    over.wait(20)
                self.wfile.write(body[:cut])
            except OSError:
                self.close_connection = True
            self.close_connection = self.close_connection or cut < len(body) or file.hangs

        def log_message(self, *_: object) -> None:
            """The tests read ``asked``."""

    class Quiet(ThreadingHTTPServer):
        def handle_error(self, *_: object) -> None:
            """A client that goes away is what some tests are about."""

    web = Quiet(("127.0.0.1", 0), Answers)
    here = Server(f"http://127.0.0.1:{web.server_port}")
    thread = threading.Thread(target=web.serve_forever, kwargs={"poll_interval": 0.01})
    thread.start()
    try:
        yield here
    finally:
        over.set()
        web.shutdown()
        thread.join()
        web.server_close()
