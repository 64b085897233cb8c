"""`python -m dashboard`: check a data package, or make the outlines again."""

from __future__ import annotations

import argparse
import subprocess
import sys
from collections.abc import Sequence
from pathlib import Path

from dashboard.load import BadPackage, load
from dashboard.model import Package
from dashboard.outlines import write_outlines
from dashboard.settings import Settings


def main(arguments: Sequence[str] | None = None) -> int:
    """Run one command and return its exit status: 0, or 1 where something is wrong, which is printed."""
    chosen = _parser().parse_args(arguments)
    try:
        status: int = chosen.run(chosen.path or Settings.from_environment().data / chosen.file)
    except (OSError, RuntimeError, ValueError, subprocess.CalledProcessError) as error:
        print(error, file=sys.stderr)
        return 1
    return status


def check(folder: Path) -> int:
    """Print what a package holds, or all that is wrong with it."""
    if not folder.is_dir():
        raise NotADirectoryError(f"{folder} is not a folder; give that of a data package")
    try:
        package = load(folder)
    except BadPackage as bad:
        print(*bad.faults, _number(len(bad.faults), "fault"), sep="\n")
        return 1
    print(_summary(package))
    return 0


def outlines(out: Path) -> int:
    """Write the outlines of the maps."""
    write_outlines(out)
    print(f"{out} is made")
    return 0


def _summary(package: Package) -> str:
    rows = {note.file: _number(note.rows, "row") for note in package.tables.values()}
    width = max(map(len, rows))
    table = [f"{file:<{width}}  {number:>12}" for file, number in rows.items()]
    return "\n".join([*table, f"version {package.version} ({package.fingerprint}): no fault"])


def _number(number: int, noun: str) -> str:
    return f"{number:,} {noun}{'' if number == 1 else 's'}"


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(prog="python -m dashboard", description=__doc__)
    commands = parser.add_subparsers(required=True)
    checking = commands.add_parser("check", help="say what is in a data package, or all that is wrong with it")
    checking.add_argument("path", nargs="?", type=Path, metavar="FOLDER")
    checking.set_defaults(run=check, file="")
    making = commands.add_parser("outlines", help="make the outlines of the maps again (needs npm)")
    making.add_argument("path", nargs="?", type=Path, metavar="OUT")
    making.set_defaults(run=outlines, file="boundaries.geojson")
    return parser


if __name__ == "__main__":
    sys.exit(main())
