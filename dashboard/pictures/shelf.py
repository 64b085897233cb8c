"""Pictures that were made, kept in a folder: shared by the processes of a server, and safe to lose."""

from __future__ import annotations

import os
import tempfile
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path

MOST = 2000  # files: some 200 MB


@dataclass(frozen=True)
class Shelf:
    """Files by name in a folder, `most` at the most; where the disk is full or not ours, nothing is kept."""

    folder: Path
    most: int = MOST

    def get(self, name: str) -> bytes | None:
        """What is kept under `name`, or None."""
        try:
            return (self.folder / name).read_bytes()
        except OSError:
            return None

    def keep(self, name: str, content: bytes) -> bool:
        """Keep `content` under `name`, and say whether that worked; nobody ever reads half a file."""
        try:
            self.folder.mkdir(mode=0o700, parents=True, exist_ok=True)
            self._write(name, content)
            self._clear()
        except OSError:
            return False
        return True

    def _write(self, name: str, content: bytes) -> None:
        descriptor, draft = tempfile.mkstemp(prefix=".", dir=self.folder)
        try:
            with os.fdopen(descriptor, "wb") as file:
                file.write(content)
            Path(draft).replace(self.folder / name)
        except OSError:
            Path(draft).unlink(missing_ok=True)
            raise

    def _clear(self) -> None:
        """Take away the oldest files above the number; another process may be doing the same."""
        files = [entry for entry in os.scandir(self.folder) if entry.is_file()]
        for entry in sorted(files, key=_age)[: max(0, len(files) - self.most)]:
            with suppress(FileNotFoundError):
                Path(entry).unlink()


def _age(entry: os.DirEntry[str]) -> float:
    try:
        return entry.stat().st_mtime
    except FileNotFoundError:
        return 0
