"""What the environment may say of serving, and how a bad word is refused."""

from __future__ import annotations

import pytest

from dashboard.settings import Settings


def test_settings_are_read_from_the_environment() -> None:
    read = Settings.from_environment(
        {
            "TRUSTED_HOSTS": "example.org, .example.net,",
            "PROXIES": "2",
            "REQUESTS_PER_MINUTE": "0",
            "LOGS": "json",
            "METRICS": "127.0.0.1:9100",
            "WATCH": "0",
            "CACHE_URL": "redis://cache:6379/0",
        }
    )
    assert read.trusted_hosts == ("example.org", ".example.net")
    assert (read.proxies, read.requests_per_minute, read.watch) == (2, 0, 0)
    assert (read.logs, read.metrics, read.is_shared) == ("json", "127.0.0.1:9100", True)
    assert not Settings(cache_url="null").is_shared


@pytest.mark.parametrize(
    ("name", "value", "remedy"),
    [
        ("PROXIES", "-1", "give a number from 0 to 10"),
        ("REQUESTS_PER_MINUTE", "many", "give a number from 0 to 1000000"),
        ("WATCH", "1.5", "give a number from 0 to 86400"),
        ("LOGS", "xml", "give text, json or quiet"),
        ("CACHE_URL", "memcached://x", "give redis://host:port/0, null, or nothing"),
    ],
)
def test_a_bad_setting_is_named_with_what_would_be_right(name: str, value: str, remedy: str) -> None:
    with pytest.raises(ValueError, match=f"{name} is '{value}'; {remedy}"):
        Settings.from_environment({name: value})
