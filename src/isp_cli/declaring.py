"""What a command says of itself: options, arguments, and the two ends it may come to.

These are typer's words, and mean what they mean there; commands import this module under typer's
name. Importing typer costs five times a bare Python, and a line that `line.front` takes needs
none of it: `line.typed` makes typer's own of all this where typer reads the line."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from isp_cli.records import NamedTuple

if TYPE_CHECKING:
    from collections.abc import Callable


class Declared(NamedTuple):
    """An option or an argument: what typer's function of this name is to be given."""

    function: str
    names: tuple[str, ...]
    settings: dict[str, Any]


def Option(*names: str, **settings: Any) -> Declared:  # noqa: N802 - as typer calls it
    """Declare a word that begins with '--', and what may follow it."""
    return Declared("Option", names, settings)


def Argument(**settings: Any) -> Declared:  # noqa: N802 - as typer calls it
    """Declare a word that stands for itself."""
    return Declared("Argument", (), settings)


class Context:
    """What a command is given beside its own values: the run's `Env`, and what follows."""

    def __init__(self, obj: Any, invoked_subcommand: str | None = None) -> None:
        self.obj = obj
        self.invoked_subcommand = invoked_subcommand
        self._at_close: list[Callable[[], object]] = []

    def find_root(self) -> Context:
        """Return the outermost: this one."""
        return self

    def call_on_close(self, act: Callable[[], object]) -> None:
        """Have something done when the line is through, however it ends."""
        self._at_close.append(act)

    def close(self) -> None:
        """Do what was left for the end, the last first."""
        while self._at_close:
            self._at_close.pop()()


class Exit(Exception):
    """A command has said all it had to say, and ends with a code of its own."""

    def __init__(self, code: int = 0) -> None:
        super().__init__(code)
        self.exit_code = code


class BadParameter(Exception):
    """A command line that can be read and makes no sense; told with the command's usage, code 2.

    `param_hint` is the option or argument that is wrong, where it is one.
    """

    def __init__(self, message: str, *, param_hint: str | None = None) -> None:
        super().__init__(message)
        self.message = message
        self.param_hint = param_hint


class Registered(NamedTuple):
    """A function that is a command, with its name, and what its help says beside it."""

    name: str | None
    function: Callable[..., Any]
    settings: dict[str, Any]


class Commands:
    """Commands that belong together, or one alone, as every module of `commands` makes them."""

    def __init__(self, **settings: Any) -> None:
        self.settings = settings
        self.commands: list[Registered] = []
        self.beginning: Registered | None = None

    def callback(self, **settings: Any) -> Callable[[Any], Any]:
        """Register a function that is called before a command of these, and where none follows."""

        def register(function: Any) -> Any:
            self.beginning = Registered(None, function, settings)
            return function

        return register

    def command(self, name: str | None = None, **settings: Any) -> Callable[[Any], Any]:
        """Register a function as a command."""

        def register(function: Any) -> Any:
            self.commands.append(Registered(name, function, settings))
            return function

        return register
