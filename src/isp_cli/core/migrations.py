"""The road from an older form of an entry to the one isp reads now.

A format that is left behind gets a function here, named after the version it reads. It takes and
returns an entry as plain data, `format` included. There is none yet.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping

from isp_cli.core.entry import FORMAT
from isp_cli.core.records import Plain

Migration = Callable[[dict[str, Plain]], dict[str, Plain]]
Migrations = Mapping[str, Migration]

MIGRATIONS: Migrations = {}


def migrated(value: dict[str, Plain], migrations: Migrations) -> dict[str, Plain]:
    """Return an entry in the form isp reads now, one version at a time."""
    for _ in range(len(migrations)):
        stated = str(value.get("format"))
        if stated == FORMAT or stated not in migrations:
            break
        value = migrations[stated](value)
    return value


def is_newer(stated: str, ours: str = FORMAT) -> bool:
    """Say whether a later isp wrote a file of this format."""
    known, _, current = ours.partition("/")
    name, _, version = stated.partition("/")
    if not current or name != known or not (version.isascii() and version.isdigit()):
        return False
    number = version.lstrip("0")  # compared as texts: a hostile one may have a million digits
    return (len(number), number) > (len(current), current)
