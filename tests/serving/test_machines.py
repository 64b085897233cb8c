"""Two servers behind nginx share a Redis: what dies under load costs no answer, and is used again on return."""

from __future__ import annotations

import os
import re
import shutil
import signal
import socket
import subprocess
from collections import Counter
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest
import yaml

from dashboard.settings import ROOT, Settings
from tests.serving.conftest import PATIENCE, Served, served
from tests.serving.test_cache import Store

NGINX = ROOT / "deploy" / "nginx.conf"
KEPT = "/charts/compensation.json"
PATHS = ("/charts/shelters.json", "/charts/shelters.json?sites=XKX", "/embed/hotline-hours", "/sources", "/readyz")


@contextmanager
def behind_nginx(folder: Path, *servers: Served) -> Iterator[Served]:
    """nginx as in `deploy`, on a free port, with these servers instead of those of the example."""
    program = shutil.which("nginx", path="/usr/sbin:/usr/bin:/usr/local/sbin")
    if not program:
        pytest.fail("nginx is not here; `make test` installs it", pytrace=False)
    with socket.create_server(("127.0.0.1", 0)) as free:
        port = free.getsockname()[1]
    text = NGINX.read_text(encoding="utf-8").replace("/tmp/", f"{folder}/")
    text = text.replace("listen 8080", f"listen 127.0.0.1:{port}")
    for number, server in enumerate(servers, start=1):
        text = text.replace(f"app{number}:8050", f"127.0.0.1:{server.port}")
    (folder / "nginx.conf").write_text(text, encoding="utf-8")
    command = [program, "-p", str(folder), "-c", str(folder / "nginx.conf"), "-g", "daemon off; user root;"]
    with (folder / "log").open("wb") as said:
        process = subprocess.Popen(command, stdout=said, stderr=said)
    front = Served(process, port, folder / "log", folder)
    try:
        front.waits_for(lambda: front.get("/healthz").status == 200, "nginx answers")
        yield front
    finally:
        process.send_signal(signal.SIGQUIT)
        process.wait(timeout=PATIENCE)


def test_what_dies_under_load_costs_no_answer(tmp_path: Path) -> None:
    # Given two servers that share a Redis, behind nginx
    store = Store(tmp_path)
    store.start()
    shared = {"CACHE_URL": store.url, "PROXIES": "1", "WEB_CONCURRENCY": "1"}
    (tmp_path / "front").mkdir()
    try:
        with (
            served(tmp_path / "one", **shared) as one,
            served(tmp_path / "other", **shared) as other,
            behind_nginx(tmp_path / "front", one, other) as front,
        ):
            # When all is well, then nginx keeps what may be kept
            keeps_what_may_be_kept(front)
            # And when Redis and a server die under load, then no answer fails but those that the server had begun
            counts = dies_and_returns(store, one, front)
            assert "the shared cache does not answer" in other.log
    finally:
        store.stop()
    assert set(counts) <= {200, 502}
    assert counts[502] <= 4


def keeps_what_may_be_kept(front: Served) -> None:
    """The second answer is nginx's own, in each encoding, but for pages."""
    for encoding in ("br", "gzip, deflate", ""):
        states = [front.get(KEPT, **{"Accept-Encoding": encoding}).headers["x-cache"] for _ in range(2)]
        assert states == ["MISS", "HIT"]
    page = front.get("/", Host="landscape.example.org")
    assert "x-cache" not in page.headers
    assert 'content="http://landscape.example.org/"' in page.text
    assert page.headers["server"] == "nginx"


def dies_and_returns(store: Store, one: Served, front: Served) -> Counter[int]:
    """Under load, Redis and then a server end without a word, and Redis comes back; gives the answers by status."""
    with front.under_load(*PATHS) as counts:
        front.waits_for(lambda: counts[200] > 40, "answers before")
        store.stop()
        front.waits_for(lambda: counts[200] > 80, "answers without Redis")
        kill(one)
        before = counts[200]
        front.waits_for(lambda: counts[200] > before + 40, "answers of one server")
        store.start()
        front.waits_for(lambda: holds_pages(store), "Redis is used again")
    return counts


def kill(server: Served) -> None:
    """End all processes of a server as a machine that loses its power does."""
    children = Path(f"/proc/{server.process.pid}/task/{server.process.pid}/children").read_text(encoding="ascii")
    for process in [server.process.pid, *map(int, children.split())]:
        os.kill(process, signal.SIGKILL)
    server.process.wait()


def holds_pages(store: Store) -> bool:
    with store.client as client:
        return any(True for _ in client.scan_iter("landscape:*"))


def test_nginx_leaves_a_connection_before_the_server_does() -> None:
    """Else it asks on one that was just closed, and takes a server that is well for one that is away."""
    kept = re.search(r"keepalive_timeout (\d+)s", NGINX.read_text(encoding="utf-8"))
    held = re.search(
        r"^keepalive = (\d+) if settings.proxies", (ROOT / "gunicorn.conf.py").read_text(encoding="utf-8"), re.MULTILINE
    )
    assert kept
    assert held
    assert int(kept[1]) < int(held[1])


@pytest.mark.parametrize("file", ["compose.yaml", "kubernetes.yaml"])
def test_the_examples_name_only_settings_that_there_are(file: str) -> None:
    parts = list(yaml.safe_load_all((ROOT / "deploy" / file).read_text(encoding="utf-8")))
    named = set(environment_of(parts))
    assert named >= {"CACHE_URL", "PROXIES", "TRUSTED_HOSTS"}
    assert named <= {name.upper() for name in Settings.__dataclass_fields__}


def environment_of(node: object) -> Iterator[str]:
    """The names of all variables in a manifest."""
    if isinstance(node, dict):
        if isinstance(node.get("environment"), dict):
            yield from node["environment"]
        yield from (one["name"] for one in node.get("env", ()))
        for child in node.values():
            yield from environment_of(child)
    elif isinstance(node, list):
        for child in node:
            yield from environment_of(child)
