"""What a plan draws on: a framework's resource or reading by its id, or the person's own words."""

from __future__ import annotations

from collections.abc import Iterable

from isp_cli.core.framework import Framework
from isp_cli.core.names import Naming


def resource_id(frameworks: Iterable[Framework], said: str) -> str:
    """Return the id of a framework's resource or reading meant, or the person's own words."""
    key = said.strip().casefold()
    for framework in frameworks:
        names = [(each.id, each.name) for each in framework.resources]
        names += [(each.id, each.citation) for each in framework.readings]
        for id, name in names:
            if key in (id, id.partition(".")[2], name.casefold()):
                return id
    return said


def resource_name(names: Naming, held: str) -> str:
    """Name a plan's resource; one's own is told as it was written."""
    return _resource(names, held)[0] or held


def resource_and_address(names: Naming, held: str) -> str:
    """Name a plan's resource with its address, if it has one."""
    name, address = _resource(names, held)
    return ", ".join(filter(None, (name or held, address)))


def _resource(names: Naming, held: str) -> tuple[str, str]:
    return names.resource(held) if " " not in held else ("", "")
