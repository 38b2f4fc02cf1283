"""One text while it is written: the cursor, what each kind of key changes, and the way back.

The cursor stands between letters as a person sees them: a flag, a family emoji or a letter with its
accents is one, however many characters it is made of. Nothing here reads a key or draws; `wrapping`
lays the text out in rows, and `text_prompt` is the program around both."""

from __future__ import annotations

import time
import unicodedata
from collections.abc import Callable
from typing import Literal

from isp_cli.ask.letters import letter_after, letter_before

Edit = Literal["typed", "pasted", "streamed", "erased", "erased after", "cut"]

_PAUSE = 1.5  # seconds without a key after which another step of undoing begins
_AT_ONCE = 0.1  # seconds within which what follows a stream of letters is of it
_ONE_BY_ONE: set[Edit] = {"pasted", "cut"}
_APOSTROPHES = "'\u2019"


class _Change:
    """What stood at a place, what stands there now, and where the cursor was."""

    def __init__(self, at: int, gone: str, come: str, cursor: int, edit: Edit, when: float) -> None:
        self.at = at
        self.gone = gone
        self.come = come
        self.cursor = cursor
        self.edit = edit
        self.when = when


class Writing:
    """A text and its cursor, an index into it."""

    def __init__(
        self,
        text: str,
        on_change: Callable[[str], None] = lambda text: None,
        *,
        clock: Callable[[], float] = time.monotonic,
    ) -> None:
        """Begin at the end of a text; `on_change` is given the text after every change of it.

        `clock` tells seconds, to know a pause by.
        """
        self._text = text
        self._on_change = on_change
        self._clock = clock
        self._at = len(text)
        self._done: list[_Change] = []
        self._undone: list[_Change] = []
        self._cut = ""
        self._is_after_undo = False
        self._may_join = False  # whether the next edit may belong to the step of the last one
        self.column: int | None = None  # the cells that Up and Down try to come back to

    @property
    def text(self) -> str:
        """All that is written."""
        return self._text

    @property
    def at(self) -> int:
        """Where the cursor is: before the character of this index."""
        return self._at

    def insert(self, words: str, edit: Edit = "typed") -> None:
        """Write at the cursor."""
        self._change(self._at, self._at, words, edit)

    def erase_before(self) -> None:
        """Take away the letter before the cursor."""
        self._change(letter_before(self._text, self._at), self._at, "", "erased")

    def erase_after(self) -> None:
        """Take away the letter at the cursor."""
        self._change(self._at, letter_after(self._text, self._at), "", "erased after")

    def go(self, at: int, *, column: int | None = None) -> None:
        """Move the cursor; Up and Down say which column they would come back to."""
        self._at = min(max(at, 0), len(self._text))
        self._may_join = self._is_after_undo = False
        self.column = column

    @property
    def is_streaming(self) -> bool:
        """Whether what was written last came at once, and just now."""
        last = self._done[-1] if self._done and self._may_join else None
        return bool(last and last.edit == "streamed" and self._clock() - last.when < _AT_ONCE)

    @property
    def word_start(self) -> int:
        """Where the word before the cursor begins."""
        at = self._back(self._at, lambda character: not _is_of_word(character))
        return self._back(at, _is_of_word)

    @property
    def word_end(self) -> int:
        """Where the word after the cursor ends."""
        at = self._on(self._at, lambda character: not _is_of_word(character))
        return self._on(at, _is_of_word)

    @property
    def line_start(self) -> int:
        """Where the line that a person began, of however many rows, begins."""
        return self._text.rfind("\n", 0, self._at) + 1

    @property
    def line_end(self) -> int:
        """Where that line ends."""
        end = self._text.find("\n", self._at)
        return len(self._text) if end < 0 else end

    def cut_line_before(self) -> None:
        """Cut from the start of the line to the cursor; at the start, the line end before it."""
        self._cut_out(min(self.line_start, max(self._at - 1, 0)), self._at)

    def cut_line_after(self) -> None:
        """Cut from the cursor to the end of the line; at the end, the line end itself."""
        self._cut_out(self._at, max(self.line_end, min(self._at + 1, len(self._text))))

    def cut_word_before(self) -> None:
        """Cut back to the start of a word."""
        self._cut_out(self.word_start, self._at)

    def cut_word_after(self) -> None:
        """Cut on to the end of a word."""
        self._cut_out(self._at, self.word_end)

    def cut_back_to_blank(self) -> None:
        """Cut back to the blank before a word, whatever the word is made of."""
        at = self._back(self._at, str.isspace)
        self._cut_out(self._back(at, lambda character: not character.isspace()), self._at)

    def undo(self) -> None:
        """Take the last step back: a word, a paste, a run of letters taken away."""
        if not self._done:
            return
        step = self._done.pop()
        self._undone.append(step)
        self._put(step.at, step.at + len(step.come), step.gone, step.cursor)

    def redo(self) -> None:
        """Do again what was undone last; where nothing was, write what was cut last."""
        if self._undone:
            step = self._undone.pop()
            self._done.append(step)
            self._put(step.at, step.at + len(step.gone), step.come, step.at + len(step.come))
        elif self._cut and not self._is_after_undo:
            self.insert(self._cut, "pasted")

    def _cut_out(self, start: int, end: int) -> None:
        cut = self._text[start:end]
        if not cut:
            return
        last = self._done[-1] if self._done and self._may_join else None
        goes_on = last is not None and last.edit == "cut"
        before = self._cut if goes_on else ""
        self._cut = before + cut if start == self._at else cut + before
        self._change(start, end, "", "cut")

    def _change(self, start: int, end: int, words: str, edit: Edit) -> None:
        gone = self._text[start:end]
        if not gone and not words:
            return
        now = self._clock()
        step = _Change(start, gone, words, self._at, edit, now)
        if not (self._may_join and self._done and _join(self._done[-1], step)):
            self._done.append(step)
        self._undone.clear()
        self._put(start, end, words, start + len(words))
        self._may_join, self._is_after_undo = True, False

    def _put(self, start: int, end: int, words: str, at: int) -> None:
        self._text = self._text[:start] + words + self._text[end:]
        self._at = at
        self._may_join, self._is_after_undo = False, True
        self.column = None
        self._on_change(self._text)

    def _back(self, at: int, takes: Callable[[str], bool]) -> int:
        while at > 0 and takes(self._text[at - 1]):
            at -= 1
        return letter_before(self._text, at + 1) if at < len(self._text) else at

    def _on(self, at: int, takes: Callable[[str], bool]) -> int:
        while at < len(self._text) and takes(self._text[at]):
            at += 1
        start = letter_before(self._text, at + 1) if at < len(self._text) else at
        return at if start == at else letter_after(self._text, start)


def _is_of_word(character: str) -> bool:
    return unicodedata.category(character)[0] in "LNM" or character in _APOSTROPHES


def _join(last: _Change, step: _Change) -> bool:
    """Make one step of two where they are of one word; tell whether they are."""
    if last.edit == "streamed" and step.edit == "typed" and step.when - last.when < _AT_ONCE:
        step.edit = "streamed"
    if last.edit != step.edit or step.edit in _ONE_BY_ONE or step.when - last.when > _PAUSE:
        return False
    if step.edit == "erased":
        if step.at + len(step.gone) != last.at or _is_new_word(step.gone, last.gone):
            return False
        last.at, last.gone = step.at, step.gone + last.gone
    elif step.edit == "erased after":
        if step.at != last.at or _is_new_word(last.gone, step.gone):
            return False
        last.gone += step.gone
    else:
        if step.edit == "typed" and _is_new_word(last.come, step.come):
            return False
        last.come += step.come
    last.when = step.when
    return True


def _is_new_word(before: str, after: str) -> bool:
    return before[-1].isspace() and not after[0].isspace()
