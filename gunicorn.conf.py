"""How the dashboard is served for others: gunicorn reads this file by itself, `make serve` starts it."""

from __future__ import annotations

import atexit
import os
import sys
import tempfile
from pathlib import Path
from typing import Any

sys.path.insert(0, str(Path(__file__).resolve().parent))

from dashboard.serving.logs import configuration
from dashboard.serving.renewal import Renewal
from dashboard.settings import Settings

try:
    settings = Settings.from_environment()
except ValueError as error:
    sys.exit(f"The dashboard does not start.\n{error}")

wsgi_app = "app:server"
bind = [f"{settings.host}:{settings.port}"]
workers = int(os.environ.get("WEB_CONCURRENCY", len(os.sched_getaffinity(0))))
worker_class = "gthread"
threads = 4
worker_tmp_dir = next((folder for folder in ("/dev/shm", "/tmp") if os.access(folder, os.W_OK)), None)
timeout = 60  # seconds without a sign of life from a worker
graceful_timeout = 40  # seconds for what is begun: a picture may take 30
# Seconds. A proxy keeps few connections, and must leave them first: else it asks on one that was just closed. Browsers
# keep many, each of which would be one less for other readers.
keepalive = 75 if settings.proxies else 5
max_requests, max_requests_jitter = 20_000, 4_000  # then a worker starts anew, whatever libraries may leak
limit_request_line = 4094
limit_request_fields = 60
forwarded_allow_ips = ""  # whom to believe is said by PROXIES
control_socket_disable = True
logconfig_dict = configuration(settings.logs)

renewal = Renewal(settings.data)
if settings.metrics:  # the library reads this when it is first imported, in a worker
    meeting = tempfile.TemporaryDirectory(prefix="landscape-metrics-")
    os.environ["PROMETHEUS_MULTIPROC_DIR"] = meeting.name


def when_ready(server: Any) -> None:
    renewal.begin(server, settings.watch)
    atexit.register(_end, os.getpid())
    if settings.metrics:
        from dashboard.serving.metrics import serve

        serve(settings.metrics)


def post_fork(server: Any, worker: Any) -> None:
    renewal.enter_worker()


def post_worker_init(worker: Any) -> None:
    renewal.worker_is_ready()


def child_exit(server: Any, worker: Any) -> None:
    if settings.metrics:
        from dashboard.serving.metrics import mark_process_dead

        mark_process_dead(worker.pid)


def _end(first: int) -> None:
    """Workers leave by the same door; only the first process clears up."""
    if os.getpid() == first:
        renewal.end()
