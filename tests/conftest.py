"""What all tests share."""

from __future__ import annotations

import pytest

from dashboard.load import load
from dashboard.model import Package
from dashboard.settings import ROOT


@pytest.fixture(scope="session")
def package() -> Package:
    """The data package as it is committed."""
    return load(ROOT / "data")
