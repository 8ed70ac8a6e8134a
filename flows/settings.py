"""The settings: environment variables and their safe defaults."""

import os
from pathlib import Path
from typing import Literal

from pydantic import Field, ValidationError, field_validator
from pydantic_settings import BaseSettings, SettingsConfigDict

from flows.complaint import Complaint, Exit
from flows.home import placed


class Settings(BaseSettings):
    """What a person may set, each as ``CHYSTO_`` and the name in capitals."""

    model_config = SettingsConfigDict(env_prefix="CHYSTO_", env_ignore_empty=True, frozen=True, extra="ignore")

    home: Path = Path("~/.chysto")
    """All that Chysto keeps: database, packages, Prefect's own files."""
    database_url: str | None = None
    """SQLAlchemy's URL of the database; a SQLite file in ``home`` when unset."""
    ranker: Literal["lingua", "light", "langdetect"] = "lingua"
    """What ranks languages when the letters alone do not decide."""
    quotes: Literal["keep", "curly", "straight"] = "keep"
    """The style of double and single quotation marks in clean text."""
    beam: int | None = Field(default=None, ge=1, le=16)
    """Beam width of the decoder; the package's own when unset. Narrower is faster and worse."""
    index_url: str | None = None
    """The index that packages are installed from by name; the public one of Argos when unset."""
    glossary: Path | None = None
    """A CSV file of terms and their English: source,english,note."""
    chunk: int = Field(default=100, ge=1, le=1000)
    """Articles in one task of the flow."""
    lease: int = Field(default=120, ge=1, le=86400)
    """Seconds after which the articles of a worker that nobody hears of any more are taken up by another."""
    threads: int | None = Field(default=None, ge=1, le=64)
    """Cores that one process translates on; all it may use when unset."""
    cluster: str | None = None
    """The address of a Dask scheduler whose workers do the chunks of every run."""
    metrics: Path | None = None
    """A file that every run leaves counters for Prometheus in."""

    settle: float = Field(default=2.0, ge=0, le=3600)
    """Seconds for which a file in an inbox must have been left alone to be taken for finished."""

    @field_validator("home")
    @classmethod
    def absolute(cls, home: Path) -> Path:
        """Everything below is placed relative to ``home``, also after a change of folder."""
        return placed(home)

    @property
    def database(self) -> str:
        """The database's URL."""
        return self.database_url or f"sqlite:///{self.home / 'chysto.db'}"


def settings() -> Settings:
    """Read the settings from the environment; a wrong one ends in a line that names it."""
    try:
        return Settings()
    except ValidationError as error:
        first = error.errors()[0]
        name = "CHYSTO_" + "_".join(str(part) for part in first["loc"]).upper()
        raise Complaint(f"{name}={os.environ.get(name, '')}: {first['msg']}", Exit.USAGE) from None
