"""`isp` itself: the options before a command, and what is shown where none follows.

It is the function that typer calls before every command; `front` calls it for plain lines."""

from __future__ import annotations

import sys
from contextlib import suppress
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

from isp_cli import __version__
from isp_cli import declaring as typer
from isp_cli.commands.options import NoIndexOption, PlainOption
from isp_cli.errors import CannotLook

if TYPE_CHECKING:
    from isp_cli.env import Env


def _print_version(asked: bool) -> bool:
    if asked:
        sys.stdout.write(f"isp {__version__}\n")
        sys.stdout.flush()
        raise typer.Exit
    return asked


def begin(
    ctx: typer.Context,
    home: Annotated[
        str | None, typer.Option("--home", metavar="DIR", help="Keep everything in this folder.")
    ] = None,
    plain: PlainOption = False,
    no_index: NoIndexOption = False,
    _version: Annotated[
        bool,
        typer.Option(
            "--version", callback=_print_version, is_eager=True, help="Print the version."
        ),
    ] = False,
) -> None:
    """Reflective practice for implementation support.

    Read the field's competencies, answer the guide's ten reflective questions, and grow two or
    three competencies at a time. Your words stay on this computer, in files you can read.
    """
    folder = None if home is None else Path(home)
    if folder is not None and not str(folder).strip(". "):
        raise typer.BadParameter("name a folder", param_hint="--home")
    env: Env = ctx.obj
    env.take_options(home=folder, plain=plain, no_index=no_index)
    ctx.call_on_close(env.screen.end_progress)
    if folder is not None or env.environ.get("ISP_HOME"):
        ctx.call_on_close(partial(_tell_of_missing_home, env))
    if ctx.invoked_subcommand is None:
        from isp_cli.commands.home import greet

        greet(env, is_home_said=folder is not None)


def _tell_of_missing_home(env: Env) -> None:
    """Say at the end where a home that somebody named is not there: it may be mistyped.

    A command that writes has made it by then, and one that never looked there says nothing.
    """
    from isp_cli.files.folders import exists

    with suppress(CannotLook):  # nobody knows then, and that was told
        if "home" in vars(env) and not exists(env.home):
            env.screen.tell(f"isp: there is no folder {env.home} yet, {env.home_named_by}")
