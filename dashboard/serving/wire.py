"""What goes over the wire is small: static files are compressed once and kept, answers as they are made."""

from __future__ import annotations

import gzip
import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from hashlib import sha256
from pathlib import Path
from typing import Literal

import brotli
from flask import Flask, Response, request

from dashboard.pictures.shelf import Shelf
from dashboard.routes.answers import FOREVER
from dashboard.routes.loaded import SCRIPTS, script

Encoding = Literal["br", "gzip", ""]
ENCODINGS: tuple[Encoding, ...] = ("br", "gzip", "")  # the best first; the last is none
PRESSED = "pressed"  # the folder of what was compressed, in that of the pictures
ONCE, EACH_TIME = 9, 4  # how hard to press, from 1 to 11: from 10 on, plotly's script takes ten seconds
SMALL = 500  # bytes, below which there is nothing to gain
TEXT = {"text/html", "text/css", "text/javascript", "application/json", "application/geo+json", "image/svg+xml"}
NAMED = re.compile(r'(?:src|href|data-plotly)="(/(?:styles|scripts|_dash-component-suites)/[^"]+)"')
KEPT = {"Cache-Control": FOREVER, "Vary": "Accept-Encoding"}
ASKED_AGAIN = ("/_dash-layout", "/_dash-dependencies", "/pages/")


@dataclass(frozen=True)
class Static:
    """A file that does not change while the server runs, as it is ("") and in each encoding."""

    mimetype: str
    bodies: Mapping[Encoding, bytes]


def compressed(body: bytes, encoding: Encoding, quality: int) -> bytes:
    """The body in an encoding of HTTP; `quality` is from 1, quick, to 9, small."""
    return brotli.compress(body, quality=quality) if encoding == "br" else gzip.compress(body, quality, mtime=0)


def serve_statics(server: Flask, folder: Path) -> Callable[[], None]:
    """Answer for static files out of memory; what they are compressed to is kept in `folder`, for other servers.

    Gives what finds the files: to be called once the server can answer.
    """
    files: dict[str, Static] = {}

    @server.before_request
    def known() -> Response | None:
        address = request.full_path.removesuffix("?")
        return _sent(files[address]) if request.method == "GET" and address in files else None

    def find() -> None:
        client, shelf = server.test_client(), Shelf(folder)
        for address in {*NAMED.findall(client.get("/").text), *(script(one).address for one in SCRIPTS)}:
            answer = client.get(address, buffered=True)
            files[address] = Static(answer.mimetype or "", {one: _once(answer.data, one, shelf) for one in ENCODINGS})

    return find


def _once(body: bytes, encoding: Encoding, shelf: Shelf) -> bytes:
    """The body, compressed here or by another server before."""
    if not encoding:
        return body
    name = f"{sha256(body).hexdigest()}.{ONCE}.{encoding}"
    kept = shelf.get(name)
    if kept is None:
        kept = compressed(body, encoding, ONCE)
        shelf.keep(name, kept)
    return kept


def _sent(file: Static) -> Response:
    encoding = _accepted()
    headers = KEPT | ({"Content-Encoding": encoding} if encoding else {})
    return Response(file.bodies[encoding], mimetype=file.mimetype, headers=headers)


def compress_answers(server: Flask) -> None:
    """Compress what is made for each request, and let a browser ask whether what it has is still so."""

    @server.after_request
    def press(response: Response) -> Response:
        if request.method == "GET" and response.status_code == 200:
            _tag(response)
        if _can_shrink(response) and (encoding := _accepted()):
            response.set_data(compressed(response.get_data(), encoding, EACH_TIME))
            response.headers["Content-Encoding"] = encoding
        return response


def _tag(response: Response) -> None:
    if (response.mimetype == "text/html" and "ETag" not in response.headers) or request.path.startswith(ASKED_AGAIN):
        response.add_etag(weak=True)
        response.headers["Cache-Control"] = "no-cache"
        response.make_conditional(request)


def _can_shrink(response: Response) -> bool:
    if response.mimetype not in TEXT or response.direct_passthrough or "Content-Encoding" in response.headers:
        return False
    response.vary.add("Accept-Encoding")
    return len(response.get_data()) > SMALL


def _accepted() -> Encoding:
    """The best encoding that the asker takes."""
    return next(one for one in ENCODINGS if not one or request.accept_encodings[one])
