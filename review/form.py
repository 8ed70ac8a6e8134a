"""What a form of the page sent."""

from urllib.parse import parse_qsl

from starlette.exceptions import HTTPException
from starlette.requests import Request

from review.guard import BODY

FIELDS = 10


async def form(request: Request) -> dict[str, str]:
    """The fields of a form, of each name the last; lines end in a line feed, whatever the browser sent.

    Raises HTTPException for anything else than a short form in UTF-8.
    """
    kind = request.headers.get("content-type", "").partition(";")[0].strip().lower()
    if kind != "application/x-www-form-urlencoded":
        raise HTTPException(415, "Only forms are understood here.")
    body = bytearray()
    async for chunk in request.stream():
        body += chunk
        if len(body) > BODY:
            raise HTTPException(413, "This is too long.")
    try:
        pairs = parse_qsl(bytes(body).decode("ascii"), keep_blank_values=True, max_num_fields=FIELDS, errors="strict")
    except ValueError:
        raise HTTPException(400, "The form cannot be read.") from None
    return {name: value.replace("\r\n", "\n").replace("\r", "\n") for name, value in pairs}
