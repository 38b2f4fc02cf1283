"""Days as people say them, read with the run's clock; what was understood is told."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from isp_cli.env import Env
from isp_cli.errors import BrokenRule

if TYPE_CHECKING:
    from datetime import date

_ISO = re.compile(r"\d{4}-\d{2}-\d{2}\Z", re.ASCII)


def past_day(env: Env, said: str, *, lead: str = "That is") -> date:
    """Return the day meant, today or before it.

    Raises:
        BrokenRule: it is no day, could be two, or is still to come.
    """
    from isp_cli.core.when import day_name

    day = _read(env, said, past=True)
    if day > env.today():
        raise BrokenRule(f"{day_name(day)} is still to come", hint="name today or a day before it")
    _tell(env, said, day, lead=lead)
    return day


def day_in_range(env: Env, said: str) -> date | None:
    """Return the day that begins or ends a range, or None where none is said.

    Raises:
        BrokenRule: it is no day, or could be two.
    """
    if not said:
        return None
    day = _read(env, said, past=True)
    _tell(env, said, day)
    return day


def day_ahead(env: Env, said: str | None) -> date | None:
    """Return the day something is meant for, or None where none is said.

    Raises:
        BrokenRule: it is no day, or could be two.
    """
    if said is None or not said.strip():
        return None
    day = _read(env, said, past=False)
    _tell(env, said, day)
    return day


def entry_meant(env: Env, said: str) -> str:
    """Return what names an entry, a day in words as its ISO date."""
    from isp_cli.core.when import parse_when

    if said == "last" or said.isdigit() or said[:4].isdigit():
        return said
    day = parse_when(said, env.today(), past=True)
    if day is None:
        return said
    _tell(env, said, day)
    return day.isoformat()


def _read(env: Env, said: str, *, past: bool) -> date:
    from isp_cli.core.when import parse_when

    day = parse_when(said, env.today(), past=past)
    if day is None:
        example = "'14 nov' or 'last tuesday'" if past else "'15 jan' or 'in 3 weeks'"
        raise BrokenRule(f"{said!r} is no day", hint=f"like 2026-11-14, {example}")
    return day


def _tell(env: Env, said: str, day: date, *, lead: str = "That is") -> None:
    from isp_cli.core.when import day_name

    if not _ISO.match(said.strip()):
        env.tell(f"{lead} {day_name(day)}.")
