"""Days as people say them, read with the run's clock; what was understood is told.

How the words are read stands in `spoken_dates`, which knows no clock."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from isp_cli.dates import day_name
from isp_cli.env import Env
from isp_cli.errors import DoubtfulDay, NoDay

if TYPE_CHECKING:
    from datetime import date


_ISO = re.compile(r"\d{4}-\d{2}-\d{2}\Z", re.ASCII)


def past_day(env: Env, said: str) -> date:
    """Return the day meant, today or before it; whoever shows no page that says it tells it.

    Raises:
        BrokenRule: it is no day, could be two, or is still to come.
    """
    from isp_cli.spoken_dates import read_day

    return read_day(said, env.today(), "past")


def day_in_range(env: Env, said: str, *, is_end: bool = False) -> date | None:
    """Return the day that begins or ends a range, or None where none is said.

    Raises:
        BrokenRule: it is no day, or could be two.
    """
    from isp_cli.spoken_dates import read_day_either_side

    return read_day_either_side(said, env.today(), "past", month_ends=is_end) if said else None


def day_ahead(env: Env, said: str | None) -> date | None:
    """Return the day something is meant for and tell it, or None where none is said.

    Raises:
        BrokenRule: it is no day, could be two, or has gone by.
    """
    from isp_cli.spoken_dates import read_day

    if said is None or not said.strip():
        return None
    day = read_day(said, env.today(), "ahead")
    tell_day(env, said, day)
    return day


def entry_name_or_day(env: Env, said: str, *, is_shown: bool = False) -> str:
    """Return what names an entry, a day in words as its ISO date.

    It tells that day, unless a page `is_shown` that says it.

    Raises:
        DoubtfulDay: it names a day that could be two, or that no calendar has.
    """
    from isp_cli.spoken_dates import read_day_either_side

    try:
        day = read_day_either_side(said, env.today(), "past")
    except DoubtfulDay:
        raise
    except NoDay:
        return said
    if not is_shown:
        tell_day(env, said, day)
    return day.isoformat()


def tell_day(env: Env, said: str, day: date, *, lead: str = "That is") -> None:
    """Tell which day was understood, unless it was said in figures as isp writes them."""
    if not _ISO.match(said.strip()):
        env.screen.tell(f"{lead} {day_name(day)}.")
