"""The log: lines for people, or JSON for programs; each with the number of its request, none with who asked for what.

Neither addresses of readers nor queries are written: a query says what somebody searched for. Of a path that leads
nowhere only its kind is told, since anything can stand in it.
"""

from __future__ import annotations

import json
import logging
import re
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from datetime import UTC, datetime
from time import perf_counter
from typing import Any
from uuid import uuid4

from flask import Flask, Response, g, has_request_context, request

NUMBER = re.compile(r"[\w-]{1,64}", re.ASCII)
HEADER = "X-Request-ID"
PROBES = ("/healthz", "/readyz")  # asked every few seconds
EXTRA = ("method", "path", "status", "milliseconds")
logger = logging.getLogger(__name__)


class Plain(logging.Formatter):
    """A line for people."""

    def __init__(self) -> None:
        super().__init__("%(asctime)s %(levelname)s %(request)s %(message)s")

    def format(self, record: logging.LogRecord) -> str:
        record.request = request_number() or "-"
        return super().format(record)


class Json(logging.Formatter):
    """A JSON object a line."""

    def format(self, record: logging.LogRecord) -> str:
        said = {
            "time": datetime.fromtimestamp(record.created, UTC).isoformat(timespec="milliseconds"),
            "level": record.levelname.lower(),
            "message": record.getMessage(),
            "request": request_number(),
            "logger": record.name,
            **{key: getattr(record, key, None) for key in EXTRA},
            "trace": self.formatException(record.exc_info) if record.exc_info else None,
        }
        return json.dumps({key: value for key, value in said.items() if value is not None}, ensure_ascii=False)


def request_number() -> str | None:
    """The number of the request that is being answered, if one is."""
    return g.get("request_number") if has_request_context() else None


def configuration(form: str) -> Mapping[str, Any]:
    """What `logging` is to be told: all to standard error, in one form, and nothing of gunicorn's about readers."""
    nothing = {"handlers": [], "level": "CRITICAL", "propagate": False}
    return {
        "version": 1,
        "disable_existing_loggers": False,
        "formatters": {"lines": {"()": Json if form == "json" else Plain}},
        "handlers": {"standard error": {"class": "logging.StreamHandler", "formatter": "lines"}},
        "root": {"handlers": ["standard error"], "level": "WARNING" if form == "quiet" else "INFO"},
        "loggers": {
            "gunicorn.error": {"handlers": [], "propagate": True, "level": "NOTSET"},
            "gunicorn.access": nothing,
            "kaleido": {"level": "WARNING"},
            "choreographer": {"level": "WARNING"},
        },
    }


def log_answers(server: Flask, proxies: int) -> None:
    """Number each request, or take the number that a trusted proxy gave it, and log how it was answered."""

    @server.before_request
    def begin() -> None:
        given = request.headers.get(HEADER, "") if proxies else ""
        g.request_number = given if NUMBER.fullmatch(given) else uuid4().hex
        g.begun = perf_counter()

    @server.after_request
    def end(response: Response) -> Response:
        if "begun" not in g:  # refused before it was read
            return response
        response.headers[HEADER] = g.request_number
        if request.path in PROBES:
            return response
        said = [request.method, _what(response), response.status_code, round((perf_counter() - g.begun) * 1000)]
        logger.info("%s %s %s %d ms", *said, extra=dict(zip(EXTRA, said, strict=True)))
        return response


@contextmanager
def silence() -> Iterator[None]:
    """Log only what is wrong: while a server asks itself, before anyone else does."""
    before = logging.root.manager.disable
    logging.disable(logging.INFO)
    yield
    logging.disable(before)


def _what(response: Response) -> str:
    """What was asked for, without anything that only a reader can have written."""
    return request.path if response.status_code < 400 else str(request.url_rule)
