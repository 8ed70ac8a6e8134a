"""robots.txt: what a site asks of programs that read it. https://www.rfc-editor.org/rfc/rfc9309."""

import re
from dataclasses import dataclass
from urllib.parse import quote, unquote_to_bytes

LIMIT = 512 * 1024
"""Bytes read of it; the standard asks for 500 KiB at least."""
LONGEST_DELAY = 30.0
"""Seconds between two pages at most, also when a site asks for more: a feed is a few pages, not the whole site."""


@dataclass(frozen=True)
class Robots:
    """The rules for one program, as (allowed, pattern), and how many seconds to leave between pages."""

    rules: tuple[tuple[bool, str], ...] = ()
    delay: float = 0.0

    def allows(self, path: str) -> bool:
        """Whether the page at ``path`` (with its query) may be read. The longest rule that fits it counts.

        >>> rules = Robots(((False, "/archive"), (True, "/archive/2024"), (False, "/*?print=1$")))
        >>> [rules.allows(path) for path in ("/news", "/archive/1", "/archive/2024/1", "/news?print=1")]
        [True, False, True, False]
        """
        path = normal(path)
        fitting = [(len(pattern), allowed) for allowed, pattern in self.rules if fits(pattern, path)]
        # Of two rules of the same length the one that allows.
        return max(fitting)[1] if fitting else True


def read_robots(data: bytes, name: str) -> Robots:
    """The rules for the program called ``name``, or those for every program where it is not named.

    >>> text = b"User-agent: *\\nDisallow: /\\n\\nUser-agent: Chysto\\nDisallow: /private\\nCrawl-delay: 2"
    >>> read_robots(text, "chysto")
    Robots(rules=((False, '/private'),), delay=2.0)
    >>> read_robots(text, "another").allows("/news")
    False
    """
    groups: dict[str, list[tuple[bool, str]]] = {}
    delays: dict[str, float] = {}
    agents: list[str] = []
    beginning = True
    for line in data[:LIMIT].decode("utf-8-sig", "replace").splitlines():
        field, colon, value = line.partition("#")[0].partition(":")
        field, value = field.strip().lower(), value.strip()
        if not colon:
            continue
        if field == "user-agent":
            agents = [*agents, value.lower()] if not beginning else [value.lower()]
            beginning = False
            groups.setdefault(value.lower(), [])
            continue
        beginning = True
        for agent in agents:
            if field in {"allow", "disallow"} and value:
                groups[agent].append((field == "allow", normal(value)))
            elif field == "crawl-delay" and re.fullmatch(r"\d{1,6}(\.\d{1,6})?", value):
                delays[agent] = min(float(value), LONGEST_DELAY)
    agent = name if name in groups else "*"
    return Robots(tuple(groups.get(agent, ())), delays.get(agent, 0.0))


def normal(path: str) -> str:
    """A path with its characters written in one way, so that a rule in Cyrillic fits the address.

    >>> normal("/новини/%7Eodesa"), normal("/*.pdf$")
    ('/%D0%BD%D0%BE%D0%B2%D0%B8%D0%BD%D0%B8/~odesa', '/*.pdf$')
    """
    # What is written %2F is no slash, and %2A no star.
    kept = re.sub(r"%(2f|2a|24|25)", r"%25\1", path, flags=re.IGNORECASE)
    return quote(unquote_to_bytes(kept), safe="/*$?&=:@!'()+,;~%")


def fits(pattern: str, path: str) -> bool:
    """Whether a rule's pattern fits the path: from its beginning, ``*`` for anything, a last ``$`` for the end.

    Piece by piece, so that a pattern of many stars takes no longer than its length times the path's.

    >>> fits("/*/print", "/news/1/print?x"), fits("/*.pdf$", "/a.pdf?x"), fits("/", "/x"), fits("/a*b*c$", "/a-c-b-c")
    (True, False, True, True)
    """
    anchored = pattern.endswith("$")
    first, *rest = pattern.removesuffix("$").split("*")
    if not path.startswith(first):
        return False
    at = len(first)
    if not rest:
        return not anchored or at == len(path)
    *middle, last = rest
    for piece in middle:
        at = path.find(piece, at)
        if at < 0:
            return False
        at += len(piece)
    if anchored:
        return path.endswith(last) and len(path) - len(last) >= at
    return path.find(last, at) >= 0
