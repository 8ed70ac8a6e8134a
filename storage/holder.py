"""Who holds a claim: a name from which another process on the same machine can tell that its bearer has died."""

import os
import re
import socket
import uuid
from pathlib import Path

SELF = Path("/proc/self/ns/pid")
BOOT = Path("/proc/sys/kernel/random/boot_id")
NAME = re.compile(r"(?P<host>[^ ]*) (?P<pids>[^ ]+) (?P<pid>\d{1,10}) (?P<began>\d{1,20}) (?P<token>[0-9a-f]{8})")


def holder() -> str:
    """A name that no other has, of now and of this process: host, space of process numbers, number, start, token.

    Make it in the process that does the work: a fork has another number.
    """
    pid = os.getpid()
    host = re.sub(r"\s", "", socket.gethostname())
    return f"{host} {pids() or '?'} {pid} {began(pid) or 0} {uuid.uuid4().hex[:8]}"


def dead(name: str) -> bool:
    """Whether the process that ``name`` was made in is known to be gone. False whenever that is not certain.

    A process number means something only on one boot of one kernel in one namespace of process numbers, as containers
    have their own, so nothing is said of a name from another. There the number is unused, or it is of a process that
    began at another moment. Where the system has no /proc, or hides other users' processes there, the number being
    unused is the only proof. A worker that is not known to be gone keeps its claims until they expire.
    """
    found = NAME.fullmatch(name)
    if found is None or found["pids"] != pids():
        return False
    pid = int(found["pid"])
    try:
        os.kill(pid, 0)
    except ProcessLookupError:
        return True
    except (OSError, OverflowError):
        # It is there, and another user's.
        pass
    now = began(pid)
    return now is not None and now != found["began"]


def pids() -> str | None:
    """The space in which this process's number is counted; None where the system does not tell."""
    try:
        return f"{BOOT.read_text().strip()}:{SELF.stat().st_ino}"
    except OSError:
        return None


def began(pid: int) -> str | None:
    """When a process began, in clock ticks since the boot, or "ended" for one that its parent has yet to bury.

    None where the system does not tell. https://man7.org/linux/man-pages/man5/proc_pid_stat.5.html: the name, in
    brackets, may hold any character; the state follows it, and the start is the 22nd field.
    """
    try:
        fields = Path(f"/proc/{pid}/stat").read_text(errors="replace").rpartition(")")[2].split()
        return "ended" if fields[0] in "ZX" else fields[19]
    except (OSError, IndexError):
        return None
