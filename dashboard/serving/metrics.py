"""Numbers for Prometheus: how many answers, of which kind, in what time; at an address of their own, if at all."""

from __future__ import annotations

from functools import cache
from time import perf_counter

from flask import Flask, Response, g, request
from prometheus_client import CollectorRegistry, Counter, Histogram, start_http_server
from prometheus_client.multiprocess import MultiProcessCollector, mark_process_dead

FOLDER = "PROMETHEUS_MULTIPROC_DIR"  # the variable that tells the library where its processes meet
BOUNDS = (0.005, 0.01, 0.02, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 10, 30)  # seconds
__all__ = ["FOLDER", "count_answers", "mark_process_dead", "serve"]


@cache
def _counts() -> tuple[Counter, Histogram]:
    kinds = ("method", "rule", "status")
    return (
        Counter("dashboard_answers", "Answers by what was asked for", kinds),
        Histogram("dashboard_answer_seconds", "Time that an answer took", ("rule",), buckets=BOUNDS),
    )


def count_answers(server: Flask) -> None:
    """Count each answer, by the rule of its address: never by the address, of which there is no end."""
    answers, seconds = _counts()

    @server.before_request
    def begin() -> None:
        g.counted_from = perf_counter()

    @server.after_request
    def end(response: Response) -> Response:
        rule = str(request.url_rule)
        answers.labels(request.method, rule, response.status_code).inc()
        if "counted_from" in g:
            seconds.labels(rule).observe(perf_counter() - g.counted_from)
        return response


def serve(address: str) -> int:
    """Tell the numbers of all processes at `address`, host:port, from a thread. Gives the port. Raises OSError."""
    host, _, port = address.rpartition(":")
    registry = CollectorRegistry()
    MultiProcessCollector(registry)  # type: ignore[no-untyped-call]
    server, _ = start_http_server(int(port), host, registry)
    return int(server.server_port)
