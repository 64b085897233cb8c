"""`python app.py` serves the dashboard on this computer; `gunicorn app:server` serves it for others."""

import sys

from dash import Dash
from werkzeug.serving import WSGIRequestHandler

from dashboard.package.load import BadPackage
from dashboard.settings import Settings
from dashboard.web import create_app

UNFIT = 3  # as a status: gunicorn then ends too, and does not try again and again


def dashboard(settings: Settings) -> Dash:
    """The dashboard; where it cannot start, the program ends and says why."""
    try:
        return create_app(settings)
    except BadPackage as error:
        print(f"The dashboard does not start.\n{error}", file=sys.stderr)
        sys.exit(UNFIT)


def read_settings() -> Settings:
    """The settings of the environment; where one is bad, the program ends and says which."""
    try:
        return Settings.from_environment()
    except ValueError as error:
        sys.exit(f"The dashboard does not start.\n{error}")


class Quiet(WSGIRequestHandler):
    """Answers without telling which versions it runs on."""

    def version_string(self) -> str:
        return "dashboard"


if __name__ != "__mp_main__":  # the process that makes pictures imports this again, and needs no second dashboard
    settings = read_settings()
    app = dashboard(settings)
    server = app.server

if __name__ == "__main__":
    app.run(host=settings.host, port=settings.port, request_handler=Quiet)
