"""What commands share, so that it reads the same everywhere: options, and pages or records put out.

An option of one command alone stands with it."""

from __future__ import annotations

import os
import re
from collections.abc import Callable, Collection
from pathlib import Path
from shlex import quote
from typing import TYPE_CHECKING, Annotated, Any

import typer
from typer.core import TyperArgument, TyperCommand, TyperGroup

from isp_cli.env import Env
from isp_cli.errors import InvalidFile
from isp_cli.records import PlainData
from isp_cli.screen import Printed

if TYPE_CHECKING:
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

_BYTES = re.compile("[\ud800-\udfff]")
_NO_WORDS = ("FILE", "DIR", "A", "B")
STDOUT = Path("-")
_UsageError: Any = typer.BadParameter.__base__


class Command(TyperCommand):
    """A command whose help names every argument in capitals, and no required one in braces."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        for each in self.params:
            if isinstance(each, TyperArgument) and each.metavar is None:
                each.metavar = (each.name or "").upper()

    def parse_args(self, ctx: Any, args: list[str]) -> list[str]:
        """Read the arguments; where words were taken for an option, say how they are given."""
        words = next((each for each in args if each.startswith("-") and " " in each), "")
        try:
            rest = super().parse_args(ctx, args)
        except _UsageError as error:
            if words:
                error.message += (
                    "\nWords that begin with '-' come last, behind '--': "
                    f"{ctx.command_path} -- {quote(words)}"
                )
            raise
        _take_words(ctx, self.params)
        return rest

    def collect_usage_pieces(self, ctx: Any) -> list[str]:
        """Return what the command takes, piece by piece."""
        return [each.strip("{}") for each in super().collect_usage_pieces(ctx)]


class Group(TyperGroup):
    """Commands that belong together, below a command that takes words of its own."""

    def parse_args(self, ctx: Any, args: list[str]) -> list[str]:
        """Read the arguments."""
        rest = super().parse_args(ctx, args)
        _take_words(ctx, self.params)
        return rest


def _take_words(ctx: Any, params: list[Any]) -> None:
    """Make text of words that came as bytes; a file's name stays what the system calls it by."""
    for each in params:
        said = ctx.params.get(each.name)
        if each.metavar in _NO_WORDS or not said:
            continue
        if isinstance(said, str):
            ctx.params[each.name] = _as_text(ctx, each, said)
        elif isinstance(said, list | tuple):
            ctx.params[each.name] = type(said)(_as_text(ctx, each, word) for word in said)


def _as_text(ctx: Any, param: Any, said: Any) -> Any:
    """Return words as UTF-8 says them: a locale that knows only ASCII gives them as bytes.

    Raises:
        BadParameter: they are not UTF-8, so that nobody can say which letters were meant.
    """
    if not isinstance(said, str) or said.isascii():
        return said
    try:
        return os.fsencode(said).decode("utf-8") if _BYTES.search(said) else said
    except ValueError:
        what = "these words are not UTF-8 text: set the terminal and its locale to UTF-8"
        raise typer.BadParameter(what, ctx=ctx, param=param) from None


def output_option(about: str, *, else_stdout: bool = True) -> Any:
    """Return the option that names the file to write; where stdout is meant without it, so by '-'.

    The command has no file, then.
    """

    def named(file: Path | None) -> Path | None:
        if file is not None and not file.name:
            raise typer.BadParameter("name a file", param_hint="--output")
        return None if else_stdout and file == STDOUT else file

    return typer.Option("--output", metavar="FILE", help=about, callback=named)


class Commands(typer.Typer):
    """Commands that belong together, or one alone, as every module of this package makes them."""

    def __init__(self, **more: Any) -> None:
        super().__init__(
            cls=Group,
            rich_markup_mode=None,
            pretty_exceptions_enable=False,
            add_completion=False,
            **more,
        )

    def command(self, *args: Any, **kwargs: Any) -> Callable[[Any], Any]:
        """Register a function as a command."""
        return super().command(*args, cls=Command, **kwargs)


def env_of(
    ctx: typer.Context,
    *,
    json: bool = False,
    markdown: bool = False,
    plain: bool = False,
    no_index: bool = False,
) -> Env:
    """Return the run's surroundings, with what every command's options say taken in."""
    env = ctx.find_root().obj
    assert isinstance(env, Env)
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
