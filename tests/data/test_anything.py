"""Whatever the files hold, there is a package or a list of faults, and no other error."""

from __future__ import annotations

import csv
import json
from contextlib import suppress
from io import StringIO
from pathlib import Path
from typing import Any

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from dashboard.load import BadPackage, load

SAME_FOLDER = settings(suppress_health_check=[HealthCheck.function_scoped_fixture], deadline=None, max_examples=40)
"""For properties that leave the folder as it was."""


def loads_or_says_why(folder: Path, file: str, content: bytes) -> None:
    """Load the package with another content of one file, and put the file back."""
    path = folder / file
    original = path.read_bytes()
    path.write_bytes(content)
    try:
        with suppress(BadPackage):
            load(folder)
    finally:
        path.write_bytes(original)


@SAME_FOLDER
@given(data=st.data(), text=st.text() | st.sampled_from(["0", "-1", "ALB;", "Kosovo", "1e9", '"', "\x00", "NaN"]))
def test_any_cell_gives_a_package_or_its_faults(folder: Path, data: st.DataObject, text: str) -> None:
    table = data.draw(st.sampled_from(sorted(path.name for path in folder.glob("*.csv"))))
    rows = list(csv.reader((folder / table).read_text(encoding="utf-8").splitlines()))
    row = data.draw(st.sampled_from(rows))
    row[data.draw(st.integers(0, len(row) - 1))] = text
    written = StringIO(newline="")
    csv.writer(written).writerows(rows)
    loads_or_says_why(folder, table, written.getvalue().encode("utf-8", errors="replace"))


@SAME_FOLDER
@given(data=st.data(), junk=st.binary(max_size=8))
def test_any_bytes_give_a_package_or_its_faults(folder: Path, data: st.DataObject, junk: bytes) -> None:
    file = data.draw(st.sampled_from(sorted(path.name for path in folder.iterdir())))
    content = (folder / file).read_bytes()
    start, end = sorted(data.draw(st.tuples(st.integers(0, len(content)), st.integers(0, len(content)))))
    loads_or_says_why(folder, file, content[:start] + junk + content[end:])


def places(value: Any) -> list[tuple[Any, Any]]:
    """All places in a JSON value: each container with a key or an index of it."""
    keys = list(value) if isinstance(value, dict) else list(range(len(value))) if isinstance(value, list) else []
    return [(value, key) for key in keys] + [place for key in keys for place in places(value[key])]


@SAME_FOLDER
@given(data=st.data(), value=st.sampled_from([None, 1, -1.5, "x", "", [], [None], ["x"], {}, {"x": 1}, True]))
def test_any_descriptor_gives_a_package_or_its_faults(folder: Path, data: st.DataObject, value: object) -> None:
    descriptor = json.loads((folder / "datapackage.json").read_bytes())
    container, key = data.draw(st.sampled_from(places(descriptor)))
    container[key] = value
    loads_or_says_why(folder, "datapackage.json", json.dumps(descriptor).encode())
