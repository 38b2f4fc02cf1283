"""The root command, the table of commands, and the boundary where errors become words.

A line of the table says where a command is, and it is imported when it is used. What a command
does stands in `commands`; what goes wrong, with its exit code, in `errors`."""

from __future__ import annotations

import io
import os
import sys
from collections.abc import Callable
from contextlib import suppress
from functools import partial
from importlib import import_module
from pathlib import Path
from typing import Annotated, Any

import typer
from typer.core import TyperGroup

from isp_cli import __version__
from isp_cli.commands.options import Commands, NoIndexOption, PlainOption
from isp_cli.env import Env
from isp_cli.errors import EXIT_BUG, CannotLook, Interrupted, IspError, Terminated
from isp_cli.files.streams import fill_closed_streams
from isp_cli.records import NamedTuple

GROUPS = READ, REFLECT, GROW, KEEP = "Read", "Reflect", "Grow", "Keep"


class CommandEntry(NamedTuple):
    """A command before it is made: its group and its line in the help, and where it is.

    `source` is a module of `commands` and a function or a sub-app in it, imported when it is used.
    `example` is a function's; a sub-app has its own.
    """

    group: str
    source: str
    about: str
    example: str = ""

    def make(self) -> Any:
        """Build the command."""
        module, _, name = self.source.partition(":")
        found = getattr(import_module(f"isp_cli.commands.{module}"), name)
        if isinstance(found, typer.Typer):
            return typer.main.get_command(found)
        app = Commands()
        app.command(epilog=f"Example: {self.example}")(found)
        return typer.main.get_command(app)


COMMANDS = {
    "browse": CommandEntry(
        READ,
        "browse:browse",
        "Read principles, competencies and questions.",
        "isp browse facilitation",
    ),
    "framework": CommandEntry(READ, "framework:app", "Choose a framework, and bring your own."),
    "reflect": CommandEntry(
        REFLECT,
        "reflect:reflect",
        "Answer reflective questions: the guide's ten, or others.",
        "isp reflect",
    ),
    "worksheet": CommandEntry(
        REFLECT,
        "worksheet:worksheet",
        "Print the ten questions as a form to fill in.",
        "isp worksheet --html --output form.html",
    ),
    "questions": CommandEntry(
        REFLECT, "questions:app", "See the question sets: the guide's, this project's, yours."
    ),
    "thread": CommandEntry(
        GROW,
        "thread:thread",
        "Read the story of one competency or principle.",
        "isp thread facilitation",
    ),
    "promises": CommandEntry(GROW, "promises:app", "See what you said you would do differently."),
    "evidence": CommandEntry(GROW, "evidence:app", "See what happened that you can point to."),
    "plan": CommandEntry(GROW, "plan:app", "See your plan, or make one."),
    "levels": CommandEntry(GROW, "levels:app", "See where you saw yourself, in your own words."),
    "review": CommandEntry(
        GROW,
        "review:review",
        "Read again what you answered over the years.",
        "isp review --question 2",
    ),
    "practice": CommandEntry(GROW, "review:app", "See the practices you could pass on to others."),
    "journal": CommandEntry(
        KEEP, "journal:app", "List, read, search, edit and put away your entries."
    ),
    "undo": CommandEntry(KEEP, "undo:undo", "Take back the last thing you changed.", "isp undo"),
    "doctor": CommandEntry(
        KEEP, "doctor:doctor", "Check your files, and say what to do.", "isp doctor"
    ),
    "schema": CommandEntry(
        KEEP, "schema:schema", "Print the JSON Schema of one kind of file.", "isp schema framework"
    ),
    "plain": CommandEntry(
        KEEP, "home:plain", "Have plain lines, as a screen reader wants.", "isp plain on"
    ),
    "where": CommandEntry(
        KEEP, "journal:where", "Show the folders isp keeps things in.", "isp where"
    ),
}


class CommandsOnDemand(dict[str, Any]):
    """Commands by name, each built when it is first used: building all took a fifth of the time."""

    def __init__(self, registered: dict[str, CommandEntry]) -> None:
        super().__init__(dict.fromkeys(registered))
        self._registered = registered

    def __getitem__(self, name: str) -> Any:
        if super().__getitem__(name) is None:
            command = self._registered[name].make()
            command.name = name
            self[name] = command
        return super().__getitem__(name)

    def get(self, name: str, default: Any = None) -> Any:
        """Return a command, built; or the default."""
        return self[name] if name in self else default  # noqa: SIM401 - get is built on this

    def items(self) -> Any:
        """Yield every name with its command, built."""
        return [(name, self[name]) for name in self]

    def values(self) -> Any:
        """Yield every command, built."""
        return [self[name] for name in self]


class Root(TyperGroup):
    """The root group: groups the help by what a person wants, and is the error boundary.

    The boundary is here and not in `main`, because tests run the group and must meet the same one.
    """

    def main(self, *args: Any, **kwargs: Any) -> Any:
        """Run a command line; the exit code says how it went."""
        try:
            return _flushed(super().main, *args, **kwargs)
        except Interrupted as left:
            sys.exit(left.exit_code)
        except Terminated as signal:
            sys.exit(signal.exit_code)
        except IspError as error:
            _say("error", str(error))
            if error.hint:
                _say("hint", error.hint)
            sys.exit(error.exit_code)
        except OSError as error:
            what, way_out = _of_the_system(error)
            _say("error", what)
            _say("hint", way_out)
            _silence_stdout()
            sys.exit(1)
        except Exception:  # noqa: BLE001 - the one place that catches everything
            import traceback

            traceback.print_exc()
            _say("error", "this is a bug in isp; your entries are as they were")
            sys.exit(EXIT_BUG)

    def invoke(self, ctx: Any) -> Any:
        """Run the command; what it did without is told once it has shown the rest.

        A signal that had to wait for a save is in the exit code, once the page says what is kept.
        """
        try:
            value = super().invoke(ctx)
            ctx.obj.missing.raise_any()
        except IspError as error:
            ctx.obj.tell_missing_frameworks(but=str(error))
            raise
        except KeyboardInterrupt as stop:
            if isinstance(ctx.obj, Env) and not isinstance(stop, Terminated):
                ctx.obj.screen.tell_stopped()
            raise
        ctx.obj.missing.raise_frameworks()
        ctx.obj.signals.raise_late()
        return value

    def __init__(self, **attrs: Any) -> None:
        super().__init__(**attrs)
        self.commands = CommandsOnDemand(COMMANDS)

    def format_commands(self, ctx: Any, formatter: Any) -> None:
        """Write the commands in groups, in the order a person meets them."""
        del ctx
        for group in GROUPS:
            with formatter.section(group):
                formatter.write_dl(
                    [(name, each.about) for name, each in COMMANDS.items() if each.group == group]
                )


app = typer.Typer(
    cls=Root,
    rich_markup_mode=None,
    pretty_exceptions_enable=False,
    context_settings={"help_option_names": ["-h", "--help"], "max_content_width": 80},
)


def _print_version(wanted: bool) -> None:
    if wanted:
        typer.echo(f"isp {__version__}")
        raise typer.Exit


@app.callback(invoke_without_command=True, epilog="Example: isp browse facilitation")
def root(
    ctx: typer.Context,
    home: Annotated[
        Path | None, typer.Option("--home", metavar="DIR", help="Keep everything in this folder.")
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
    if home is not None and not str(home).strip(". "):
        raise typer.BadParameter("name a folder", param_hint="--home")
    if not isinstance(ctx.obj, Env):
        ctx.obj = Env()
    ctx.obj.take_options(home=home, plain=plain, no_index=no_index)
    ctx.call_on_close(ctx.obj.screen.end_progress)
    if home is not None or ctx.obj.environ.get("ISP_HOME"):
        ctx.call_on_close(partial(_tell_of_missing_home, ctx.obj))
    if ctx.invoked_subcommand is None:
        from isp_cli.commands.home import greet

        greet(ctx.obj, is_home_said=home is not None)


def _tell_of_missing_home(env: Env) -> None:
    """Say at the end where a home that somebody named is not there: it may be mistyped.

    A command that writes has made it by then, and one that never looked there says nothing.
    """
    from isp_cli.files.folders import exists

    with suppress(CannotLook):  # nobody knows then, and that was told
        if "home" in vars(env) and not exists(env.home):
            env.screen.tell(f"isp: there is no folder {env.home} yet, {env.home_named_by}")


def _flushed(main: Callable[..., Any], *args: Any, **kwargs: Any) -> Any:
    """Run the command line and bring its output out, so that a full disk is told, not hidden."""
    try:
        return main(*args, **kwargs)
    finally:
        if sys.stdout is not None and not sys.stdout.closed:
            sys.stdout.flush()


def _of_the_system(error: OSError) -> tuple[str, str]:
    """Say what the system refused, and the way out.

    Only what is open already is refused without a name: the files isp writes tell of themselves,
    and what is left is the page.
    """
    from isp_cli.files.folders import reason_of

    why = reason_of(error)
    if error.filename is not None:
        return f"cannot use {os.fsdecode(error.filename)}: {why}", "'isp doctor' finds the cause"
    if isinstance(error, FileNotFoundError):  # where this is, which has no name any more
        return "the folder isp was started in is gone", "go to a folder that is there"
    kept = "what isp says it saved is saved; the rest is as it was"
    return f"the page could not be printed: {why}", kept


def _silence_stdout() -> None:
    """Keep Python from complaining at its end about output that cannot come out."""
    with suppress(OSError, ValueError, AttributeError):
        sys.stdout.close()


def _say(kind: str, message: str) -> None:
    from isp_cli.page.printing import visible

    with suppress(OSError, ValueError):  # the terminal may be gone
        sys.stderr.write(f"isp: {kind}: {visible(message)}\n")


def main() -> None:
    """Run `isp` as a program."""
    fill_closed_streams()
    # what is said on a closed stream goes nowhere
    sys.stdout = sys.stdout or io.StringIO()
    sys.stderr = sys.stderr or io.StringIO()
    for stream in (sys.stdout, sys.stderr):
        if hasattr(stream, "reconfigure"):
            # a code page without a character shows '?' and goes on
            stream.reconfigure(errors="replace")
    app(prog_name="isp")
