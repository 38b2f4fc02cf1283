"""Options that several commands share, so that they read the same everywhere."""

from __future__ import annotations

from typing import Annotated

import typer

from isp_cli.env import Env

Plain = Annotated[
    bool,
    typer.Option("--plain", help="Numbered lines, no redraw, no colour; for screen readers."),
]
Json = Annotated[bool, typer.Option("--json", help="Print JSON for other programs.")]
Markdown = Annotated[bool, typer.Option("--markdown", help="Print Markdown.")]
Which = Annotated[
    str,
    typer.Argument(metavar="ID", help="An id, 'last', a number of the list, or a day: '14 nov'."),
]


def env_of(ctx: typer.Context, *, plain: bool = False) -> Env:
    """Return the run's surroundings, with this command's --plain taken in."""
    env = ctx.find_root().obj
    assert isinstance(env, Env)
    env.take_options(home=None, plain=plain)
    return env
