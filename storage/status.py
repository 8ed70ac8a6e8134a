"""Where an article stands between the machine and the reader."""

from enum import StrEnum


class Status(StrEnum):
    """NEW has nothing against it; NEEDS_REVIEW has a doubt that blocks; a person makes it REVIEWED or PUBLISHED."""

    NEW = "new"
    NEEDS_REVIEW = "needs_review"
    REVIEWED = "reviewed"
    PUBLISHED = "published"
