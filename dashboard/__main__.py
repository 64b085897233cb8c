"""`python -m dashboard`: check a data package or make one up, make outlines or pictures, pack it all for offline."""

from __future__ import annotations

import argparse
import subprocess  # nosec B404  # started with lists of our own words, never by a shell
import sys
from collections.abc import Sequence
from dataclasses import asdict
from pathlib import Path
from time import monotonic

from dashboard.documents import pack
from dashboard.outlines import write_outlines
from dashboard.package.decks import FOLDER, SUFFIX
from dashboard.package.load import BadPackage, load
from dashboard.package.model import Package
from dashboard.package.synth import USUAL, Size, synthesize
from dashboard.pictures.painter import Painter
from dashboard.pictures.render import render, said
from dashboard.serving.glimpses import GLIMPSES, Glimpses
from dashboard.settings import Settings
from dashboard.talk import deck_faults


def main(arguments: Sequence[str] | None = None) -> int:
    """Run one command and return its exit status: 0, or 1 where something is wrong, which is printed."""
    chosen = _parser().parse_args(arguments)
    try:
        options = [getattr(chosen, name) for name in chosen.options]
        status: int = chosen.run(chosen.path or chosen.usual(Settings.from_environment()), *options)
    except (OSError, RuntimeError, ValueError, subprocess.CalledProcessError) as error:
        print(error, file=sys.stderr)
        return 1
    return status


def check(folder: Path) -> int:
    """Print what a package holds, or all that is wrong with it."""
    if not folder.is_dir():
        raise NotADirectoryError(f"{folder} is not a folder; give that of a data package")
    try:
        package = load(folder, deck_faults)
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
        shown, failed = Glimpses(package, folder / GLIMPSES).make(painter)
    finally:
        painter.close()
    print(said(counts, since))
    print(f"{shown} pictures on pages: {failed} failed")
    return 1 if counts["failed"] or failed else 0


def offline(out: Path, site: str) -> int:
    """Write the offline pack of all sites or of one, and say how large it is."""
    pack.refuse(out)
    settings = Settings.from_environment()
    package = load(settings.data)
    painter = Painter(package, settings.pictures)
    base = (settings.public_url or f"http://{settings.host}:{settings.port}").rstrip("/")
    try:
        made = pack.pack(package, settings.data, base, painter, site)
    finally:
        painter.close()
    pack.write(made, out)
    print(made.said(out))
    if not settings.public_url:
        print(f"Permalinks name {base}: set PUBLIC_URL to where readers find the dashboard")
    return 0


def synth(out: Path, *numbers: int) -> int:
    """Write a package of made-up data, of so many sites, indicators and periods, around that of the settings."""
    made = synthesize(Settings.from_environment().data, out, Size(*numbers))
    print(f"{out} is made: {_number(made, 'observation')}")
    return 0


def _summary(package: Package) -> str:
    rows = {note.file: _number(note.rows, "row") for note in package.tables.values()}
    rows |= {f"{FOLDER}/{deck.name}{SUFFIX}": _number(len(deck.steps), "step") for deck in package.decks.values()}
    width = max(map(len, rows))
    table = [f"{file:<{width}}  {number:>12}" for file, number in rows.items()]
    return "\n".join([*table, f"version {package.version} ({package.fingerprint}): no fault"])


def _number(number: int, noun: str) -> str:
    return f"{number:,} {noun}{'' if number == 1 else 's'}"


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(prog="python -m dashboard", description=__doc__)
    parser.set_defaults(options=())
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
    packing = commands.add_parser("pack", help="write all of it as a folder, or a .zip, that needs no server")
    packing.add_argument("path", type=Path, metavar="OUT")
    packing.add_argument("--site", default="", metavar="CODE", help="what tells of this site alone, such as SRB")
    packing.set_defaults(run=offline, options=("site",))
    _add_synth(commands.add_parser("synth", help="make up a large data package, to measure with"))
    return parser


def _add_synth(making: argparse.ArgumentParser) -> None:
    making.add_argument("path", type=Path, metavar="OUT")
    for name, number in asdict(USUAL).items():
        making.add_argument(f"--{name}", type=int, default=number, metavar="N", help=f"number of {name}: {number}")
    making.set_defaults(run=synth, options=tuple(asdict(USUAL)))


if __name__ == "__main__":
    sys.exit(main())
