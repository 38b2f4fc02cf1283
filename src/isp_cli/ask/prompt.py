"""How a person is asked: the few questions a prompter knows, in words of the domain.

Every method raises `Interrupted` with what was half said when the person leaves in the middle.
The two that let choose raise `TypedCommand` for a line that starts with a colon, and `WordsAtList`
for words that can choose nothing."""

from __future__ import annotations

from collections.abc import Callable
from typing import NamedTuple, Protocol

from isp_cli.page.document import Document
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
    """The person wrote a line that starts with a colon where a choice was asked for."""

    def __init__(self, line: str, chosen: tuple[str, ...] = ()) -> None:
        super().__init__(line)
        self.line = line
        self.chosen = chosen


class WordsAtList(Exception):
    """The person wrote a sentence, or pasted several lines, where a choice was asked for."""

    def __init__(self, text: str, chosen: tuple[str, ...] = ()) -> None:
        super().__init__(text)
        self.text = text
        self.chosen = chosen


class Prompter(Protocol):
    """Asks a person."""

    @property
    def half_typed(self) -> str:
        """What stands in the prompt now; empty when nothing is asked."""
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
