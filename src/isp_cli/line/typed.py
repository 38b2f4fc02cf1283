"""typer's commands, made of what commands declare, and what isp asks of them beyond typer's own.

`root` has the commands made here; nothing else needs typer."""

from __future__ import annotations

import os
import re
from collections.abc import Callable
from functools import wraps
from inspect import signature
from shlex import quote
from typing import Annotated, Any, get_type_hints

import typer
from typer.core import TyperArgument, TyperCommand, TyperGroup

from isp_cli.declaring import BadParameter, Commands, Context, Declared

_BYTES = re.compile("[\ud800-\udfff]")
_NO_WORDS = ("FILE", "DIR", "A", "B")
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


def typed(declared: Commands, group: type[TyperGroup] = Group) -> typer.Typer:
    """Return what typer makes a command of: of a group, or of the one function there is."""
    app = typer.Typer(
        cls=group,
        rich_markup_mode=None,
        pretty_exceptions_enable=False,
        **{"add_completion": False, **declared.settings},
    )
    if declared.beginning:
        _, function, settings = declared.beginning
        app.callback(**settings)(_as_typer_takes_it(function))
    for name, function, settings in declared.commands:
        app.command(name, cls=Command, **settings)(_as_typer_takes_it(function))
    return app


def _as_typer_takes_it(function: Callable[..., Any]) -> Callable[..., Any]:
    """Return the function with typer's words in its signature."""
    run = _with_typers_errors(function)
    hints = {
        name: _typers(hint) for name, hint in get_type_hints(function, include_extras=True).items()
    }
    taken = signature(function)
    run.__annotations__ = hints
    run.__signature__ = taken.replace(  # type: ignore[attr-defined]
        parameters=[each.replace(annotation=hints[each.name]) for each in taken.parameters.values()]
    )
    return run


def _with_typers_errors(function: Callable[..., Any]) -> Callable[..., Any]:
    @wraps(function)
    def run(*args: Any, **given: Any) -> Any:
        try:
            return function(*args, **given)
        except BadParameter as wrong:
            raise typers_error(wrong) from None

    return run


def typers_error(wrong: BadParameter, context: Any = None) -> Any:
    """Return what typer calls a line that makes no sense."""
    return typer.BadParameter(wrong.message, ctx=context, param_hint=wrong.param_hint)


def _typers(hint: Any) -> Any:
    if hint is Context:
        return typer.Context
    (declared, *_) = getattr(hint, "__metadata__", (None,))
    if not isinstance(declared, Declared):
        return hint
    settings = dict(declared.settings)
    if "callback" in settings:
        settings["callback"] = _with_typers_errors(settings["callback"])
    made = getattr(typer, declared.function)(*declared.names, **settings)
    return Annotated[hint.__origin__, made]
