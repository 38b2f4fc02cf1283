"""How a person is asked: the few questions a prompter knows, in words of the domain.

What stands in a prompt is there to be read while the prompt lasts, however it ends, and after it,
until the next begins. A prompter that knows better what half a line means raises `Interrupted` with
it. The two that let choose raise `TypedCommand` for a line that moves, and `WordsAtList` for a
sentence."""

from __future__ import annotations

from collections.abc import Callable
from typing import Protocol

from isp_cli.page.document import Document
from isp_cli.records import NamedTuple
from isp_cli.wording import folded, how_many

ShowPage = Callable[[Document], None]
CompleteAnswer = Callable[[str, str], str]  # words that were refused, and what is said to them


class Choice(NamedTuple):
    """Something to choose: its id, its name, and the group it stands in."""

    id: str
    name: str
    group: str = ""


class Limits(NamedTuple):
    """How many may be chosen, or any number where `at_most` is None; choosing none is a skip."""

    at_least: int = 0
    at_most: int | None = None

    def complaint(self, count: int) -> str:
        """Say what is wrong with choosing this many; "" where nothing is."""
        if count == 0 or self.at_least <= count <= (self.at_most or count):
            return ""
        skip = ", or none to skip" if self.at_least > 1 else ""
        return f"Please choose {how_many(self.at_least, self.at_most)}{skip}."


NO_LIMITS = Limits()


def found_by(letters: str, choices: tuple[Choice, ...]) -> list[int]:
    """Return the places of the choices whose name holds these letters, case and accents aside."""
    wanted = folded(letters)
    return [place for place, each in enumerate(choices) if wanted in folded(each.name)]


class TypedCommand(Exception):
    """The person wrote a line that moves, or looks like one, where a choice was asked for.

    `chosen` is what stands chosen, and `words` what was written there beside it.
    """

    def __init__(self, line: str, chosen: tuple[str, ...] = (), words: str = "") -> None:
        super().__init__(line)
        self.line = line
        self.chosen = chosen
        self.words = words


class WordsAtList(Exception):
    """The person wrote words where a choice was asked for; `chosen` is what stands chosen."""

    def __init__(self, words: str, chosen: tuple[str, ...] = ()) -> None:
        super().__init__(words)
        self.words = words
        self.chosen = chosen


class Prompter(Protocol):
    """Asks a person."""

    @property
    def half_typed(self) -> str:
        """The words that stand in the prompt, or stood there when it ended."""
        ...

    @property
    def half_chosen(self) -> tuple[str, ...]:
        """The ids that stand chosen in the list at hand, or stood so when it ended."""
        ...

    def begin(self, text: str = "", chosen: tuple[str, ...] = ()) -> None:
        """Begin a prompt in which this stands; what stood in the one before is forgotten."""
        ...

    def wait(self, message: str) -> None:
        """Say something, and wait until the person presses Enter."""
        ...

    def text(self, page: Document, *, default: str = "") -> str:
        """Show the page and return what was written; empty means skip."""
        ...

    def mend(self, page: Document, written: str, complete: CompleteAnswer | None = None) -> str:
        """Ask for a text again that was not understood as it was written; empty means skip.

        Where the text cannot be changed in its place, `complete` makes what is said part of it.
        """
        ...

    def choose_many(
        self,
        page: Document,
        choices: tuple[Choice, ...],
        *,
        chosen: tuple[str, ...] = (),
        limits: Limits = NO_LIMITS,
    ) -> tuple[str, ...]:
        """Show the page and return the ids chosen, in the order of the choices."""
        ...

    def choose(
        self, page: Document, choices: tuple[Choice, ...], *, none: str = "Done", chosen: str = ""
    ) -> str:
        """Show the page and return the id chosen; empty means none, which is called `none`.

        `chosen` is the one that stands already: Enter keeps it.
        """
        ...

    def confirm(self, question: str, *, default: bool) -> bool:
        """Ask yes or no."""
        ...
