"""`isp practice`: what one could pass on to others, out of the answers to the tenth question."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Any

import typer

from isp_cli.commands.names import names_of
from isp_cli.commands.options import Commands, Json, Markdown, Plain, env_of
from isp_cli.commands.output import as_json, put, put_found
from isp_cli.errors import BrokenRule, IspError, NotSearched, UnknownEntry

if TYPE_CHECKING:
    from isp_cli.core.answered import Answered
    from isp_cli.env import Env

app = Commands()
_ASK = "the tenth question asks for one: isp reflect --questions 10"


@app.callback(invoke_without_command=True, epilog="Example: isp practice")
def practice(
    ctx: typer.Context, json: Json = False, markdown: Markdown = False, plain: Plain = False
) -> None:
    """See the practices you could pass on to others.

    They are your answers to the tenth question. One answer is one practice here, even where it
    tells of several.
    """
    if ctx.invoked_subcommand is None:
        list_(ctx, json=json, markdown=markdown, plain=plain)


@app.command("list", epilog="Example: isp practice list")
def list_(
    ctx: typer.Context, json: Json = False, markdown: Markdown = False, plain: Plain = False
) -> None:
    """List the practices, newest first."""
    from isp_cli.ui.pages.practice import library_page

    env = env_of(ctx, plain=plain)
    practices, trouble = _library(env)
    put_found(
        env,
        practices,
        trouble,
        lambda: library_page(names_of(env), practices),
        json=json,
        markdown=markdown,
        record=lambda: _record(practices),
    )
    if trouble:
        raise NotSearched(trouble)


@app.command("show", epilog="Example: isp practice show 1")
def show(
    ctx: typer.Context,
    which: Annotated[
        str,
        typer.Argument(metavar="N", help="A number of the list, 'last', or the id of its entry."),
    ],
    json: Json = False,
    markdown: Markdown = False,
    plain: Plain = False,
) -> None:
    """Read one practice in full."""
    from isp_cli.core.answered import find_answered
    from isp_cli.ui.pages.practice import practice_page

    env = env_of(ctx, plain=plain)
    practices, trouble = _library(env)
    found = find_answered(practices, which)
    if found is not None:
        put(
            env,
            lambda: practice_page(names_of(env), found),
            json=json,
            markdown=markdown,
            record=lambda: _record([found]),
        )
    if trouble:
        raise NotSearched(trouble)
    if found is None:
        hint = "'isp practice list' shows what there is" if practices else _ASK
        raise UnknownEntry(which, what="practice", hint=hint)


@app.command("export", epilog="Example: isp practice export --output practices.md")
def export(
    ctx: typer.Context,
    output: Annotated[
        Path | None,
        typer.Option("--output", metavar="FILE", help="Write a new file, always in UTF-8."),
    ] = None,
    json: Json = False,
    plain: Plain = False,
) -> None:
    """Print all practices as Markdown, to pass on."""
    from isp_cli.ui.pages.practice import export_page, exported_page
    from isp_cli.ui.printers import as_markdown

    env = env_of(ctx, plain=plain)
    practices, trouble = _library(env)
    text = (
        as_json(_record(practices)) if json else as_markdown(export_page(names_of(env), practices))
    )
    if output is None and (practices or json or not trouble):
        env.write(text)
    if trouble:
        raise NotSearched(trouble)  # no file is written that lacks some of them
    if output is not None:
        from isp_cli.storage.new_file import write_new

        if not practices:
            raise BrokenRule("there is no practice to write yet", hint=_ASK)
        write_new(output, text, env.disk)
        env.show(exported_page(str(output)))


def _library(env: Env) -> tuple[list[Answered], list[IspError]]:
    from isp_cli.core.answered import PRACTICES
    from isp_cli.storage.answers import answers_to

    return answers_to(env.journal, PRACTICES)


def _record(practices: list[Answered]) -> dict[str, Any]:
    return {"format": "isp-practice/1", "practices": [each.record for each in practices]}
