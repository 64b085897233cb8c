"""The cache that machines share: a Redis that may be slow, dead or in wrong hands, at the price of speed alone.

flask-caching's own would keep pickles, which run as code where they are opened, and would raise what Redis raises.
"""

from __future__ import annotations

import logging
from collections.abc import Callable, Mapping
from time import monotonic
from typing import Any, TypeVar

from cachelib.serializers import RedisSerializer
from flask import Flask
from flask_caching.backends.rediscache import RedisCache
from redis import Redis, RedisError
from redis.backoff import NoBackoff
from redis.retry import Retry

from dashboard.edition import edition

REST = 2.0  # seconds without a question to a Redis that did not answer
WAIT = 0.3  # seconds for an answer
LASTING = 86_400  # seconds that a value is kept
TEXT, BYTES = b"t", b"b"
logger = logging.getLogger(__name__)
Value = TypeVar("Value")


class Marked(RedisSerializer):
    """Text and bytes, with a mark which of them it is; what has no mark is taken for nothing."""

    def dumps(self, value: Any, protocol: int = 0) -> bytes:
        """Raises TypeError where the value is neither."""
        if not isinstance(value, str | bytes):
            raise TypeError(f"only text and bytes are kept, not {type(value).__name__}")
        return TEXT + value.encode() if isinstance(value, str) else BYTES + value

    def loads(self, kept: bytes | None) -> str | bytes | None:
        mark, rest = (kept or b"")[:1], (kept or b"")[1:]
        if mark == TEXT:
            return rest.decode("utf-8", "replace")
        return rest if mark == BYTES else None


class SharedCache(RedisCache):
    """flask-caching's way to Redis, which forgets where Redis fails."""

    serializer = Marked()
    _resting_until = 0.0

    @classmethod
    def factory(cls, app: Flask, config: Mapping[str, Any], args: list[Any], kwargs: dict[str, Any]) -> SharedCache:
        client = Redis.from_url(
            config["CACHE_REDIS_URL"],
            socket_timeout=WAIT,
            socket_connect_timeout=WAIT,
            retry=Retry(NoBackoff(), 0),
        )
        return cls(client, default_timeout=LASTING, key_prefix=f"landscape:{edition()}:")

    def get(self, key: str) -> str | bytes | None:
        found: str | bytes | None = self._tried(lambda: super(SharedCache, self).get(key), None)
        return found

    def set(self, key: str, value: str | bytes, timeout: Any = None) -> bool:
        return bool(self._tried(lambda: super(SharedCache, self).set(key, value, timeout), False))

    def _tried(self, ask: Callable[[], Value], otherwise: Value) -> Value:
        """What Redis answers; where it does not, it is left in peace for a while."""
        if monotonic() < self._resting_until:
            return otherwise
        try:
            return ask()
        except RedisError as error:
            self._resting_until = monotonic() + REST
            logger.warning("the shared cache does not answer (%s); pages are drawn without it", type(error).__name__)
            return otherwise
