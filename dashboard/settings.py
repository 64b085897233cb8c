"""What the environment may set, read once at start."""

from __future__ import annotations

import os
from collections.abc import Mapping
from dataclasses import dataclass, field, fields
from pathlib import Path
from tempfile import gettempdir
from typing import Any

from platformdirs import user_cache_path

ROOT = Path(__file__).resolve().parent.parent
NAME = "counter-trafficking-landscape"
FOLDERS = ("data", "pictures")


def own_folder() -> Path:
    """A folder of ours in the user's cache; in the folder for temporary files where the user has none to write in."""
    folder = user_cache_path(NAME)
    there = next(one for one in (folder, *folder.parents) if one.exists())
    return folder if os.access(there, os.W_OK) else Path(gettempdir()) / f"{NAME}-{os.getuid()}"


@dataclass(frozen=True)
class Settings:
    """Settings of one server; each field is read from the environment variable of the same name in capitals."""

    host: str = "127.0.0.1"
    port: int = 8050
    data: Path = ROOT / "data"
    public_url: str = ""  # where readers find this server, for links that leave it; empty: as each request says
    pictures: Path = field(default_factory=lambda: own_folder() / "pictures")  # where pictures are kept once made
    cache_url: str = ""  # empty: in this process; redis://...: shared; "null": none

    @classmethod
    def from_environment(cls, environment: Mapping[str, str] = os.environ) -> Settings:
        """Read the settings from `environment`. Raises ValueError that names a variable with a bad value."""
        given = {f.name: environment[f.name.upper()] for f in fields(cls) if environment.get(f.name.upper())}
        return cls(**{name: _converted(name, text) for name, text in given.items()})


def _converted(name: str, text: str) -> Any:
    if name == "port":
        if not text.isdigit() or not 0 < int(text) < 65536:
            raise ValueError(f"PORT is {text!r}; give a number from 1 to 65535")
        return int(text)
    return Path(text) if name in FOLDERS else text
