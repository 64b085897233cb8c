"""What keeps the server safe in the open: what a page may do, whom it answers, how much it takes from one address."""

from __future__ import annotations

import logging
from collections.abc import Callable
from functools import cache
from ipaddress import IPv6Address, ip_address, ip_network
from typing import Any

from flask import Flask, Response, request
from flask_limiter import Limiter
from werkzeug.middleware.proxy_fix import ProxyFix

from dashboard.routes.answers import refusal
from dashboard.serving.logs import PROBES
from dashboard.settings import Settings

LARGEST_BODY = 16 * 1024  # bytes; pages send none
READING = ("GET", "HEAD", "OPTIONS")
SUITES = "/_dash-component-suites/"
YEAR = 365 * 24 * 60 * 60
# Seconds for a Redis that is to count the requests, before each worker counts its own.
WAITING: Any = {"socket_connect_timeout": 0.3, "socket_timeout": 0.3}
ALWAYS = {
    "X-Content-Type-Options": "nosniff",
    "Referrer-Policy": "same-origin",
    "Permissions-Policy": "camera=(), clipboard-write=(self), geolocation=(), microphone=(), payment=(), usb=()",
    "Cross-Origin-Opener-Policy": "same-origin",
}
logger = logging.getLogger(__name__)


def guard(server: Flask, settings: Settings) -> None:
    """Limit whom and what the server answers, and let no answer tell of its inside."""
    server.config.update(TRUSTED_HOSTS=list(settings.trusted_hosts) or None)
    server.before_request(_only_read)
    if settings.proxies:
        hops = settings.proxies
        server.wsgi_app = ProxyFix(server.wsgi_app, x_for=hops, x_proto=hops, x_host=hops)  # type: ignore[method-assign]
    if settings.requests_per_minute:
        _limit(server, settings)
    server.register_error_handler(429, _too_many)
    server.register_error_handler(Exception, _failed)


def police(server: Flask, inline_scripts: Callable[[], tuple[str, ...]]) -> None:
    """Send with each answer what its page may do; of scripts in the page itself, only those with these hashes run."""

    @server.after_request
    def send(response: Response) -> Response:
        framing = "*" if request.path.startswith("/embed/") else "'none'"
        response.headers["Content-Security-Policy"] = f"{content_policy(inline_scripts())}; frame-ancestors {framing}"
        response.headers.update(ALWAYS)
        if request.is_secure:
            response.headers["Strict-Transport-Security"] = f"max-age={YEAR}"
        return response


@cache
def content_policy(inline_scripts: tuple[str, ...]) -> str:
    """The content policy of every page, but for who may frame it."""
    allowed = {
        "default-src": "'self'",
        "script-src": " ".join(["'self'", *inline_scripts]),
        "style-src": "'self' 'unsafe-inline'",  # plotly styles its graphs in place
        "img-src": "'self' data: blob:",
        "connect-src": "'self'",
        "object-src": "'none'",
        "base-uri": "'self'",
        "form-action": "'self'",
    }
    return "; ".join(f"{kind} {sources}" for kind, sources in allowed.items())


def _limit(server: Flask, settings: Settings) -> None:
    """Count requests by address: in Redis for all workers and machines; in each worker where there is no Redis."""
    shared = settings.is_shared
    limiter = Limiter(
        _caller,
        application_limits=[f"{settings.requests_per_minute} per minute"],
        storage_uri=settings.cache_url if shared else "memory://",
        storage_options=WAITING if shared else {},
        in_memory_fallback_enabled=shared,
        key_prefix="landscape",
    )
    limiter.request_filter(lambda: request.path in PROBES)
    limiter.init_app(server)


def _caller() -> str:
    """Whose requests are counted together: those of an address; of a network where one reader has many addresses."""
    try:
        address = ip_address(request.remote_addr or "")
    except ValueError:  # a socket of this machine, or what a proxy says
        return request.remote_addr or ""
    return str(ip_network((address, 64), strict=False) if isinstance(address, IPv6Address) else address)


def _only_read() -> Response | None:
    """Nothing can be written here, so no body is read."""
    if (request.content_length or 0) > LARGEST_BODY:
        return refusal(413, "This request is too large.")
    if request.method not in READING:
        response = refusal(405, "Addresses here are read by GET.")
        response.headers["Allow"] = ", ".join(READING)
        return response
    return None


def _too_many(_: Exception) -> Response:
    return refusal(429, "There are very many requests from your address; please wait a minute.", retry_after=60)


def _failed(error: Exception) -> Any:
    """Say no more than that it failed; the log has the rest."""
    if hasattr(error, "get_response"):  # an answer of Flask's own, as 404
        return error
    if request.path.startswith(SUITES):  # Dash knows no such file
        return refusal(404, "Not here.")
    logger.exception("no answer to %s %s", request.method, request.url_rule)
    return refusal(500, "Something went wrong here; it is in the log of the server.")
