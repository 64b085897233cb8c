"""The first answers after a start are whole, however many ask at once. `make restarts` starts twenty times."""

from __future__ import annotations

import os
import re
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import pytest

from tests.serving.conftest import PATIENCE, Answer, Served, served

RESTARTS = int(os.environ.get("RESTARTS", "2"))
CALLERS = 12
SCRIPTS = re.compile(r'<script src="([^"]+)"')


@pytest.mark.parametrize("number", range(RESTARTS))
def test_no_first_page_is_blank(tmp_path: Path, number: int) -> None:
    # Given a server that has only begun to start
    with served(tmp_path) as server, ThreadPoolExecutor(CALLERS) as callers:
        # When many browsers come at once
        visits = list(callers.map(visit, [server] * CALLERS))
        # Then each gets a whole page, all its scripts, and the page that Dash draws
        assert [fault for found in visits for fault in found] == []
        assert "Traceback" not in server.log
        tells_how_it_is(server)
    # And it ends in peace
    assert server.process.returncode == 0


def tells_how_it_is(server: Served) -> None:
    """It says that it is well and ready, no version of what it runs on, and nothing of its inside."""
    assert server.get("/healthz").text == "ok\n"
    assert '"ready":true' in server.get("/readyz").text
    assert server.get("/").headers["server"] == "gunicorn"
    long = server.get("/?" + "x" * 5000)
    assert long.status in (400, 414)
    assert "Traceback" not in long.text


def visit(server: Served) -> list[str]:
    """Do what a browser does, and say what was missing."""
    page = server.get("/")
    addresses = ("/_dash-layout", "/_dash-dependencies", "/pages/", *SCRIPTS.findall(page.text))
    asked = {path: server.get(path) for path in addresses}
    answers: dict[str, Answer] = {"/": page, **asked}
    faults = [f"{path}: {one.status} {one.text[:80]}" for path, one in answers.items() if one.status != 200]
    if len(asked) < 12 or "<h1>" not in page.text:
        faults.append("the page is not whole")
    if '"tag":"h1"' not in asked["/pages/"].text:
        faults.append("Dash draws nothing")
    return faults


def test_bad_data_or_a_bad_setting_stop_the_start_with_the_reason(tmp_path: Path) -> None:
    for setting, reason in (
        ({"LOGS": "xml"}, "LOGS is 'xml'; give text, json or quiet"),
        ({"DATA": str(tmp_path / "nowhere")}, "datapackage.json: is missing"),
    ):
        with served(tmp_path, **setting) as server:
            assert server.process.wait(timeout=PATIENCE) != 0
        assert reason in server.log
