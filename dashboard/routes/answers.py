"""What answers share: how long they may be kept, and how a request is refused."""

from __future__ import annotations

import json

from flask import Response

FOREVER = "public, max-age=31536000, immutable"


class Refused(ValueError):
    """A request that cannot be answered as it stands: its status, and which values are good."""

    def __init__(self, status: int, message: str, good: object = None) -> None:
        super().__init__(message)
        self.status, self.good = status, good


def refusal(status: int, message: str, good: object = None, retry_after: int | None = None) -> Response:
    """An answer that says what is wrong and, where there are such, which values are good."""
    said = {"error": message} | ({"good": good} if good else {})
    response = Response(json.dumps(said, ensure_ascii=False) + "\n", status, mimetype="application/json")
    if retry_after is not None:
        response.headers["Retry-After"] = str(retry_after)
    return response
