"""What was found by trial on this machine, remembered in CHYSTO_HOME: a trial takes seconds, in every process anew.

What is remembered counts only for the very same facts. The processor is one of them, since it decides how oneDNN
multiplies; so is whatever in the surroundings tells CTranslate2 or oneDNN to do it otherwise.
"""

import hashlib
import json
import os
from collections.abc import Callable
from pathlib import Path

PROCESSOR = Path("/proc/cpuinfo")
DECIDES = ("vendor_id", "cpu family", "model", "model name", "stepping", "flags")
"""Of what the system says of a processor, what stays the same from one moment to the next."""
SWITCHES = ("CT2_", "DNNL_", "ONEDNN_", "MKL_", "OMP_")


def remembered(home: Path | None, facts: object, outcomes: int, trial: Callable[[], int]) -> int:
    """The number of what ``trial`` finds, from 0 up to and without ``outcomes``; made once for the same ``facts``.

    ``facts`` are known by their repr. Without a home, or where a processor cannot be told from another, the trial is
    made each time; so it is when what was remembered cannot be read.
    """
    kind = processor()
    if home is None or not kind:
        return trial()
    switches = sorted(each for each in os.environ.items() if each[0].startswith(SWITCHES))
    key = hashlib.sha256(repr((facts, kind, switches)).encode("utf-8", "surrogateescape")).hexdigest()
    path = home / "trials" / f"{key[:32]}.json"
    try:
        noted = json.loads(path.read_bytes())
        # The whole key is in it, so that a file that was damaged or copied is not believed.
        if noted["key"] == key and type(noted["found"]) is int and 0 <= noted["found"] < outcomes:
            return int(noted["found"])
    except (OSError, ValueError, TypeError, KeyError):
        pass
    found = trial()
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        fresh = path.with_suffix(f".{os.getpid()}")
        fresh.write_text(json.dumps({"key": key, "found": found}), encoding="utf-8")
        fresh.replace(path)
    except OSError:
        # A full or read-only disk costs the next process its seconds, nothing else.
        pass
    return found


def processor() -> tuple[str, ...]:
    """What tells the processors of this machine from others; empty where the system does not say."""
    try:
        lines = PROCESSOR.read_text(encoding="utf-8", errors="replace").splitlines()
    except OSError:
        return ()
    return tuple(sorted({line for line in lines if line.partition("\t")[0].partition(":")[0].strip() in DECIDES}))
