"""What commands share, so that it reads the same everywhere: options, and pages or records put out.

An option of one command alone stands with it."""

from __future__ import annotations

from collections.abc import Callable, Collection
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Any

from isp_cli import declaring as typer
from isp_cli.declaring import Commands as Commands
from isp_cli.errors import InvalidFile
from isp_cli.records import PlainData

if TYPE_CHECKING:
    from isp_cli.env import Env
    from isp_cli.page.document import Document


PlainOption = Annotated[
    bool,
    typer.Option("--plain", help="Numbered lines, no redraw, no colour; for screen readers."),
]
JsonOption = Annotated[bool, typer.Option("--json", help="Print JSON for other programs.")]
MarkdownOption = Annotated[bool, typer.Option("--markdown", help="Print Markdown.")]
FormPath = Annotated[
    str | None,
    typer.Option("--from", metavar="FILE", help="Read a filled form, YAML or JSON; - is stdin."),
]
NoIndexOption = Annotated[
    bool, typer.Option("--no-index", help="Answer from the files alone, without the index.")
]
WhichEntry = Annotated[
    str,
    typer.Argument(metavar="ID", help="An id, 'last', a number of the list, or a day: '14 nov'."),
]

STDOUT = Path("-")


def output_option(about: str, *, else_stdout: bool = True) -> Any:
    """Return the option that names the file to write; where stdout is meant without it, so by '-'.

    The command has no file, then.
    """

    def named(file: Path | None) -> Path | None:
        if file is not None and not file.name:
            raise typer.BadParameter("name a file", param_hint="--output")
        return None if else_stdout and file == STDOUT else file

    return typer.Option("--output", metavar="FILE", help=about, callback=named)


def env_of(
    ctx: typer.Context,
    *,
    json: bool = False,
    markdown: bool = False,
    plain: bool = False,
    no_index: bool = False,
) -> Env:
    """Return the run's surroundings, with what every command's options say taken in."""
    from isp_cli.screen import Printed

    env: Env = ctx.find_root().obj
    env.take_options(plain=plain, no_index=no_index, printed=Printed(json, markdown))
    return env


def put(
    env: Env,
    page: Callable[[], Document],
    record: Callable[[], PlainData],
    *,
    found: Collection[object] | None = None,
) -> None:
    """Show a page, or print it as Markdown, or print its record as JSON, as the command line says.

    A page and its record stand beside each other in the `pages` of a package. Where what was
    `found` is nothing and a file could not be read, no page says that there is nothing.
    """
    json, markdown = env.screen.printed
    if found is not None and not found and env.missing and not json:
        return
    if json and markdown:
        raise typer.BadParameter("choose --json or --markdown, not both")
    if json:
        env.screen.write(as_json(record()))
    elif markdown:
        from isp_cli.page.printing import as_markdown

        env.screen.write(as_markdown(page()))
    else:
        env.screen.show(page())


def as_json(record: PlainData) -> str:
    """Return a record as the text of a JSON file."""
    import json as format

    # ASCII only: bidi controls and the like reach no terminal, and any code page can print it
    return format.dumps(record, indent=2) + "\n"


def way_back(env: Env, id: str, *, step: int = 0, promise: str = "") -> str:
    """Return the hint where a plan, a step or a promise ended already: undo if that was the last
    thing that was changed.
    """
    try:
        last = env.last_change.read()
    except InvalidFile:
        last = None
    if last and not last.undone and last.ended(id, step=step, promise=promise):
        return "to take that back: isp undo"
    return f"to change that: isp journal edit {id}"
