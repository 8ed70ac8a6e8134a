"""A proof that translation needs no network: one sentence of each language, with every socket refused.

Run as a process of its own (``python -m flows.offline FOLDER…``), since what is refused here cannot be allowed again.
Prints one JSON object a language on standard output.
"""

import ctypes
import json
import sys
from pathlib import Path

SENTENCES = {
    "uk": "Уряд затвердив бюджет на наступний рік.",
    "ru": "Правительство утвердило бюджет на следующий год.",
}
CLONE_NEWUSER = 0x10000000
CLONE_NEWNET = 0x40000000


class SocketRefused(PermissionError):
    """Something tried to use the network."""


def refuse_sockets() -> str:
    """Refuse every socket in this process from now on; say how.

    Python's own sockets are refused by an audit hook. Compiled libraries do not ask Python, so the process also moves
    into a network namespace without any interface, where the kernel lets a process do that.
    """

    def refuse(event: str, _arguments: tuple[object, ...]) -> None:
        if event.startswith("socket."):
            raise SocketRefused(f"{event} was called")

    alone = False
    if sys.platform == "linux":
        libc = ctypes.CDLL(None, use_errno=True)
        alone = libc.unshare(CLONE_NEWNET) == 0 or libc.unshare(CLONE_NEWUSER | CLONE_NEWNET) == 0
    sys.addaudithook(refuse)
    return "sockets refused, in a network namespace without interfaces" if alone else "sockets refused in Python"


def prove(home: Path) -> None:
    """Translate one sentence of each language without any network and print what came out."""
    from documents import Document, read  # after the sockets are gone: an import must not need them either
    from flows.equipment import equip
    from flows.settings import Settings

    way = equip(Settings(home=home), None)
    for language, sentence in SENTENCES.items():
        documents = [each for each in read(sentence.encode(), "sentence.txt") if isinstance(each, Document)]
        (walked,) = way.walk(documents)
        english = walked.english().decode().strip()
        print(json.dumps({"language": language, "english": english, "outcomes": walked.outcomes}))


if __name__ == "__main__":
    how = refuse_sockets()
    print(json.dumps({"how": how}))
    prove(Path(sys.argv[1]))
