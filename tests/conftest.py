"""What all tests share."""

from __future__ import annotations

import warnings

import pytest
from dash import Dash

from dashboard.package.load import load
from dashboard.package.model import Package
from dashboard.settings import ROOT, Settings
from dashboard.web import create_app

DATA = ROOT / "data"


@pytest.fixture(scope="session")
def package() -> Package:
    """The data package as it is committed."""
    return load(DATA)


@pytest.fixture(scope="session")
def app() -> Dash:
    """The dashboard without a cache, once a test process."""
    with warnings.catch_warnings():  # flask-caching warns that NullCache keeps nothing: that is what is wanted
        warnings.filterwarnings("ignore", message="Flask-Caching: CACHE_TYPE is set to null", category=UserWarning)
        return create_app(Settings(data=DATA, cache_url="null"))
