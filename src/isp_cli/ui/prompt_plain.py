"""Ask with numbered lines and nothing else: no redraw, no cursor movement, no boxes.

For screen readers, `TERM=dumb` and terminals that can do no more.
"""

from __future__ import annotations

from typing import TextIO

from isp_cli.errors import Interrupted
from isp_cli.ui.document import Document
from isp_cli.ui.layout import wrapped
from isp_cli.ui.prompt import NO_LIMITS, Choice, Command, Limits, Show
from isp_cli.ui.terminal_line import LineReader
from isp_cli.ui.text import one_line


class PlainPrompter:
    """Asks line by line on two streams."""

    def __init__(self, reader: LineReader, out: TextIO, show: Show, *, width: int = 80) -> None:
        self._width = width
        self._reader = reader
        self._out = out
        self._show = show
        self._above: list[str] = []

    @property
    def half_typed(self) -> str:
        """What has been written of the answer at hand."""
        return "\n".join([*self._above, self._reader.half_typed])

    def text(self, page: Document, *, default: str = "") -> str:
        """Ask for a text; a line that ends in a backslash goes on in the next."""
        self._show(page)
        if default:
            self._say("You had written:")
            for line in default.split("\n"):
                self._say(f"  {one_line(line)}")
            self._say("Enter keeps it. Or write it anew.")
        self._say("Enter ends your answer. A backslash before Enter starts a new line. :help")
        try:
            written = self._lines()
        except Interrupted as left:  # a line cannot be taken up again here: keep both
            both = "\n".join(filter(None, (default, left.partial)))
            raise Interrupted(both, exit_code=left.exit_code) from None
        return written if written.strip() or not default else default

    def choose_many(
        self,
        page: Document,
        choices: tuple[Choice, ...],
        *,
        chosen: tuple[str, ...] = (),
        limits: Limits = NO_LIMITS,
    ) -> tuple[str, ...]:
        """Ask for numbers."""
        self._show(page)
        self._list(choices)
        if chosen:
            held = [str(n) for n, each in enumerate(choices, 1) if each.id in chosen]
            self._say(f"You had chosen {', '.join(held)}. Enter keeps that.")
            self._say("Type numbers with commas between them, or 0 for none.")
        else:
            self._say("Type numbers with commas between them. Enter skips.")
        while True:
            said = self._line("Numbers: ", chosen=chosen)
            if not said.strip():
                return chosen
            if said.strip().startswith(":"):
                raise Command(said, chosen)
            numbers = said.replace(",", " ").split()
            if numbers == ["0"]:
                return ()
            picked = _picked(numbers, choices)
            if picked is None:
                self._say(f"Please type numbers from 1 to {len(choices)}.")
            elif complaint := limits.complaint(len(picked)):
                self._say(complaint)
            else:
                return tuple(each.id for each in choices if each.id in picked)

    def choose(
        self, page: Document, choices: tuple[Choice, ...], *, none: str = "Done", chosen: str = ""
    ) -> str:
        """Ask for one number."""
        self._show(page)
        self._list(choices)
        held = [number for number, each in enumerate(choices, 1) if each.id == chosen]
        enter = f"{held[0]} with Enter, 0 for none" if held else f"{none} with Enter"
        while True:
            said = self._line(f"Number ({enter}): ").strip()
            if not said or (said == "0" and held):
                return chosen if held and not said else ""
            if said.startswith(":"):
                raise Command(said)
            picked = _picked([said], choices)
            if picked:
                return picked[0]
            self._say(f"Please type a number from 1 to {len(choices)}.")

    def confirm(self, question: str, *, default: bool) -> bool:
        """Ask for yes or no."""
        asked = wrapped(f"{question} ({'yes' if default else 'no'} with Enter):", self._width - 4)
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
            for index, line in enumerate(wrapped(one_line(choice.name), self._width - 4)):
                self._say(f"{number}. {line}" if index == 0 else f"   {line}")

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

    def _line(self, prompt: str, *, chosen: tuple[str, ...] = ()) -> str:
        self._out.write(prompt)
        self._out.flush()
        try:
            return self._reader.line()
        except Interrupted as left:
            raise Interrupted(left.partial, chosen=chosen, exit_code=left.exit_code) from None

    def _say(self, line: str) -> None:
        self._out.write("\n".join(wrapped(line, self._width)) + "\n")


def _picked(numbers: list[str], choices: tuple[Choice, ...]) -> list[str] | None:
    found = []
    for number in numbers:
        if not (number.isascii() and number.isdigit() and 1 <= int(number) <= len(choices)):
            return None
        found.append(choices[int(number) - 1].id)
    return found
