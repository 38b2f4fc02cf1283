"""A list to choose from: what is pointed at, found by letters, chosen, and in view.

Nothing here draws or reads a key; `terminal` does. The whole of a long list never has to be on the
screen: a part is in view, and marks say how many choices are above and below it."""

from __future__ import annotations

from collections.abc import Iterator

from isp_cli.ask.prompt import NO_LIMITS, Choice, Limits, found_by
from isp_cli.page.printing import one_line, shortened, wrap

Lines = list[tuple[str, str]]  # each with its style
_POINTER, _CHOSEN, _FREE = "\u00bb", "\u25cf ", "\u25cb "
_LEAST = 5  # lines of a list in view, whatever stands above it


class Picking:
    """One list while a person chooses from it: several of it, or one."""

    def __init__(
        self,
        choices: tuple[Choice, ...],
        *,
        chosen: tuple[str, ...] = (),
        many: bool = True,
        limits: Limits = NO_LIMITS,
    ) -> None:
        self._choices = choices
        self._many = many
        self._limits = limits
        self._chosen = set(chosen) if many else set()
        self._letters = ""
        self._tried = False
        ids = [each.id for each in choices]
        self._pointed = ids.index(chosen[0]) if chosen and not many and chosen[0] in ids else 0
        self.is_done = False

    @property
    def chosen(self) -> tuple[str, ...]:
        """The ids chosen, in the order of the list."""
        if not self._many:
            return (self._choices[self._pointed].id,) if self.is_done else ()
        return tuple(each.id for each in self._choices if each.id in self._chosen)

    @property
    def least_height(self) -> int:
        """How many lines it takes at the very least, with what is said above it."""
        return 1 + min(_LEAST, sum(1 for _ in self._blocks(80)))

    def find(self, letter: str) -> None:
        """Look for one letter more; a backspace takes one back."""
        self._letters = self._letters[:-1] if letter == "\b" else self._letters + letter
        if self._found:
            self._pointed = self._found[0]

    def move(self, by: int) -> None:
        """Point so many choices further down, or up; past one end comes the other."""
        if not self._found:
            return
        at = self._found.index(self._pointed) + by
        if abs(by) > 1:  # a page stops at the end
            at = min(max(at, 0), len(self._found) - 1)
        self._pointed = self._found[at % len(self._found)]

    def take(self) -> None:
        """Choose what is pointed at, or give it back; what was looked for is found.

        In a list of one, where Enter does that, it is a letter among letters.
        """
        if not self._many:
            self._letters += " " if self._letters else ""
            return
        if self._found:
            self._chosen ^= {self._choices[self._pointed].id}
        self._letters = ""

    def enter(self) -> None:
        """Take what the letters found; without letters, be done."""
        searching, found = bool(self._letters), bool(self._found)
        if searching and (self._many or not found):
            if found and self._choices[self._pointed].id not in self._chosen:
                self.take()
            self._letters = ""
            return
        self._tried = True
        self.is_done = not self._complaint

    def answer(self, width: int) -> Lines:
        """Return what was chosen, once the list is gone."""
        named = [each.name for each in self._choices if each.id in self.chosen]
        if not named:
            return [("", "  Nothing chosen.")] if self.is_done else []
        told = wrap(one_line(", ".join(named)), width - 2)
        return [("", f"  {line}") for line in told]

    def view(self, width: int, height: int) -> Lines:
        """Return the part of the list around what is pointed at, in so many lines if it can be.

        What is pointed at is whole, however long; of the others one line each is shown.
        """
        foot = self._foot(width)
        blocks = list(self._blocks(width))
        around = next((block for place, block in blocks if place == self._pointed), [])
        room = max(height - len(foot), _LEAST, len(around) + 2)
        return [*_in_view(blocks, self._pointed, room), *foot]

    @property
    def _found(self) -> list[int]:
        return found_by(self._letters, self._choices)

    @property
    def _complaint(self) -> str:
        return self._limits.complaint(len(self._chosen))

    def _foot(self, width: int) -> Lines:
        said = ""
        if self._letters:
            words = shortened(self._letters, width // 3)
            said = f"Letters: {words}"
            if not self._found:
                said = f"Nothing here holds \u201c{words}\u201d. Backspace takes letters back."
        elif self._tried:
            said = self._complaint
        return [("", f"  {line}") for line in wrap(said, width - 4)] if said else []

    def _blocks(self, width: int) -> Iterator[tuple[int, Lines]]:
        """Yield headings and choices from the top, each with its place; a heading's is -1."""
        group = ""
        for place in self._found:
            choice = self._choices[place]
            if choice.group != group:
                group = choice.group
                yield -1, [("class:heading", f"     {shortened(group, width - 6)}")]
            yield place, self._block(place, width)

    def _block(self, place: int, width: int) -> Lines:
        choice, pointed = self._choices[place], place == self._pointed
        mark = (_CHOSEN if choice.id in self._chosen else _FREE) if self._many else ""
        start = f" {_POINTER if pointed else ' '} {mark}"
        room = max(10, width - len(start) - 1)
        if not pointed:
            style = "class:selected" if choice.id in self._chosen else ""
            return [(style, f"{start}{shortened(choice.name, room)}")]
        lines = list(wrap(one_line(choice.name), room)) or [""]
        rest = " " * len(start)
        return [("class:pointed", f"{rest if n else start}{line}") for n, line in enumerate(lines)]


def _in_view(blocks: list[tuple[int, Lines]], pointed: int, room: int) -> Lines:
    lines = [(place, line) for place, block in blocks for line in block]
    if len(lines) <= room:
        return [line for _, line in lines]
    here = [at for at, (place, _) in enumerate(lines) if place == pointed]
    middle = (here[0] + here[-1] + 1) // 2 if here else 0
    top = min(max(middle - room // 2, 0), len(lines) - room)
    shown = [line for _, line in lines[top : top + room]]
    for at, hidden, where in (
        (0, lines[: top + 1], "above"),
        (-1, lines[top + room - 1 :], "below"),
    ):
        count = len({place for place, _ in hidden} - {-1})
        if len(hidden) > 1 and count:
            shown[at] = ("class:more", f"     ({count} more {where})")
    return shown
