"""`python -m dashboard`: check a data package, make the outlines again, or make pictures ahead of time."""

from __future__ import annotations

import argparse
import subprocess
import sys
from collections.abc import Sequence
from pathlib import Path
from time import monotonic

from dashboard.load import BadPackage, load
from dashboard.model import Package
from dashboard.outlines import write_outlines
from dashboard.pictures.painter import Painter
from dashboard.pictures.render import render, said
from dashboard.settings import Settings


def main(arguments: Sequence[str] | None = None) -> int:
    """Run one command and return its exit status: 0, or 1 where something is wrong, which is printed."""
    chosen = _parser().parse_args(arguments)
    try:
        status: int = chosen.run(chosen.path or chosen.usual(Settings.from_environment()))
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


def pictures(folder: Path) -> int:
    """Make the pictures of all charts in their default views, and keep them in a folder."""
    since, package = monotonic(), load(Settings.from_environment().data)
    painter = Painter(package, folder)
    try:
        counts = render(painter, package)
    finally:
        painter.close()
    print(said(counts, since))
    return 1 if counts["failed"] else 0


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
    checking.set_defaults(run=check, usual=lambda settings: settings.data)
    making = commands.add_parser("outlines", help="make the outlines of the maps again (needs npm)")
    making.add_argument("path", nargs="?", type=Path, metavar="OUT")
    making.set_defaults(run=outlines, usual=lambda settings: settings.data / "boundaries.geojson")
    rendering = commands.add_parser("render", help="make the pictures that most readers ask for, ahead of time")
    rendering.add_argument("path", nargs="?", type=Path, metavar="FOLDER", help="where PICTURES lie")
    rendering.set_defaults(run=pictures, usual=lambda settings: settings.pictures)
    return parser


if __name__ == "__main__":
    sys.exit(main())
