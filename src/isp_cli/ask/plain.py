"""Ask with numbered lines and nothing else: no redraw, no cursor movement, no boxes.

For screen readers, `TERM=dumb` and terminals that can do no more. A choice is typed as numbers or
as letters of a name. What is said once is not said again: a list is read out once, and on `?`. The
lines themselves are read by `line_reader`."""

from __future__ import annotations

from collections.abc import Callable
from typing import TextIO

from isp_cli.ask.line_reader import LineReader
from isp_cli.ask.prompt import (
    NO_LIMITS,
    Choice,
    CompleteAnswer,
    Limits,
    ShowPage,
    TypedCommand,
    WordsAtList,
    found_by,
)
from isp_cli.ask.words import find_mistyped_word, is_like_a_move, read_move, split_move
from isp_cli.dates import whole_days
from isp_cli.errors import Interrupted
from isp_cli.page.document import Document
from isp_cli.page.printing import one_line, quoted
from isp_cli.page.spoken import spoken
from isp_cli.records import NamedTuple
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
    found = _found_apart(part, choices)
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


def _found_apart(part: str, choices: tuple[Choice, ...]) -> list[int]:
    """Return the places of the names that hold this text, or else all its words, apart."""
    every = [set(found_by(word, choices)) for word in part.split()]
    return found_by(part, choices) or sorted(set.intersection(*every) if every else ())


def are_words(said: str, choices: tuple[Choice, ...]) -> bool:
    """Claim that a line typed at a list is a text of its own, and no try to choose.

    That is several lines; or, between its commas, two blanks or more that stand in no name as they
    are, or one where no name holds its words.
    """
    if "\n" in said:
        return True
    if not has_letters(said) or found_by(said, choices):
        return False
    parts = [each.strip() for each in said.split(",")]
    unlike = [each for each in parts if has_letters(each) and not found_by(each, choices)]
    return any(
        each.count(" ") > 1 or (" " in each and not _found_apart(each, choices)) for each in unlike
    )


_READ_AGAIN = 3  # a list of no more names is read each time: saying that it is there takes as long
_WRITE = (
    "Write your answer, and press Enter. A backslash before Enter starts a new line. "
    "The word :help, on a line of its own, shows what else you can say."
)
_MANY = "Type numbers, or letters of names, with commas between them."
_ONE = "Type a number, or letters of a name."
_AGAIN = "A question mark reads the list again."
_KEPT = "Enter keeps it, :edit opens it in your editor, :empty takes it away. Or write it anew."
_ANEW = "Write it anew; Enter alone keeps none of it."
_COMPLETE = (
    "Say what is missing, or write that line anew; the rest stays. :empty takes it all away."
)


Half = tuple[str, tuple[str, ...]]  # words, and ids that are chosen


class _ListAtHand(NamedTuple):
    """A list that is being answered, and what Enter alone would keep of it."""

    choices: tuple[Choice, ...]
    chosen: tuple[str, ...]
    one: bool = False

    def half(self, line: str) -> Half:
        """Return the words and the ids that a line means which nobody ended."""
        text = line.strip()
        places = () if are_words(text, self.choices) else typed_choices(text, self.choices).places
        if places and not (self.one and len(places) > 1):
            return "", tuple(self.choices[place].id for place in places)
        is_command = text.startswith(":") and (len(text.split()) == 1 or is_like_a_move(text))
        return "" if is_command or not has_letters(text) else line, self.chosen


class PlainPrompter:
    """Asks line by line on two streams."""

    def __init__(
        self,
        reader: LineReader,
        out: TextIO,
        show: ShowPage,
        *,
        on_pause: Callable[[], None] | None = None,
    ) -> None:
        """Ask; `on_pause` is called soon after something was typed that is to be kept."""
        self._reader = reader
        self._out = out
        self._show = show
        self._meaning: Callable[[str], Half] = lambda _line: ("", ())
        self._heard: set[tuple[Choice, ...] | str] = set()
        self._asked: Document = ()
        self._is_doubted = False  # a mistyped word was the answer
        reader.on_pause = on_pause or reader.on_pause

    @property
    def half_typed(self) -> str:
        """What has been written of the answer at hand; at a list, words that choose nothing."""
        return self._meaning(self._reader.half_typed)[0]

    @property
    def half_chosen(self) -> tuple[str, ...]:
        """The ids that stand at the list at hand, with what is half typed."""
        return self._meaning(self._reader.half_typed)[1]

    def begin(self, text: str = "", chosen: tuple[str, ...] = ()) -> None:
        """Begin a prompt in which this stands; what stood in the one before is forgotten."""
        self._meaning = lambda _line: (text, chosen)
        self._reader.forget()

    def wait(self, message: str) -> None:
        """Say something, and wait for Enter."""
        self._say(message)
        self._reader.answer("")

    def text(self, page: Document, *, default: str = "") -> str:
        """Ask for a text; a line that ends in a backslash goes on in the next."""
        self._show_question(page)
        if default:
            self._say_written(default, _KEPT)
        self._say_once(_WRITE)
        # a line cannot be taken up again here: what is half typed is kept below what stands
        written = self._answer(
            "Answer: ", lambda line: ("\n".join(filter(None, (default, line))), ())
        )
        self._is_doubted = bool(find_mistyped_word(written))
        words, move = split_move(written)
        if default and move and not words.strip():
            return f"{default}\n{written}"  # what stands here goes with the word that moves
        return written if written.strip() or not default else default

    def mend(self, page: Document, written: str, complete: CompleteAnswer | None = None) -> str:
        """Ask again; what was written is there to be read, and Enter alone is no answer.

        What can be completed stays until something is said to it. A question that was answered just
        now is not said again, nor its answer.
        """
        if page == self._asked and not complete:
            self._say(_ANEW)
        else:
            self._show(page)
            self._say_written(written, _COMPLETE if complete else _ANEW)
        self._asked = page

        def meaning(line: str) -> Half:
            if complete and line.strip():
                return complete(written, line), ()
            return line or written, ()

        said = self._answer("Answer: ", meaning)
        if complete is None:
            return said
        words, move = split_move(said)
        is_beside = bool(move or find_mistyped_word(said))  # its last line is no part of the words
        words = said.rpartition("\n")[0] if find_mistyped_word(said) else words
        together = complete(written, words) if words.strip() else written
        return "\n".join([together, *said.split("\n")[-1:]]) if is_beside else together

    def _answer(self, prompt: str, meaning: Callable[[str], Half]) -> str:
        """Return an answer; `meaning` says what half of it is worth, should it be broken off."""
        self._meaning = meaning
        try:
            return self._reader.answer(prompt)
        except Interrupted as left:
            words, chosen = meaning(left.partial)
            raise Interrupted(words, chosen=chosen, exit_code=left.exit_code) from None

    def choose_many(
        self,
        page: Document,
        choices: tuple[Choice, ...],
        *,
        chosen: tuple[str, ...] = (),
        limits: Limits = NO_LIMITS,
    ) -> tuple[str, ...]:
        """Ask for numbers or letters."""
        self._show_question(page)
        self._say_once(_MANY)
        self._read_out(choices)
        self._say_names("You had chosen", chosen, choices)
        enter = "Enter keeps what you had chosen, 0 none of it" if chosen else "Enter skips"
        at_hand = _ListAtHand(choices, chosen)
        while True:
            said = self._line_at_list(f"Numbers ({enter}): ", at_hand)
            if said == "0":
                return ()
            typed = typed_choices(said, choices) if said else TypedChoices()
            picked = tuple(choices[place].id for place in typed.places) if said else chosen
            complaint = limits.complaint(len(picked))
            if typed.trouble or complaint:
                self._say_all(typed.trouble or (complaint,))
                continue
            self._say_names("Chosen", picked, choices)
            return picked

    def choose(
        self, page: Document, choices: tuple[Choice, ...], *, none: str = "Done", chosen: str = ""
    ) -> str:
        """Ask for one number, or letters."""
        self._show_question(page)
        self._say_once(_ONE)
        self._read_out(choices)
        kept = tuple(each.id for each in choices if each.id == chosen)
        self._say_names("You had chosen", kept, choices)
        enter = "Enter keeps it, 0 none" if kept else f"{none} with Enter"
        at_hand = _ListAtHand(choices, kept, one=True)
        while True:
            said = self._line_at_list(f"Number ({enter}): ", at_hand)
            if said == "0" and kept:
                return ""
            typed = typed_choices(said, choices) if said else TypedChoices()
            if not said or len(typed.places) == 1:
                picked = tuple(choices[place].id for place in typed.places) if said else kept
                self._say_names("Chosen", picked, choices)
                return "".join(picked)
            one = f"Please type a number from 1 to {len(choices)}."
            self._say_all(typed.trouble if has_letters(said) and typed.trouble else (one,))

    def confirm(self, question: str, *, default: bool) -> bool:
        """Ask for yes or no."""
        self._say(question)
        while True:
            prompt = f"Yes or no ({'yes' if default else 'no'} with Enter): "
            answer = self._reader.answer(prompt).strip().casefold()
            if not answer:
                return default
            if answer in ("y", "yes", "n", "no"):
                return answer.startswith("y")
            self._say("Please type yes or no.")

    def _show_question(self, page: Document) -> None:
        """Show a question, but not once more where only a remark on a mistyped word came after."""
        if page != self._asked or not self._is_doubted:
            self._show(page)
        self._asked, self._is_doubted = page, False

    def _read_out(self, choices: tuple[Choice, ...], *, again: bool = False) -> None:
        """Read a list out once; what has been heard is read again only where it is asked for."""
        if choices in self._heard and not again and len(choices) > _READ_AGAIN:
            self._say(f"The {len(choices)} names are as before.")
            return
        if not again and len(choices) > _READ_AGAIN:
            self._say(f"There are {len(choices)}.")
            self._say_once(_AGAIN)
        self._heard.add(choices)
        group = ""
        for number, choice in enumerate(choices, 1):
            if choice.group != group:
                group = choice.group
                self._out.write(f"{one_line(group)}:\n" if group else "")
            name = one_line(choice.name).removeprefix(f"Question {number}: ")
            self._out.write(whole_days(f"{number}. {name}\n"))

    def _say_written(self, written: str, what_now: str) -> None:
        self._say("You had written:")
        for line in written.split("\n"):
            self._out.write(f"{one_line(line)}\n")
        self._say(what_now)

    def _say_names(self, how: str, ids: tuple[str, ...], choices: tuple[Choice, ...]) -> None:
        names = [one_line(each.name) for each in choices if each.id in ids]
        if names:
            self._out.write(whole_days(f"{how}: {'; '.join(names)}.\n"))

    def _line_at_list(self, prompt: str, at_hand: _ListAtHand) -> str:
        """Return a line; one that is broken off is a choice already, or it is words, or nothing.

        Raises:
            TypedCommand, WordsAtList: it is no choice, nor an attempt at one.
        """
        chosen = () if at_hand.one else at_hand.chosen
        while (said := self._answer(prompt, at_hand.half).strip()) == "?":
            self._read_out(at_hand.choices, again=True)
        if "\n" not in said and is_like_a_move(said):
            self._is_doubted = read_move(said) is None
            raise TypedCommand(said, chosen)
        if are_words(said, at_hand.choices):
            raise WordsAtList(said, at_hand.chosen)
        return said

    def _say_all(self, lines: tuple[str, ...]) -> None:
        for line in lines:
            self._say(line)

    def _say_once(self, hint: str) -> None:
        if hint not in self._heard:
            self._heard.add(hint)
            self._say(hint)

    def _say(self, line: str) -> None:
        self._out.write("".join(f"{each}\n" for each in spoken(line)))
