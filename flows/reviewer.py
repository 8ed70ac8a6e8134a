"""Who decides."""

import getpass


def reviewer_named(given: str | None) -> str:
    """The reviewer's name as it is kept: the one given, or the user's on this machine."""
    if given and given.strip():
        return given.strip()[:200]
    try:
        return getpass.getuser()
    except (OSError, KeyError):  # a container may have a user without a name
        return "reviewer"
