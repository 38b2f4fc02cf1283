"""A list to choose from: what is pointed at, found by letters, chosen, and in view.

Nothing here draws or reads a key; `terminal` does. The whole of a long list never has to be on the
screen: a part is in view, and marks say how many choices are above and below it."""

from __future__ import annotations

from collections.abc import Iterator

from isp_cli.ask.prompt import NO_LIMITS, Choice, Limits, found_by
from isp_cli.page.printing import one_line, quoted, shortened, wrap

Lines = list[tuple[str, str]]  # each with its style
_POINTER, _CHOSEN, _FREE = "\u00bb", "\u25cf ", "\u25cb "
_LEAST = 5  # lines of a list in view, whatever stands above it


class Picking:
    """One list while a person chooses from it: several of it, or one.

    What is typed since an arrow key or Enter is one run. Its letters find a choice, and a blank
    behind them marks it where one is left. A run that comes to letters and a blank which nothing
    holds is words: then nothing in it has marked anything. Everything follows from the run, so
    Backspace brings back what was before.
    """

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
        self._marked = self._before = frozenset(chosen if many else ())
        self._run = self._letters = ""
        self._is_pointed_at = False  # by an arrow key since the last letter
        self._tried = False
        self._last_mark = ""
        ids = [each.id for each in choices]
        self._pointed = ids.index(chosen[0]) if chosen and not many and chosen[0] in ids else 0
        self.is_done = False

    @property
    def chosen(self) -> tuple[str, ...]:
        """The ids chosen, in the order of the list."""
        if not self._many:
            is_taken = self.is_done and not self.words
            return (self._choices[self._pointed].id,) if is_taken else ()
        return tuple(each.id for each in self._choices if each.id in self._marked)

    @property
    def words(self) -> str:
        """What was typed since the last arrow key or Enter, where nothing in the list holds it."""
        return "" if self._found else self._run.strip()

    @property
    def is_searching(self) -> bool:
        """Claim that letters stand here, so that a colon is one among them."""
        return bool(self._letters)

    @property
    def least_height(self) -> int:
        """How many lines it takes at the very least, with what is said above it."""
        return 1 + min(_LEAST, sum(1 for _ in self._blocks(80)))

    def type(self, text: str) -> None:
        """Take letters and blanks as they are typed, or a text that is pasted."""
        is_pasted = len(text) > 1
        if text == " " and (self._is_pointed_at or not self._run) and self._many:
            self._toggle(self._pointed)
            self._end_run()
            return
        self._is_pointed_at = False
        self._run += text
        if is_pasted and found_by(self._letters + text, self._choices):
            self._letters += text
            self._point_at_first()
        else:
            self._replay()

    def backspace(self) -> None:
        """Take the last letter back, and what it did."""
        self._run = self._run[:-1]
        self._replay()

    def move(self, by: int) -> None:
        """Point so many choices further down, or up; past one end comes the other."""
        if not self._found:
            return
        at = self._found.index(self._pointed) + by
        if abs(by) > 1:  # a page stops at the end
            at = min(max(at, 0), len(self._found) - 1)
        self._pointed = self._found[at % len(self._found)]
        self._run, self._before, self._is_pointed_at = self._letters, self._marked, True

    def enter(self) -> None:
        """Take what the letters found; without letters, or with words, be done."""
        if self._letters and self._found and self._many:
            if self._choices[self._pointed].id not in self._marked:
                self._toggle(self._pointed)
            self._end_run()
        elif not self._found:
            self.is_done = self._is_wordy
        else:
            self._tried = True
            self.is_done = not self._complaint

    def _replay(self) -> None:
        """Do again what the run does, from its first letter."""
        self._marked, self._letters, self._last_mark = self._before, "", ""
        for letter in self._run:
            found = self._found
            if letter == " " and self._many and self._letters and len(found) == 1:
                self._toggle(found[0])
                self._letters = ""
            elif letter == " " and not self._letters and self._last_mark:
                self._toggle(self._pointed)  # and gives it back
            elif letter != " " or self._letters:
                self._letters += letter
        if not self._found and self._is_wordy:
            self._marked, self._last_mark = self._before, ""
        self._point_at_first()

    def _point_at_first(self) -> None:
        if self._found and (self._letters or not self._run):
            self._pointed = self._found[0]

    def _toggle(self, place: int) -> None:
        self._marked ^= {self._choices[place].id}
        self._pointed, self._last_mark = place, self._choices[place].id

    def _end_run(self) -> None:
        self._before, self._run, self._letters, self._is_pointed_at = self._marked, "", "", False

    def answer(self, width: int) -> Lines:
        """Return what was chosen, once the list is gone."""
        named = [each.name for each in self._choices if each.id in self.chosen]
        if self.words:
            named.append(f"In your own words: {self.words}")
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
        room = max(height - len(foot), _LEAST - min(len(foot), 2), len(around) + 2)
        return [*_in_view(blocks, self._pointed, room), *foot]

    @property
    def _is_wordy(self) -> bool:
        """Claim that letters which nothing holds are no mistyped name behind a choice just made."""
        return self._marked == self._before or len(self._letters.split(" ")) > 1

    @property
    def _found(self) -> list[int]:
        return found_by(self._letters, self._choices)

    @property
    def _complaint(self) -> str:
        return self._limits.complaint(len(self._marked))

    def _foot(self, width: int) -> Lines:
        lines = [each for part in self._notes(width) for each in wrap(part, width - 4)]
        return [("", f"  {line}") for line in lines]

    def _notes(self, width: int) -> Iterator[str]:
        if not self._found and not self._is_wordy:
            yield f"Nothing here holds {quoted(self._letters)}. Backspace takes letters back,"
            yield "and a blank makes words of your own of all you typed."
        elif self.words:
            is_long = len(self.words) > 3 * width
            shown = f"\u2026{self.words[-3 * width :]}" if is_long else self.words
            yield f"In your own words: {one_line(shown)}"
            yield "Nothing here holds that. Enter keeps it as your words, Backspace takes it back."
        elif self._letters:
            yield f"Letters: {shortened(self._letters, width // 3)}"
        elif self._last_mark:
            name = next(each.name for each in self._choices if each.id == self._last_mark)
            is_marked = self._last_mark in self._marked
            yield f"{'Chosen' if is_marked else 'No longer chosen'}: {one_line(name)}"
        elif self._tried:
            yield self._complaint

    def _blocks(self, width: int) -> Iterator[tuple[int, Lines]]:
        """Yield headings and choices from the top, each with its place; a heading's is -1."""
        group = ""
        for place in self._found or range(len(self._choices)):
            choice = self._choices[place]
            if choice.group != group:
                group = choice.group
                yield -1, [("class:heading", f"     {shortened(group, width - 6)}")]
            yield place, self._block(place, width)

    def _block(self, place: int, width: int) -> Lines:
        choice, pointed = self._choices[place], place == self._pointed
        mark = (_CHOSEN if choice.id in self._marked else _FREE) if self._many else ""
        start = f" {_POINTER if pointed else ' '} {mark}"
        room = max(10, width - len(start) - 1)
        if not pointed:
            style = "class:selected" if choice.id in self._marked else ""
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
