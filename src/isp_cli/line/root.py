"""The table of commands, and the root command that typer makes of it.

A line of the table says where a command is, and it is imported when it is used. What a command
does stands in `commands`; what of it typer takes, in `typed`."""

from __future__ import annotations

import sys
from collections.abc import Sequence
from importlib import import_module
from typing import TYPE_CHECKING, Any, NoReturn

from typer import _completion_classes
from typer._click.shell_completion import CompletionItem
from typer.core import TyperGroup
from typer.main import get_command

from isp_cli.declaring import BadParameter, Commands
from isp_cli.line.beginning import begin
from isp_cli.line.boundary import bounded, completed
from isp_cli.line.typed import typed, typers_error
from isp_cli.records import NamedTuple

if TYPE_CHECKING:
    from isp_cli.env import Env

PROGRAM = "isp"
# what help says holds no markup, and to have rich take it out doubled what a completion costs
_completion_classes._sanitize_help_text = str  # type: ignore[assignment]
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
        if not isinstance(found, Commands):
            function, found = found, Commands()
            found.command(epilog=f"Example: {self.example}")(function)
        return get_command(typed(found))


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
    """The root group: runs inside the boundary, and groups the help by what a person wants."""

    def main(self, *args: Any, **kwargs: Any) -> Any:
        """Run a command line; the exit code says how it went."""
        return bounded(lambda: super(Root, self).main(*args, **kwargs))

    def invoke(self, ctx: Any) -> Any:
        """Run the command, and tell what it did without."""
        from isp_cli.env import Env

        ctx.obj = ctx.obj or Env()
        return completed(ctx.obj, lambda: super(Root, self).invoke(ctx))

    def __init__(self, **attrs: Any) -> None:
        super().__init__(**attrs)
        self.commands = CommandsOnDemand(COMMANDS)

    def shell_complete(self, ctx: Any, incomplete: str) -> list[CompletionItem]:
        """Offer the commands with their lines in the table, and import none of them."""
        commands = [
            CompletionItem(name, help=each.about)
            for name, each in COMMANDS.items()
            if name.startswith(incomplete)
        ]
        # past the group's own, which would build every command for its line
        return commands + super(TyperGroup, self).shell_complete(ctx, incomplete)

    def format_commands(self, ctx: Any, formatter: Any) -> None:
        """Write the commands in groups, in the order a person meets them."""
        del ctx
        for group in GROUPS:
            with formatter.section(group):
                formatter.write_dl(
                    [(name, each.about) for name, each in COMMANDS.items() if each.group == group]
                )


_declared = Commands(
    context_settings={"help_option_names": ["-h", "--help"], "max_content_width": 80},
    add_completion=True,
)
_declared.callback(invoke_without_command=True, epilog="Example: isp browse facilitation")(begin)
app = typed(_declared, Root)


def run(args: Sequence[str] | None = None, env: Env | None = None) -> None:
    """Run a command line as typer reads it; the exit code says how it went."""
    app(None if args is None else [*args], prog_name=PROGRAM, obj=env)


def refuse(args: Sequence[str], wrong: BadParameter) -> NoReturn:
    """Say what typer says of a line that can be read and makes no sense, and end with its code."""
    context: Any = get_command(app).make_context(PROGRAM, [*args])
    while rest := [*context._protected_args, *context.args]:
        name, command, rest = context.command.resolve_command(context, rest)
        context = command.make_context(name, rest, parent=context)
    error = typers_error(wrong, context)
    error.show()
    sys.exit(error.exit_code)
