"""Which edition of the program this is: what it made and kept elsewhere is not taken for what another would make."""

from __future__ import annotations

from functools import cache
from hashlib import sha256

from dashboard.settings import ROOT

MADE_FROM = ("dashboard", "assets", "requirements.txt")


@cache
def edition() -> str:
    """A few letters that change with every file of the program."""
    digest = sha256()
    for name in MADE_FROM:
        start = ROOT / name
        for path in sorted(start.rglob("*.*")) if start.is_dir() else [start]:
            if path.is_file() and "__pycache__" not in path.parts:
                digest.update(f"{path.relative_to(ROOT)} ".encode() + path.read_bytes())
    return digest.hexdigest()[:12]


def made_from(data: str) -> str:
    """What is made by this edition from the data of that fingerprint: other answers have other names."""
    return f"{data}-{edition()}"
