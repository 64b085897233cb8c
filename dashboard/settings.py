"""What the environment may set, read once at start."""

from __future__ import annotations

import os
import re
from collections.abc import Mapping
from dataclasses import dataclass, field, fields
from pathlib import Path
from tempfile import gettempdir
from typing import Any

from platformdirs import user_cache_path

ROOT = Path(__file__).resolve().parent.parent
NAME = "counter-trafficking-landscape"
FOLDERS = ("data", "pictures")
LISTS = ("trusted_hosts",)
NUMBERS = {"port": (1, 65535), "proxies": (0, 10), "requests_per_minute": (0, 1_000_000), "watch": (0, 86_400)}
WORDS = {  # what they look like, and how to say so
    "cache_url": ("null|(redis|rediss|unix)://.+", "redis://host:port/0, null, or nothing"),
    "logs": ("text|json|quiet", "text, json or quiet"),
    "metrics": (r"[\w.-]+:\d{1,5}", "a host and a port, as in 127.0.0.1:9100"),
}


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
    trusted_hosts: tuple[str, ...] = ()  # names that this server answers to; none: all
    proxies: int = 0  # how many proxies stand in front, whose word on address, scheme and host is taken
    requests_per_minute: int = 6000  # from one address; 0: no limit
    logs: str = "text"  # "json": a JSON object a line; "quiet": only what is wrong
    metrics: str = ""  # host:port where Prometheus finds numbers; empty: nowhere
    watch: int = 10  # seconds between looks at the folder of the data, for new ones; 0: only on SIGHUP

    @property
    def is_shared(self) -> bool:
        """Whether there is a cache for all processes and machines."""
        return self.cache_url not in ("", "null")

    @classmethod
    def from_environment(cls, environment: Mapping[str, str] = os.environ) -> Settings:
        """Read the settings from `environment`. Raises ValueError that names a variable with a bad value."""
        given = {f.name: environment[f.name.upper()] for f in fields(cls) if environment.get(f.name.upper())}
        return cls(**{name: _converted(name, text) for name, text in given.items()})


def _converted(name: str, text: str) -> Any:
    if name in NUMBERS:
        least, most = NUMBERS[name]
        if not text.isdecimal() or not least <= int(text) <= most:
            raise ValueError(f"{name.upper()} is {text!r}; give a number from {least} to {most}")
        return int(text)
    if name in WORDS and not re.fullmatch(WORDS[name][0], text):
        raise ValueError(f"{name.upper()} is {text!r}; give {WORDS[name][1]}")
    if name in LISTS:
        return tuple(part.strip() for part in text.split(",") if part.strip())
    return Path(text) if name in FOLDERS else text
