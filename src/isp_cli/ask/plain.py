"""Ask with numbered lines and nothing else: no redraw, no cursor movement, no boxes.

For screen readers, `TERM=dumb` and terminals that can do no more. A choice is typed as numbers or
as letters of a name. The lines themselves are read by `line_reader`."""

from __future__ import annotations

from typing import NamedTuple, TextIO

from isp_cli.ask.line_reader import LineReader
from isp_cli.ask.prompt import (
    NO_LIMITS,
    Choice,
    CompleteAnswer,
    Limits,
    ShowPage,
    TypedCommand,
    found_by,
)
from isp_cli.ask.words import find_mistyped_word, split_move
from isp_cli.errors import Interrupted
from isp_cli.page.document import Document
from isp_cli.page.printing import one_line, quoted, wrap
from isp_cli.wording import folded


class TypedChoices(NamedTuple):
    """What a line typed at a list means.

    `places` are counted from 0, in the order of the list; `by_letters` says that names were typed,
    not numbers; `trouble` is what to tell where the line means nothing, or more than one thing.
    """

    places: tuple[int, ...] = ()
    by_letters: bool = False
    trouble: tuple[str, ...] = ()


def typed_choices(said: str, choices: tuple[Choice, ...]) -> TypedChoices:
    """Read a line of numbers or parts of names with commas between them.

    A line that stands as a whole in a name is one name, commas and all.
    """
    whole = has_letters(said) and bool(found_by(said, choices))
    found: set[int] = set()
    for part in [said] if whole else said.split(","):
        meant = _by_letters(part, choices) if has_letters(part) else _by_numbers(part, choices)
        if isinstance(meant, tuple):
            return TypedChoices(trouble=meant)
        found |= set(meant)
    return TypedChoices(tuple(sorted(found)), has_letters(said))


def has_letters(text: str) -> bool:
    """Claim that there is a letter in it, so that it is no row of numbers."""
    return any(each.isalpha() for each in text)


def _by_numbers(part: str, choices: tuple[Choice, ...]) -> list[int] | tuple[str, ...]:
    numbers = part.split()
    if all(each.isascii() and each.isdigit() and 0 < int(each) <= len(choices) for each in numbers):
        return [int(each) - 1 for each in numbers]
    return (f"Please type numbers from 1 to {len(choices)}.",)


def _by_letters(part: str, choices: tuple[Choice, ...]) -> list[int] | tuple[str, ...]:
    found = found_by(part, choices)
    if not found:  # its words may stand apart in the name
        every = [set(found_by(word, choices)) for word in part.split()]
        found = sorted(set.intersection(*every))
    exact = [place for place in found if folded(choices[place].name) == folded(part)]
    if len(exact or found) == 1:
        return exact or found
    if not found:
        return (
            f"Nothing here holds {quoted(part)}.",
            f"Please type a number from 1 to {len(choices)}, or letters of a name.",
        )
    named = (f"{place + 1}. {one_line(choices[place].name)}" for place in found)
    which = "Please type its number, or more letters."
    return (f"{quoted(part)} stands in {len(found)} of them:", *named, which)


_ANEW = "Write it anew; Enter alone keeps none of it. :help"
_COMPLETE = (
    "Say what is missing, or write that line anew; the rest stays. :empty takes it all away. :help"
)


class PlainPrompter:
    """Asks line by line on two streams."""

    def __init__(self, reader: LineReader, out: TextIO, show: ShowPage, *, width: int = 80) -> None:
        self._width = width
        self._reader = reader
        self._out = out
        self._show = show
        self._above: list[str] = []

    @property
    def half_typed(self) -> str:
        """What has been written of the answer at hand."""
        return "\n".join([*self._above, self._reader.half_typed])

    @property
    def half_chosen(self) -> tuple[str, ...]:
        """The ids that stand chosen in the list at hand."""
        return ()

    def begin(self, text: str = "", chosen: tuple[str, ...] = ()) -> None:
        """Begin a prompt in which this stands; what stood in the one before is forgotten."""

    def wait(self, message: str) -> None:
        """Say something, and wait for Enter."""
        self._say(message)
        self._line("")

    def text(self, page: Document, *, default: str = "") -> str:
        """Ask for a text; a line that ends in a backslash goes on in the next."""
        self._show(page)
        if default:
            self._say_written(default, "Enter keeps it, :empty takes it away. Or write it anew.")
        self._say("Enter ends your answer. A backslash before Enter starts a new line. :help")
        try:
            written = self._lines()
        except Interrupted as left:  # a line cannot be taken up again here: keep both
            both = "\n".join(filter(None, (default, left.partial)))
            raise Interrupted(both, exit_code=left.exit_code) from None
        words, move = split_move(written)
        if default and move and not words.strip():
            return f"{default}\n{written}"  # what stands here goes with the word that moves
        return written if written.strip() or not default else default

    def mend(self, page: Document, written: str, complete: CompleteAnswer | None = None) -> str:
        """Ask again; what was written is there to be read, and Enter alone is no answer.

        What can be completed stays until something is said to it.
        """
        self._show(page)
        self._say_written(written, _COMPLETE if complete else _ANEW)
        try:
            said = self._lines()
        except Interrupted as left:
            partial = left.partial
            if complete and partial.strip():
                partial = complete(written, partial)
            raise Interrupted(partial or written, exit_code=left.exit_code) from None
        if complete is None:
            return said
        words, move = split_move(said)
        is_beside = bool(move or find_mistyped_word(said))  # its last line is no part of the words
        words = said.rpartition("\n")[0] if find_mistyped_word(said) else words
        together = complete(written, words) if words.strip() else written
        return "\n".join([together, *said.split("\n")[-1:]]) if is_beside else together

    def choose_many(
        self,
        page: Document,
        choices: tuple[Choice, ...],
        *,
        chosen: tuple[str, ...] = (),
        limits: Limits = NO_LIMITS,
    ) -> tuple[str, ...]:
        """Ask for numbers or letters."""
        self._show(page)
        self._list(choices)
        if chosen:
            held = [str(n) for n, each in enumerate(choices, 1) if each.id in chosen]
            self._say(f"You had chosen {', '.join(held)}. Enter keeps that.")
        end = ", or 0 for none." if chosen else ". Enter skips."
        self._say(f"Type numbers, or letters of a name, with commas between them{end}")
        while True:
            said = self._line_at_list("Numbers: ", choices, chosen).strip()
            if said.startswith(":"):
                raise TypedCommand(said, chosen)
            if said == "0":
                return ()
            typed = typed_choices(said, choices) if said else TypedChoices()
            picked = tuple(choices[place].id for place in typed.places) if said else chosen
            complaint = limits.complaint(len(picked))
            if typed.trouble or complaint:
                self._say_all(typed.trouble or (complaint,))
                continue
            self._say_found(typed, choices)
            return picked

    def choose(
        self, page: Document, choices: tuple[Choice, ...], *, none: str = "Done", chosen: str = ""
    ) -> str:
        """Ask for one number, or letters."""
        self._show(page)
        self._list(choices)
        held = [number for number, each in enumerate(choices, 1) if each.id == chosen]
        enter = f"{held[0]} with Enter, 0 for none" if held else f"{none} with Enter"
        kept = (chosen,) if held else ()
        while True:
            said = self._line_at_list(f"Number ({enter}): ", choices, kept, one=True).strip()
            if not said or (said == "0" and held):
                return chosen if held and not said else ""
            if said.startswith(":"):
                raise TypedCommand(said)
            typed = typed_choices(said, choices)
            if len(typed.places) == 1:
                self._say_found(typed, choices)
                return choices[typed.places[0]].id
            one = f"Please type a number from 1 to {len(choices)}."
            self._say_all(typed.trouble if has_letters(said) and typed.trouble else (one,))

    def confirm(self, question: str, *, default: bool) -> bool:
        """Ask for yes or no."""
        asked = wrap(f"{question} ({'yes' if default else 'no'} with Enter):", self._width - 4)
        prompt = "\n".join(asked) + " "
        while True:
            said = self._line(prompt)
            answer = said.strip().casefold()
            if not answer:
                return default
            if answer in ("y", "yes", "n", "no"):
                return answer.startswith("y")
            self._say("Please type yes or no.")

    def _list(self, choices: tuple[Choice, ...]) -> None:
        group = ""
        for number, choice in enumerate(choices, 1):
            if choice.group != group:
                group = choice.group
                self._say(f"{one_line(group)}:")
            for index, line in enumerate(wrap(one_line(choice.name), self._width - 4)):
                self._say(f"{number}. {line}" if index == 0 else f"   {line}")

    def _say_written(self, written: str, what_now: str) -> None:
        self._say("You had written:")
        for line in written.split("\n"):
            self._say(f"  {one_line(line)}")
        self._say(what_now)

    def _say_found(self, typed: TypedChoices, choices: tuple[Choice, ...]) -> None:
        """Say what letters were taken for; numbers say it themselves."""
        if typed.by_letters:
            names = (one_line(choices[place].name) for place in typed.places)
            self._say(f"Chosen: {'; '.join(names)}.")

    def _line_at_list(
        self,
        prompt: str,
        choices: tuple[Choice, ...],
        chosen: tuple[str, ...],
        *,
        one: bool = False,
    ) -> str:
        """Return a line; one that is broken off is a choice already, or it is words, or nothing."""
        try:
            return self._line(prompt)
        except Interrupted as left:
            said = left.partial.strip()
            places = typed_choices(said, choices).places
            if places and not (one and len(places) > 1):
                chosen, said = tuple(choices[place].id for place in places), ""
            is_command = said.startswith(":") and len(said.split()) == 1
            words = "" if is_command or not has_letters(said) else left.partial
            raise Interrupted(words, chosen=chosen, exit_code=left.exit_code) from None

    def _lines(self) -> str:
        self._above = []
        while True:
            try:
                line = self._line("> ")
            except Interrupted as left:
                text = "\n".join([*self._above, left.partial])
                raise Interrupted(text, exit_code=left.exit_code) from None
            # a backslash before Enter, also where several lines came at once
            self._above.append(line.replace("\\\n", "\n").removesuffix("\\"))
            if not line.endswith("\\"):
                text, self._above = "\n".join(self._above), []
                return text

    def _line(self, prompt: str) -> str:
        self._out.write(prompt)
        self._out.flush()
        return self._reader.line()

    def _say_all(self, lines: tuple[str, ...]) -> None:
        for line in lines:
            self._say(line)

    def _say(self, line: str) -> None:
        self._out.write("\n".join(wrap(line, self._width)) + "\n")
