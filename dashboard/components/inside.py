"""What stands inside a component. Dash's own way through a tree builds a path for each node, at five times the cost."""

from __future__ import annotations

from collections.abc import Iterator

from dash.development.base_component import Component


def components_in(page: Component) -> Iterator[Component]:
    """`page` and all components below it, in the order of the page."""
    waiting = [page]
    while waiting:
        one = waiting.pop()
        yield one
        children = getattr(one, "children", None)
        below = children if isinstance(children, list | tuple) else [children]
        waiting += [child for child in reversed(below) if isinstance(child, Component)]
