"""Cleaning a text: the cleaners in turns until nothing moves."""

from collections.abc import Callable, Iterable, Iterator, Sequence
from functools import lru_cache, reduce
from hashlib import blake2b
from operator import or_
from typing import Final, NamedTuple, TypeVar

from articles import ALWAYS, SUGGEST, Change, Edit, Passage
from cleaners.cleaner import Cleaner
from cleaners.draft import Place, Swap, apart, draft, revised
from cleaners.joints import WIDTH, Joint, Overlay, overlay
from cleaners.order import CLEANERS
from cleaners.other_articles import other_articles
from cleaners.paragraphs import beside, neighbours, paragraphs
from cleaners.speech import KEEP, QuoteStyle, speech

TURNS: Final = 10
"""Cleaners that have not come to rest by then are fighting."""

TOGETHER: Final = 8_000
"""Characters that each cleaner goes through before the next. Then its code is at hand, and so is the text; one text at
a time, or much more at once, takes an eighth longer."""

GROWTH: Final = 4
"""A text that grows beyond this many times its length (and a little) is being fed, not cleaned."""

T = TypeVar("T")


class Cleaned(NamedTuple):
    """What cleaning gave: the clean text and every change, in order.

    The changes of strength ALWAYS are in ``text``; those of strength SUGGEST come after them, are placed in ``text``
    and wait for a person. ``fight`` names cleaners that kept undoing one another; the text is then the machine text
    and there are no changes.
    """

    text: str
    changes: tuple[Change, ...]
    fight: tuple[str, ...] = ()


class Text(NamedTuple):
    """A whole text whose paragraphs are parted by blank lines.

    ``source`` is the text it was translated from, in ``language``, with its paragraphs in the same order.
    """

    text: str
    source: str | None = None
    language: str | None = None


def clean(passage: Passage, cleaners: Sequence[Cleaner] = CLEANERS) -> Cleaned:
    """Clean one passage; what the passage says of its neighbours is taken as it is."""

    def cut(texts: Sequence[str]) -> list[list[_Block]]:
        return [[_Block("", passage._replace(text=texts[0]))]]

    return _turns([_Frame([_Work(passage.text, str(passage.position))], cut)], cleaners)[0]


def clean_article(
    passages: Sequence[Passage], cleaners: Sequence[Cleaner] = CLEANERS, quotes: QuoteStyle = KEEP
) -> tuple[Cleaned, ...]:
    """Clean an article: every passage with its neighbours and the article's quotation marks in view.

    As many results as passages; a passage that was furniture and nothing else comes back with no text.
    """
    total, kinds = len(passages), [passage.kind for passage in passages]

    def cut(texts: Sequence[str]) -> list[list[_Block]]:
        mark = speech(texts, quotes)
        around = neighbours(texts)
        listed = other_articles(texts, kinds)
        return [
            [
                _Block(
                    "",
                    p._replace(
                        text=text, position=i, of=total, before=before, after=after, speech=mark, listed=i in listed
                    ),
                )
            ]
            for i, (p, text, (before, after)) in enumerate(zip(passages, texts, around, strict=True))
        ]

    return tuple(_turns([_Frame([_Work(p.text, str(i)) for i, p in enumerate(passages)], cut)], cleaners))


def clean_text(
    text: str,
    source: str | None = None,
    language: str | None = None,
    cleaners: Sequence[Cleaner] = CLEANERS,
    quotes: QuoteStyle = KEEP,
) -> Cleaned:
    """Clean one `Text`; changes are placed in the whole text.

    A paragraph that is removed takes one of the blank lines around it along; the line end that closes the text stays.
    """
    return clean_texts([Text(text, source, language)], cleaners, quotes)[0]


def clean_texts(
    texts: Sequence[Text], cleaners: Sequence[Cleaner] = CLEANERS, quotes: QuoteStyle = KEEP
) -> list[Cleaned]:
    """Clean texts that do not know of one another, each as `clean_text` does, but sooner than one by one."""
    results: list[Cleaned] = []
    for batch in _batches(texts, [len(text.text) for text in texts]):
        results += _turns([_Frame([_Work(text.text, "")], _cutting(text, quotes)) for text in batch], cleaners)
    return results


def _cutting(text: Text, quotes: QuoteStyle) -> Callable[[Sequence[str]], list[list["_Block"]]]:
    """What cuts the draft of a text into its paragraphs."""
    origins = None if text.source is None else paragraphs(text.source)[1]

    def cut(texts: Sequence[str]) -> list[list[_Block]]:
        whole = texts[0]
        if whole.endswith("\n"):
            whole = whole.rstrip()
        if "\n" not in whole:
            alone = None if origins is None else beside([whole], origins)[0]
            return [[_Block("", Passage(whole, alone, text.language, speech=speech([whole], quotes)))]]
        gaps, parts = paragraphs(whole)
        mark = speech(parts, quotes)
        paired = [None] * len(parts) if origins is None else beside(parts, origins)
        listed = other_articles(parts)
        return [
            [
                _Block(
                    gap,
                    Passage(
                        part,
                        origin,
                        text.language,
                        position=i,
                        of=len(parts),
                        before=b,
                        after=a,
                        speech=mark,
                        listed=i in listed,
                    ),
                )
                for i, (gap, part, origin, (b, a)) in enumerate(
                    zip(gaps, parts, paired, neighbours(parts), strict=True)
                )
            ]
        ]

    return cut


class _Block:
    """One passage of a draft during a turn, with the blank line before it, and the cleaners it should be shown to.

    ``due`` has bit n set for the cleaner with number n.
    """

    __slots__ = ("due", "gap", "passage")

    def __init__(self, gap: str, passage: Passage) -> None:
        self.gap = gap
        self.passage = passage
        self.due = 0


class _Ask(NamedTuple):
    """A cleaner with its bit, and what must find something in a text before it is asked for its edits."""

    bit: int
    cleaner: Cleaner
    finds: Callable[[str], object] | None
    edits: Callable[[Passage], Iterable[Edit]]

    def wanted(self, passage: Passage) -> list[Edit]:
        """The cleaner's edits that change something, of overlapping ones the first."""
        edits = list(self.edits(passage))
        if edits:
            text = passage.text
            edits = [edit for edit in edits if text[edit.start : edit.end] != edit.after]
            if len(edits) > 1:
                edits = [edits[index] for index in apart([Swap(edit.start, edit.end, edit.after) for edit in edits])]
        return edits


class _Walkers(NamedTuple):
    """The cleaners that walk, those that wait with suggestions, and who looks for what, a bit for each.

    ``bits`` are those of the cleaners that walk, in their order. ``anyway`` are those without signs, ``sourced``
    those that go by the source. ``seekers`` tells who looks for any of the characters in it, ``longer`` who for a
    longer sign. ``dull`` are the bytes of ASCII that are nobody's sign: most of a text. ``overlays`` find joints, each
    with what tells who looks for those, and ``jointed`` are all who look for any.
    """

    walking: tuple[_Ask, ...]
    bits: tuple[int, ...]
    waiting: tuple[_Ask, ...]
    anyway: int
    sourced: int
    seekers: Callable[[bytes], int]
    longer: tuple[tuple[str, int], ...]
    dull: bytes
    jointed: int
    overlays: tuple[tuple[Overlay, Callable[[frozenset[int]], int]], ...]

    def due(self, passage: Passage) -> int:
        """Who should be shown the passage: nobody whose signs or joints, or whose source, it lacks."""
        text = passage.text
        due = self.anyway if text else 0
        data = text.encode("utf-8", "surrogatepass")
        due |= self.seekers(data.translate(None, self.dull))
        for sign, those in self.longer:
            if sign in text:
                due |= those
        joined = 0
        for overlaid, joiners in self.overlays:
            joined |= joiners(frozenset(overlaid.joints(data)))
        due &= joined | ~self.jointed
        return due if passage.source is not None else due & ~self.sourced


@lru_cache(maxsize=64)
def _walkers(cleaners: tuple[Cleaner, ...]) -> _Walkers:
    always = [cleaner for cleaner in cleaners if cleaner.strength is ALWAYS]
    order = (*always, *(cleaner for cleaner in cleaners if cleaner.strength is SUGGEST))
    asks = tuple(_Ask(1 << number, cleaner, cleaner.search, cleaner.edits) for number, cleaner in enumerate(order))
    anyway, sourced, signs, longer = 0, 0, dict[str, int](), dict[str, int]()
    for bit, cleaner, _, _ in asks:
        if not cleaner.signs:
            anyway |= bit
        if cleaner.sourced:
            sourced |= bit
        for sign in cleaner.signs:
            those = signs if len(sign) == 1 else longer
            those[sign] = those.get(sign, 0) | bit

    # What is left of a text without its dull characters is little, and often the same.
    @lru_cache(maxsize=4096)
    def seekers(left: bytes) -> int:
        those = 0
        for sign in signs.keys() & set(left.decode("utf-8", "surrogatepass")):
            those |= signs[sign]
        return those

    joints = [(joint, bit) for bit, cleaner, _, _ in asks for joint in cleaner.joints]
    overlays = [_overlay(joints[start : start + WIDTH]) for start in range(0, len(joints), WIDTH)]
    dull = bytes(byte for byte in range(128) if chr(byte) not in signs)
    walking, waiting = asks[: len(always)], asks[len(always) :]
    bits = tuple(ask.bit for ask in walking)
    jointed = reduce(or_, (bit for _, bit in joints), 0)
    return _Walkers(
        walking, bits, waiting, anyway, sourced, seekers, tuple(longer.items()), dull, jointed, tuple(overlays)
    )


def _overlay(kinds: Sequence[tuple[Joint, int]]) -> tuple[Overlay, Callable[[frozenset[int]], int]]:
    """An overlay for joints, each with its cleaner's bit, and what tells the bits of those whose joints are found."""

    @lru_cache(maxsize=4096)
    def joiners(found: frozenset[int]) -> int:
        joined = reduce(or_, found, 0)
        return reduce(or_, (bit for number, (_, bit) in enumerate(kinds) if joined >> number & 1), 0)

    return overlay([joint for joint, _ in kinds]), joiners


class _Want(NamedTuple):
    """An edit placed in its draft."""

    swap: Swap
    reason: str
    cleaner: Cleaner


class _Move(NamedTuple):
    want: _Want
    turn: int
    layer: int
    before: str
    place: Place


class _Work:
    """One text under repair, in blocks during a turn, and the cleaners that it should be shown to.

    ``moved`` names the cleaners that moved it in this turn, ``restless`` those that did in the turn before.
    """

    __slots__ = ("blocks", "draft", "due", "machine", "moved", "moves", "name", "overgrown", "restless")

    def __init__(self, machine: str, name: str) -> None:
        self.machine = machine
        self.name = name
        self.draft = draft(machine)
        self.blocks: list[_Block] = []
        self.due = 0
        self.moves: list[_Move] = []
        self.moved: set[str] = set()
        self.restless: set[str] = set()
        self.overgrown = False

    def move(self, wants: Sequence[_Want], turn: int, layer: int) -> None:
        """Fulfil the wants of one cleaner, or of all that only suggest."""
        text = self.draft.text
        self.draft, places = revised(self.draft, [want.swap for want in wants])
        self.moves += [
            _Move(want, turn, layer, text[want.swap.start : want.swap.end], place)
            for want, place in zip(wants, places, strict=True)
        ]
        self.moved.update(want.cleaner.name for want in wants)
        if len(self.draft.text) > GROWTH * (len(self.machine) + 100):
            self.overgrown = True
            self.restless = set()
            self.due = 0

    def look(self) -> None:
        """See anew who is due."""
        self.due = 0
        for block in self.blocks:
            self.due |= block.due


class _Frame:
    """Works that see one another: the passages of an article, or a text by itself.

    ``cut`` cuts their texts as they stand into blocks, for each work its own. ``turn`` is the one they are in, or came
    to rest in.
    """

    __slots__ = ("cut", "turn", "works")

    def __init__(self, works: list[_Work], cut: Callable[[Sequence[str]], list[list[_Block]]]) -> None:
        self.works = works
        self.cut = cut
        self.turn = 0

    def cut_anew(self) -> None:
        """Give every work its blocks."""
        for work, blocks in zip(self.works, self.cut([work.draft.text for work in self.works]), strict=True):
            work.blocks = blocks

    @property
    def stirred(self) -> bool:
        """Whether a work has moved in this turn, and may move on."""
        return any(work.moved and not work.overgrown for work in self.works)


def _turns(frames: Sequence[_Frame], cleaners: Sequence[Cleaner]) -> list[Cleaned]:
    """Run the cleaners over all drafts until nothing moves.

    A frame is cut anew at the start of every turn, so a turn in which nothing in it moved was a turn on the final text
    with its final neighbours: a second run finds the same and rests too.
    """
    walkers = _walkers(tuple(cleaners))
    layers = len(walkers.walking)
    # Who may still have something to say on a passage at the end of a turn: none whom it was shown to in vain.
    left: dict[Passage, int] = {}
    going = list(frames)
    for turn in range(TURNS):
        for frame in going:
            frame.turn = turn
            frame.cut_anew()
        works = [work for frame in going for work in frame.works if not work.overgrown]
        for work in works:
            work.restless, work.moved = work.moved, set()
            for block in work.blocks:
                known = left.pop(block.passage, None) if left else None
                block.due = walkers.due(block.passage) if known is None else known
            work.look()
        for batch in _batches(works, [len(work.draft.text) for work in works]):
            for number, bit in enumerate(walkers.bits):
                for work in batch:
                    if work.due & bit and (wanted := _walk(walkers.walking[number], work.blocks, walkers)):
                        # Those before it have their next word in the next turn.
                        work.look()
                        work.move(wanted, turn, turn * layers + number)
        going = [frame for frame in going if frame.stirred]
        if not going:
            break
        left.update((block.passage, block.due) for frame in going for work in frame.works for block in work.blocks)
    for frame in going:
        frame.cut_anew()
        for block in (block for work in frame.works for block in work.blocks):
            block.due = walkers.due(block.passage)
    return [_outcome(work, frame.turn, walkers) for frame in frames for work in frame.works]


def _batches(items: Sequence[T], lengths: Iterable[int]) -> Iterator[list[T]]:
    """The items in rows, each of which ends when its lengths come to `TOGETHER`."""
    batch: list[T] = []
    whole = 0
    for item, length in zip(items, lengths, strict=True):
        batch.append(item)
        whole += length
        if whole >= TOGETHER:
            yield batch
            batch, whole = [], 0
    yield batch


def _outcome(work: _Work, turn: int, walkers: _Walkers) -> Cleaned:
    """What has become of a work that came to rest in this turn, or did not."""
    if work.moved or work.overgrown:
        names = work.moved | work.restless
        fighters = tuple(ask.cleaner.name for ask in walkers.walking if ask.cleaner.name in names)
        return Cleaned(work.machine, (), fighters)
    text = work.draft.text
    if suggestions := _suggestions(walkers.waiting, work.blocks):
        work.move(suggestions, turn, (turn + 1) * len(walkers.walking))
    return Cleaned(text, _changes(work.machine, work.name, work.moves) if work.moves else ())


def _walk(ask: _Ask, blocks: list[_Block], walkers: _Walkers) -> list[_Want]:
    """One walk of a cleaner over the blocks of a draft, which move along: its swaps, placed in the draft."""
    bit, cleaner, finds, _ = ask
    found: dict[int, list[Edit]] = {}
    for index, block in enumerate(blocks):
        if block.due & bit:
            passage = block.passage
            if (finds is None or finds(passage.text)) and (edits := ask.wanted(passage)):
                found[index] = edits
            else:
                block.due ^= bit
    if not found:
        return []
    wanted: list[_Want] = []
    at = 0
    for index, block in enumerate(blocks):
        here = at + len(block.gap)
        text = block.passage.text
        at = here + len(text)
        if index not in found:
            continue
        edits, after, done = found[index], [], 0
        for edit in edits:
            after += [text[done : edit.start], edit.after]
            done = edit.end
            wanted.append(_Want(Swap(here + edit.start, here + edit.end, edit.after), edit.reason, cleaner))
        left = "".join([*after, text[done:]])
        if not left and len(edits) == 1:
            # The whole passage goes: a blank line goes with it, the one before it if any text stands there.
            want = wanted.pop()
            swap = want.swap
            if index + 1 < len(blocks) and not any(other.passage.text for other in blocks[:index]):
                swap = swap._replace(end=swap.end + len(blocks[index + 1].gap))
                at = swap.end
                blocks[index + 1].gap = ""
            else:
                swap = swap._replace(start=swap.start - len(block.gap))
                block.gap = ""
            wanted.append(want._replace(swap=swap))
        block.passage = block.passage._replace(text=left)
        block.due = walkers.due(block.passage)
    return wanted


def _suggestions(waiting: Sequence[_Ask], blocks: list[_Block]) -> list[_Want]:
    """What the cleaners that only suggest want, all on the same text; of overlaps the first."""
    found: list[_Want] = []
    for ask in waiting:
        at = 0
        for block in blocks:
            at += len(block.gap)
            passage = block.passage
            if block.due & ask.bit and (ask.finds is None or ask.finds(passage.text)):
                found += [
                    _Want(Swap(at + edit.start, at + edit.end, edit.after), edit.reason, ask.cleaner)
                    for edit in ask.wanted(passage)
                ]
            at += len(passage.text)
    return [found[index] for index in apart([want.swap for want in found])] if found else found


def _changes(machine: str, name: str, moves: Sequence[_Move]) -> tuple[Change, ...]:
    """The moves of one draft as changes with keys of their own."""
    text = blake2b(f"{name}\x1f{machine}".encode("utf-8", "surrogatepass")).hexdigest()
    keys: list[str] = []
    seen: dict[str, int] = {}
    changes = []
    for want, turn, layer, before, place in moves:
        swap, cleaner = want.swap, want.cleaner
        what = "\x1f".join((text, cleaner.name, str(place.start), str(place.end), before, swap.after))
        seen[what] = seen.get(what, 0) + 1
        key = blake2b(f"{what}\x1f{seen[what]}".encode("utf-8", "surrogatepass"), digest_size=10).hexdigest()
        keys.append(key)
        changes.append(
            Change(
                key=key,
                cleaner=cleaner.name,
                version=cleaner.version,
                strength=cleaner.strength,
                turn=turn,
                layer=layer,
                start=swap.start,
                end=swap.end,
                machine_start=place.start,
                machine_end=place.end,
                before=before,
                after=swap.after,
                reason=want.reason,
                rests_on=tuple(keys[number] for number in place.rests_on),
            )
        )
    return tuple(changes)
