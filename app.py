"""`python app.py` serves the dashboard on this computer; `gunicorn app:server` serves it for others."""

import sys

from dashboard.load import BadPackage
from dashboard.settings import Settings
from dashboard.web import create_app

try:
    settings = Settings.from_environment()
    app = create_app(settings)
except (BadPackage, ValueError) as error:
    sys.exit(f"The dashboard does not start.\n{error}")

server = app.server

if __name__ == "__main__":
    app.run(host=settings.host, port=settings.port)
