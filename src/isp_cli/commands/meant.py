"""Which framework somebody means by a word: an id, or else a file."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from isp_cli.core.known import Known
    from isp_cli.env import Env


def meant(env: Env, said: str) -> Known:
    """Return the framework of an id; where there is none, the one in the file of that name.

    Raises:
        UnknownFramework: there is neither.
        CannotRead: it looks like a file's name, and cannot be read.
        InvalidFile: every problem in the file, by line.
    """
    from isp_cli.errors import CannotRead, UnknownFramework
    from isp_cli.storage.library import checked, known

    try:
        return known(env.home, said)
    except UnknownFramework:
        try:
            data, name = env.read_input(said)
        except CannotRead:
            if "." in said or "/" in said:
                raise
        else:
            return checked(env.home, data, name)
        raise
