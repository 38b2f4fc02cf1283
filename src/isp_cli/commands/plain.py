"""`isp plain`: remember that pages are to be plain lines, for screen readers, or say what is so."""

from __future__ import annotations

from typing import TYPE_CHECKING, Annotated

import typer

from isp_cli.commands.options import env_of
from isp_cli.page.document import Aside, Document, Heading, Paragraph

if TYPE_CHECKING:
    from isp_cli.env import Env

_WHAT = "Every command prints whole sentences and numbered lines, and redraws nothing."
_WHY = {
    "--plain": "The option --plain asks for them.",
    "ACCESSIBLE": "The variable ACCESSIBLE asks for them.",
    "TERM": "The variable TERM names a terminal that can do no more.",
    "isp plain on": "They are remembered. Take it back with: isp plain off",
    "": "Remember them for every command with: isp plain on",
}


def plain(
    ctx: typer.Context,
    state: Annotated[str, typer.Argument(help="on or off; without it, see what is so.")] = "",
) -> None:
    """Have plain lines, as a screen reader wants.

    It is remembered in this home, for every command. The option --plain asks for them once.
    """
    env = env_of(ctx)
    said = state.strip().casefold()
    if said not in ("", "on", "off"):
        raise typer.BadParameter("say on or off", param_hint="STATE")
    if said:
        from isp_cli.files.settings import keep_plain

        keep_plain(env.home, env.disk, "on" if said == "on" else "off")
        env.screen.look_again()
    env.screen.show(_page(env, said))


def _page(env: Env, said: str) -> Document:
    why = env.screen.why_spoken
    if said == "on":
        return (
            Heading("Plain lines from now on", 1),
            Paragraph(_WHAT),
            Aside("Take it back with: isp plain off"),
        )
    if said == "off":
        still = (Paragraph(f"Here they are still on. {_WHY[why]}"),) if why else ()
        return (Heading("Plain lines are no longer remembered", 1), *still)
    return (
        Heading(f"Plain lines are {'on' if why else 'off'}", 1),
        Paragraph(_WHAT if why else "Pages are drawn for eyes."),
        Aside(_WHY[why]),
    )
