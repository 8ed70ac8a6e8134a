"""``chysto serve``: the flow on a schedule."""

import asyncio
import os
import re
import signal
import tempfile
from contextlib import ExitStack
from datetime import timedelta
from pathlib import Path
from types import FrameType

import click

from flows.complaint import Complaint, Exit, say
from flows.orchestration import only_server, settle
from flows.prefect_server import prefect_server
from flows.settings import settings
from flows.shelf import open_store

SECONDS = {"": 1, "s": 1, "m": 60, "h": 3600, "d": 86400}


class Told(BaseException):
    """SIGTERM came before there was anything to stop."""


class Span(click.ParamType):
    """A span of time: 90, 90s, 15m, 2h or 1d."""

    name = "span"

    def convert(self, value: object, param: click.Parameter | None, ctx: click.Context | None) -> timedelta:
        """Read it; anything else is a wrong usage."""
        if isinstance(value, timedelta):
            return value
        found = re.fullmatch(r"(\d{1,6})([smhd]?)", str(value))
        if not found or int(found[1]) == 0:
            self.fail(f"{value}: no span of time; write 90s, 15m, 2h or 1d", param, ctx)
        return timedelta(seconds=int(found[1]) * SECONDS[found[2]])
