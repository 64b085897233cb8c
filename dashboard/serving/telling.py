"""Pages as they are told to browsers: drawn for a view, with the pictures that there are, and kept."""

from __future__ import annotations

import json
import zlib
from collections.abc import Mapping
from dataclasses import asdict, dataclass
from typing import Any

from flask_caching import Cache
from plotly.utils import PlotlyJSONEncoder

from dashboard.components.shell import Where, framed
from dashboard.package.model import Package
from dashboard.pages import PAGES, page_at
from dashboard.prepared import Told, as_told
from dashboard.serving.glimpses import Glimpses
from dashboard.view import Reading, read_view


@dataclass(frozen=True)
class Drawn:
    """A page as it was drawn: its tree as JSON, and whether there is such a page."""

    tree: Mapping[str, Any]
    found: bool


@dataclass(frozen=True)
class Teller:
    """Tells the pages of a package."""

    package: Package
    cache: Cache
    glimpses: Glimpses

    def told(self, path: str, query: str) -> Told:
        """The page at `path` for the view in `query`; from the cache where it is there."""
        reading = read_view(query, self.package)
        key = f"pages:{self.package.fingerprint}:{self.glimpses.state}:{path}{reading.view.query()}"
        kept: bytes | None = None if reading.faults else self.cache.get(key)
        if kept is not None:
            return Told(**json.loads(zlib.decompress(kept)))
        page = drawn(self.package, path, reading)
        new = as_told(self.glimpses.show(page.tree), page.found)
        if page.found and not reading.faults:  # else strangers' addresses would push the pages out
            self.cache.set(key, zlib.compress(json.dumps(asdict(new)).encode()))
        return new


def drawn(package: Package, path: str, reading: Reading) -> Drawn:
    """The page at `path` for the view that was read, in its frame."""
    places = [(page.address, page.label) for page in PAGES if page.label]
    page, layout = page_at(path, package, reading)
    tree = framed(package, reading, Where(path, places), layout)
    return Drawn(json.loads(json.dumps(tree, cls=PlotlyJSONEncoder)), page is not None)
