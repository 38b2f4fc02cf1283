"""Every command there is: its group and its line in the help, and where it is made.

A new command is registered here. Nothing of it is imported before it is used, since every run
would pay for it.
"""

from __future__ import annotations

from importlib import import_module
from typing import Any, NamedTuple

import typer

from isp_cli.commands.options import Commands

GROUPS = READ, REFLECT, GROW, KEEP = "Read", "Reflect", "Grow", "Keep"


class Registered(NamedTuple):
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
    "browse": Registered(
        READ,
        "browse:browse",
        "Read principles, competencies and questions.",
        "isp browse facilitation",
    ),
    "framework": Registered(READ, "framework:app", "Choose a framework, and bring your own."),
    "reflect": Registered(
        REFLECT,
        "reflect:reflect",
        "Answer reflective questions: the guide's ten, or others.",
        "isp reflect",
    ),
    "worksheet": Registered(
        REFLECT,
        "worksheet:worksheet",
        "Print the ten questions as a form to fill in.",
        "isp worksheet --html --output form.html",
    ),
    "questions": Registered(
        REFLECT, "questions:app", "See the question sets: the guide's, this project's, yours."
    ),
    "thread": Registered(
        GROW,
        "thread:thread",
        "Read the story of one competency or principle.",
        "isp thread facilitation",
    ),
    "promises": Registered(GROW, "promises:app", "See what you said you would do differently."),
    "evidence": Registered(GROW, "evidence:app", "See what happened that you can point to."),
    "plan": Registered(GROW, "plan:app", "See your plan, or make one."),
    "levels": Registered(GROW, "levels:app", "See where you saw yourself, in your own words."),
    "review": Registered(
        GROW,
        "review:review",
        "Read again what you answered over the years.",
        "isp review --question 2",
    ),
    "practice": Registered(GROW, "practice:app", "See the practices you could pass on to others."),
    "journal": Registered(
        KEEP, "journal:app", "List, read, search, edit and put away your entries."
    ),
    "doctor": Registered(
        KEEP, "doctor:doctor", "Check your files, and say what to do.", "isp doctor"
    ),
    "schema": Registered(
        KEEP, "schema:schema", "Print the JSON Schema of one kind of file.", "isp schema framework"
    ),
    "where": Registered(
        KEEP, "journal:where", "Show the folders isp keeps things in.", "isp where"
    ),
}


class MadeWhenUsed(dict[str, Any]):
    """Commands by name, each built when it is first used: building all took a fifth of the time."""

    def __init__(self, registered: dict[str, Registered]) -> None:
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
