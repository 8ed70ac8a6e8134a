"""The reviewer's desk: what each page shows, and what each button does."""

import hashlib
from collections import Counter
from collections.abc import Callable, Collection, Iterable, Mapping
from dataclasses import dataclass
from functools import lru_cache
from typing import TypeVar
from urllib.parse import urlencode

from starlette.concurrency import run_in_threadpool
from starlette.exceptions import HTTPException
from starlette.requests import Request
from starlette.responses import HTMLResponse, RedirectResponse, Response

from articles import Verdict
from cleaners import CLEANERS, SOURCE_CLEANERS
from review.bilingual import Row, Sheet
from review.decide import Act, Learn, Refused, act, nothing, on_change, on_cleaner, rewriting, taking_back, undoing
from review.environment import ask, environment
from review.form import form
from review.guard import COOKIE, stamp
from review.recorded import recorded
from review.stops import PART, Stop, Stops, stops
from storage import Filter, Open, Status, Store, Stored, in_force, passage_of

Word = TypeVar("Word", bound=str)
LINES = 50
"""So many articles, edits or doubts are listed on one page."""
KEYS = "keys"
"""The cookie that says ``off`` for a reviewer who wants no single keys."""
SHOWN = ("all", "changed", "grave", "open")
"""Which passages of an article: all, those with edits or doubts, with suggestions or blocking doubts, or undecided."""
STATES: Mapping[Status, tuple[Status, ...]] = {
    Status.NEW: (Status.REVIEWED, Status.NEEDS_REVIEW),
    Status.NEEDS_REVIEW: (Status.REVIEWED,),
    Status.REVIEWED: (Status.PUBLISHED, Status.NEEDS_REVIEW),
    Status.PUBLISHED: (Status.NEEDS_REVIEW,),
}
"""What a person may make of an article."""
DID = {
    "accept": "Accepted.",
    "reject": "Rejected.",
    "reword": "Reworded.",
    "withdraw": "Taken back.",
    "accept-all": "Accepted, together with the others of this cleaner.",
    "reject-all": "Rejected, together with the others of this cleaner.",
    "rewrite": "The passage is written anew.",
    "undo": "Undone.",
    "nothing": "Nothing to do: it is so already.",
    Status.REVIEWED: "The article is reviewed.",
    Status.PUBLISHED: "The article is published.",
    Status.NEEDS_REVIEW: "The article is open for review.",
}
"""What the page says after an act; the act's name alone travels in the address."""


@dataclass(frozen=True)
class Desk:
    """The pages, for one reviewer over one store; the memory learns from what the reviewer writes by ``learn``.

    ``demoted`` names the cleaners that people have demoted, as it is when a page is asked for.
    """

    store: Store
    reviewer: str
    token: str | None = None
    learn: Learn = nothing
    demoted: Callable[[], Collection[str]] = frozenset

    async def articles(self, request: Request) -> Response:
        """The archive's list, by words, by status, by cleaner or check, and by what is open."""
        wanted = Filter(
            words=asked(request, "words")[:200],
            cleaner=asked(request, "cleaner")[:200],
            check=asked(request, "check")[:200],
            open=chosen(request, "open", Open),
        )
        status = chosen(request, "status", Status)
        start = counted(request, "from", 0)
        query = {name: value for name in ("words", "cleaner", "check", "open") if (value := getattr(wanted, name))}

        def look() -> bytes:
            listed = self.store.articles(wanted, status=status, limit=LINES, offset=start)
            totals = self.store.totals(wanted)
            return rendered(
                request,
                "articles.html",
                listed=listed,
                totals=totals,
                total=sum(totals.values()),
                status=status,
                wanted=wanted,
                query=query,
                pages=Pages(request, start, totals[status] if status else sum(totals.values())),
            )

        return HTMLResponse(await run_in_threadpool(look))

    async def article(self, request: Request) -> Response:
        """One article, a passage at a time in three columns, with what can be done about each edit."""
        shown = chosen(request, "show", SHOWN) or "all"
        part = max(1, counted(request, "part", 1))
        return HTMLResponse(await run_in_threadpool(lambda: self._article(request, self._stored(request), shown, part)))

    def _stored(self, request: Request) -> Stored:
        id_ = request.path_params["id"]
        if len(id_) != 64:
            raise HTTPException(404, "No such article is stored.")
        return self.store.find(id_)

    def _article(self, request: Request, stored: Stored, shown: str, part: int) -> bytes:
        sheet = sheet_of(stored)
        way = way_through(sheet, shown)
        view = sheet.view
        mine = any(decision.reviewer == self.reviewer for decision in in_force(stored.decisions).values())
        waiting = Counter(
            change.cleaner
            for passage in view.passages
            for change in passage.changes
            if not (passage.rewriting or passage.standings[change.key].decided)
        )
        return rendered(
            request,
            "article.html",
            stored=stored,
            sheet=sheet,
            rows=way.rows[(part - 1) * PART : part * PART],
            way=way,
            part=part,
            parts_count=max(0, len(way.rows) - 1) // PART + 1,
            shown=shown,
            numbers={each: len(rows_shown(sheet, each)) for each in SHOWN},
            edits=sum(len(passage.changes) for passage in view.passages),
            left=sum(waiting.values()),
            waiting=waiting,
            mine=mine,
            states=STATES[stored.record.status],
            closed=stored.record.status is Status.PUBLISHED,
        )

    async def decide(self, request: Request) -> Response:
        """Do what a button says, and go on to the next edit that waits."""
        fields = await form(request)
        name = fields.get("act", "")

        def work() -> str:
            stored = self._stored(request)
            made = act(self.store, stored.id, self._act(name, fields, stored), self.learn)
            did = name if made else "nothing"
            key = made[-1].change if made else fields.get("change", "")
            if "back" in fields:
                return self._back_to_queue(fields, did, stored.id)
            return self._next(self.store.find(stored.id), key, name, did, chosen(request, "show", SHOWN) or "all")

        return RedirectResponse(await run_in_threadpool(work), 303)

    def _act(self, name: str, fields: Mapping[str, str], stored: Stored) -> Act:
        key = fields.get("change", "")
        match name:
            case "accept" | "reject" | "reword":
                return on_change(key, Verdict(name), self.reviewer, fields.get("wording", ""))
            case "accept-all" | "reject-all":
                return on_cleaner(cleaner_of(stored, key), Verdict(name.removesuffix("-all")), self.reviewer)
            case "rewrite":
                return rewriting(number(fields.get("passage", ""), -1), fields.get("wording", ""), self.reviewer)
            case "withdraw":
                return taking_back(key, self.reviewer)
            case "undo":
                return undoing(self.reviewer)
        raise HTTPException(400, "There is no such button.")

    def _back_to_queue(self, fields: Mapping[str, str], did: str, id_: str) -> str:
        """The queue of a cleaner again, at the edit that has come to the place of the one decided on."""
        cleaner = fields["back"]
        waiting = sum(each.waiting for each in self.store.queues(check=False, name=cleaner))
        start = max(0, min(number(fields.get("from", ""), 0), (waiting - 1) // LINES * LINES))
        at = min(number(fields.get("at", ""), 1), waiting - start, LINES)
        query = {"name": cleaner, "did": did, "article": id_, "from": str(start) if start else ""}
        return f"/cleaners?{ask(query)}#{f'e{at}' if at > 0 else 'queue'}"

    def _next(self, stored: Stored, key: str, name: str, did: str, shown: str) -> str:
        """Where to go after an act: the next edit that waits, or to the one a decision was taken back on."""
        way = way_through(sheet_of(stored), shown)
        position = position_of(stored, key)
        here = way.stops.of(key) or way.stops.of_passage(position)
        goal = here
        if name not in ("undo", "withdraw") and did != "nothing":
            # A passage that is not shown any more has no stop of its own to go on from.
            goal = way.stops.waiting(here.anchor) if here else way.stops.waiting_from(position)
        goal = goal or here or way.passage(position)
        query = {"did": did, "show": way.shown if way.shown != "all" else ""}
        if goal and goal.part > 1:
            query["part"] = str(goal.part)
        return f"/articles/{stored.id}?{ask(query)}#{goal.anchor if goal else 'stands'}"

    async def status(self, request: Request) -> Response:
        """Say where the article stands."""
        fields = await form(request)

        def work() -> str:
            stored = self._stored(request)
            wanted = next((each for each in STATES[stored.record.status] if each == fields.get("status")), None)
            if wanted is None:
                raise Refused(f"The article is {stored.record.status.replace('_', ' ')} by now: load it again.")
            self.store.mark(stored.id, wanted)
            return f"/articles/{stored.id}?did={wanted}#stands"

        return RedirectResponse(await run_in_threadpool(work), 303)

    async def cleaners(self, request: Request) -> Response:
        """The cleaners with what waits of each; or one, with its explanation, its record and what waits."""
        name = asked(request, "name")[:200]
        start = counted(request, "from", 0)

        def look() -> bytes:
            queues = self.store.queues(check=False, name=name)
            records = self.store.records()
            if not name:
                return rendered(
                    request,
                    "cleaners.html",
                    queues=queues,
                    decided=sorted(records.keys() - {queue.name for queue in queues}),
                    records=records,
                    demoted=self.demoted(),
                    titles=TITLES,
                )
            total = sum(queue.waiting for queue in queues)
            article = asked(request, "article")
            return rendered(
                request,
                "cleaner.html",
                name=name,
                explained=next((each for each in (*SOURCE_CLEANERS, *CLEANERS) if each.name == name), None),
                record=records.get(name),
                demoted=name in self.demoted(),
                edits=self.store.edits_of(name, limit=LINES, offset=start),
                article=article if len(article) == 64 and article.isalnum() and article.isascii() else "",
                pages=Pages(request, start, total),
            )

        return HTMLResponse(await run_in_threadpool(look))

    async def doubts(self, request: Request) -> Response:
        """The checks with their doubts in articles nobody has reviewed; or the doubts of one."""
        name = asked(request, "check")[:200]
        start = counted(request, "from", 0)

        def look() -> bytes:
            queues = self.store.queues(check=True, name=name)
            if not name:
                return rendered(request, "doubts.html", queues=queues, doubts=None)
            total = sum(queue.waiting for queue in queues)
            found = self.store.doubts_of(name, limit=LINES, offset=start)
            return rendered(
                request, "doubts.html", queues=[], name=name, doubts=found, pages=Pages(request, start, total)
            )

        return HTMLResponse(await run_in_threadpool(look))

    async def keys(self, request: Request) -> Response:
        """Switch single keys on or off, and go back to the article."""
        fields = await form(request)
        id_ = fields.get("article", "")
        whole = len(id_) == 64 and id_.isascii() and id_.isalnum()
        answer = RedirectResponse(f"/articles/{id_}#keys" if whole else "/", 303)
        state = "off" if fields.get("keys") == "off" else "on"
        answer.set_cookie(KEYS, state, max_age=400 * 24 * 3600, httponly=True, samesite="strict")
        return answer

    async def enter(self, request: Request) -> Response:
        """Let in who knows the token."""
        if request.method == "POST" and self.token:
            given = (await form(request)).get("token", "").strip()
            if hashlib.sha256(given.encode()).digest() == hashlib.sha256(self.token.encode()).digest():
                answer = RedirectResponse("/", 303)
                answer.set_cookie(COOKIE, stamp(self.token), httponly=True, samesite="strict")
                return answer
        return HTMLResponse(
            rendered(request, "enter.html", wrong=request.method == "POST"), 403 if request.method == "POST" else 200
        )


TITLES = {cleaner.name: cleaner.title for cleaner in (*SOURCE_CLEANERS, *CLEANERS)}


@dataclass(frozen=True)
class Way:
    """The rows of an article that are ``shown``, with their positions, and the stops among them."""

    shown: str
    rows: list[tuple[int, Row]]
    stops: Stops

    def link(self, stop: Stop, part: int) -> str:
        """The address of a stop, from the part of the article that it is asked on."""
        if stop.part == part:
            return f"#{stop.anchor}"
        return f"?{ask({'part': str(stop.part), 'show': self.shown if self.shown != 'all' else ''})}#{stop.anchor}"

    def passage(self, position: int) -> Stop | None:
        """A passage itself as a place to go to, if it is shown."""
        index = next((index for index, (at, _) in enumerate(self.rows) if at == position), None)
        return None if index is None else Stop(f"p{position + 1}", position, "", index // PART + 1, False)


def cleaner_of(stored: Stored, key: str) -> str:
    """Whose change this is; empty when the article has no such change."""
    changes = (change for result in stored.record.results for change in result.changes)
    return next((change.cleaner for change in changes if change.key == key), "")


@lru_cache(maxsize=4)
def sheet_of(stored: Stored) -> Sheet:
    """An article's sheet. It is kept while nothing about the article has changed: a decision shows it twice."""
    return Sheet(recorded(stored))


def position_of(stored: Stored, key: str) -> int:
    """The position of the passage that a change or a rewriting is in; -1 when the article has none such."""
    changed = (at for at, result in enumerate(stored.record.results) if any(key == each.key for each in result.changes))
    position = passage_of(key)
    return next(changed, -1) if position is None else position


def rows_shown(sheet: Sheet, shown: str) -> list[tuple[int, Row]]:
    """The rows of an article that are to be shown, with their positions in it."""
    return [
        (position, row)
        for position, row in enumerate(sheet.rows)
        if shown == "all"
        or (shown == "changed" and not row.still)
        or (shown == "grave" and row.grave)
        or (shown == "open" and row.open)
    ]


def way_through(sheet: Sheet, shown: str) -> Way:
    """The way through those rows of an article that are to be shown."""
    rows = rows_shown(sheet, shown)
    return Way(shown, rows, stops(rows))


@dataclass(frozen=True)
class Pages:
    """Leafing through a long list: links that keep everything of the address but where the page starts."""

    request: Request
    start: int
    total: int

    @property
    def earlier(self) -> str:
        """The link to the page before; empty on the first."""
        return self._link(max(0, self.start - LINES)) if self.start else ""

    @property
    def later(self) -> str:
        """The link to the page after; empty on the last."""
        return self._link(self.start + LINES) if self.start + LINES < self.total else ""

    @property
    def end(self) -> int:
        """The number of the last line on the page, counted from 1."""
        return min(self.start + LINES, self.total)

    def _link(self, start: int) -> str:
        kept = {name: value for name, value in self.request.query_params.items() if name not in ("from", "did")}
        return "?" + urlencode({**kept, "from": str(start)}, errors="replace")


def rendered(request: Request, template: str, **values: object) -> bytes:
    """A page, with what the frame of every page needs."""
    did = DID.get(request.query_params.get("did", ""), "")
    keys = request.cookies.get(KEYS) != "off"
    frame = {"did": did, "keys": keys, "part_length": PART, "path": request.url.path}
    page = environment().get_template(template).render(**frame, **values)
    return page.encode("utf-8", "replace")


def asked(request: Request, name: str) -> str:
    return request.query_params.get(name, "")


def chosen(request: Request, name: str, known: Iterable[Word]) -> Word | None:
    """The one of the known words that was asked for."""
    return next((each for each in known if each == asked(request, name)), None)


def counted(request: Request, name: str, otherwise: int) -> int:
    """A number from the address."""
    return number(asked(request, name), otherwise)


def number(text: str, otherwise: int) -> int:
    """A number that a browser sent."""
    return int(text) if text.isascii() and text.isdecimal() and len(text) < 9 else otherwise
