"""The root command, the registration of commands, and the boundary where errors become words."""

from __future__ import annotations

import io
import sys
from contextlib import suppress
from pathlib import Path
from typing import Annotated, Any

import typer
from typer.core import TyperGroup

from isp_cli import __version__
from isp_cli.commands import browse, doctor, journal, plan, reflect, worksheet
from isp_cli.commands.home import greet
from isp_cli.commands.options import Plain
from isp_cli.env import Env
from isp_cli.errors import EXIT_BUG, Interrupted, IspError, Terminated

READ, REFLECT, GROW, KEEP = "Read", "Reflect", "Grow", "Keep"


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
            _say(
                "error", f"the page could not be printed: {(error.strerror or str(error)).lower()}"
            )
            _say("hint", "what isp says it saved is saved; the rest is as it was")
            _silence_stdout()
            sys.exit(1)
        except Exception:  # noqa: BLE001 - the one place that catches everything
            import traceback

            traceback.print_exc()
            _say("error", "this is a bug in isp; your entries are as they were")
            sys.exit(EXIT_BUG)

    def format_commands(self, ctx: Any, formatter: Any) -> None:
        """Write the commands in groups, in the order a person meets them."""
        del ctx
        for group in (READ, REFLECT, GROW, KEEP):
            rows = [
                (name, command.get_short_help_str(60))
                for name, command in self.commands.items()
                if getattr(command, "rich_help_panel", None) == group
            ]
            with formatter.section(group):
                formatter.write_dl(rows)


app = typer.Typer(
    cls=Root,
    rich_markup_mode=None,
    pretty_exceptions_enable=False,
    context_settings={"help_option_names": ["-h", "--help"], "max_content_width": 80},
)

app.command(rich_help_panel=READ, epilog="Example: isp browse facilitation")(browse.browse)
app.command(rich_help_panel=REFLECT, epilog="Example: isp reflect")(reflect.reflect)
app.command(rich_help_panel=REFLECT, epilog="Example: isp worksheet --html --output form.html")(
    worksheet.worksheet
)
app.add_typer(plan.app, name="plan", rich_help_panel=GROW)
app.add_typer(journal.app, name="journal", rich_help_panel=KEEP)
app.command(rich_help_panel=KEEP, epilog="Example: isp doctor")(doctor.doctor)
app.command(rich_help_panel=KEEP, epilog="Example: isp where")(journal.where)


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
    plain: Plain = False,
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
    ctx.obj.take_options(home=home, plain=plain)
    if ctx.invoked_subcommand is None:
        greet(ctx.obj)


def _flushed(main: Any, *args: Any, **kwargs: Any) -> Any:
    """Run the command line and bring its output out, so that a full disk is told, not hidden."""
    try:
        return main(*args, **kwargs)
    finally:
        if sys.stdout is not None and not sys.stdout.closed:
            sys.stdout.flush()


def _silence_stdout() -> None:
    """Keep Python from complaining at its end about output that cannot come out."""
    with suppress(OSError, ValueError, AttributeError):
        sys.stdout.close()


def _say(kind: str, message: str) -> None:
    from isp_cli.ui.text import visible

    with suppress(OSError, ValueError):  # the terminal may be gone
        sys.stderr.write(f"isp: {kind}: {visible(message)}\n")


def main() -> None:
    """Run `isp` as a program."""
    if sys.stdout is None:  # closed by the shell: there is nobody to print for
        sys.stdout = io.StringIO()
    for stream in (sys.stdout, sys.stderr):
        if stream is not None and hasattr(stream, "reconfigure"):
            # a code page without a character shows '?' and goes on
            stream.reconfigure(errors="replace")
    app(prog_name="isp")
