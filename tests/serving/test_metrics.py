"""Numbers for Prometheus: at an address of their own, by kind of address, from all workers; and nowhere else."""

from __future__ import annotations

import re
import socket
from pathlib import Path
from urllib.request import urlopen

import pytest
from dash import Dash

from dashboard.settings import Settings
from tests.serving.conftest import served


def test_numbers_are_told_at_their_own_address_alone(tmp_path: Path) -> None:
    # Given a server with numbers, which was asked for some things
    with socket.create_server(("127.0.0.1", 0)) as free:
        address = f"127.0.0.1:{free.getsockname()[1]}"
    with served(tmp_path, METRICS=address, WEB_CONCURRENCY="1") as server:
        for path in ("/charts/shelters.json", "/charts/shelters.json?sites=XKX", "/charts/none.json"):
            server.get(path)
        # When Prometheus asks at the address of the numbers
        with urlopen(f"http://{address}/metrics") as answer:
            told = answer.read().decode()
        # Then they are there by rule and status, without a query
        rule = 'rule="/charts/<name>.<suffix>"'
        assert f'dashboard_answers_total{{method="GET",{rule},status="200"}} 2.0' in told
        assert f'dashboard_answers_total{{method="GET",{rule},status="404"}} 1.0' in told
        assert re.search(rf"dashboard_answer_seconds_count{{{re.escape(rule)}}} 3\.0", told)
        assert "XKX" not in told
        # And not at the address of the pages
        assert server.get("/metrics").status == 404


def test_without_the_setting_nothing_is_counted(app: Dash) -> None:
    assert Settings().metrics == ""
    assert app.server.test_client().get("/metrics").status_code == 404


@pytest.mark.parametrize("value", ["9100", "localhost", ":9100", "a b:1"])
def test_a_bad_address_is_named(value: str) -> None:
    with pytest.raises(ValueError, match=r"METRICS is .*; give a host and a port, as in 127.0.0.1:9100"):
        Settings.from_environment({"METRICS": value})
