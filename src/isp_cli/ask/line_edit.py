"""One answer while it is typed: its text, the place in it, and what each key does to them.

Nothing here reads or draws: `line_reader` brings the keys, `line_drawing` shows the line. What is
typed and what waits to be looked at change in one step, so that whoever breaks in finds every word
once. Enter is the business of the reader: here it only begins a new line."""

from __future__ import annotations

import re
from collections.abc import Callable

from isp_cli.ask.letters import first_letter, last_letter
from isp_cli.records import NamedTuple

ESC, PASTE_BEGINS, PASTE_ENDS = "\x1b", "\x1b[200~", "\x1b[201~"
_CSI = re.compile(r"(?:\x1b\[|\x9b)(\[.|[0-?]*[ -/]*[@-~])")
_SS3 = re.compile(r"\x1bO([0-9;]*.)")
_REPLY = re.compile(r"\x1b[\]PX^_][^\x07\x1b]*(?:\x07|\x1b\\)")  # a terminal's answer
_UNFINISHED = re.compile(r"\x1b\Z|(?:\x1b\[|\x9b)(?:\[|[0-?]*[ -/]*)\Z|\x1bO[0-9;]*\Z")
_TEXT = re.compile(r"[^\x00-\x1f\x7f-\x9f]+")
_SPACES = re.compile(r"\s+")


class Typed(NamedTuple):
    """What stands left and right of the cursor, and the keys that wait to be looked at.

    `pasting` is between the marks of a paste; `escaped` is right after Esc alone; `is_burst`
    claims that the keys came faster than anybody types.
    """

    before: str = ""
    after: str = ""
    waiting: str = ""
    pasting: bool = False
    escaped: bool = False
    is_burst: bool = False

    @property
    def text(self) -> str:
        """The whole answer so far."""
        return self.before + self.after

    @property
    def whole(self) -> str:
        """The whole answer with everything that waits."""
        now = self
        while now.waiting and not now.is_unfinished:
            now = after_key(now)
        return now.text.rstrip("\n") if self.waiting else now.text

    @property
    def enter_waits(self) -> bool:
        """Claim that the next key is Enter, and is no part of a paste."""
        return not self.pasting and self.waiting[:1] in ("\r", "\n")

    @property
    def is_unfinished(self) -> bool:
        """Claim that what waits is the beginning of a key, of which the rest is still to come."""
        if self.pasting:
            return not (self.waiting.startswith(PASTE_ENDS) or _pasted(self.waiting)[1])
        return bool(_UNFINISHED.match(self.waiting))

    def without_unfinished(self) -> Typed:
        """Give up waiting for the rest of a key; Esc alone is one, and changes Enter."""
        if self.pasting:
            return self
        return self._replace(waiting="", escaped=self.waiting == ESC)

    def inserting(self, text: str) -> Typed:
        """Put text where the cursor is."""
        return self._replace(before=self.before + text)


def after_key(now: Typed) -> Typed:
    """Return what stands there after the next key, or run of letters, that waits."""
    if now.pasting:
        text, taken = _pasted(now.waiting)
        rest = now.waiting[taken:].removeprefix(PASTE_ENDS)
        is_over = len(rest) < len(now.waiting) - taken
        return now.inserting(text)._replace(waiting=rest, pasting=not is_over)
    run = _TEXT.match(now.waiting)
    name, length = ("", run.end()) if run else _next_key(now.waiting)
    then = now._replace(waiting=now.waiting[length:], escaped=False)
    if run:
        return then.inserting(run[0])
    if name == "tab":
        return then.inserting("\t" if now.is_burst else " ")
    does = _KEYS.get(name)
    return does(then) if does else then


def _pasted(waiting: str) -> tuple[str, int]:
    """Return the text of a paste, and how many characters it took; the rest may be an end mark."""
    end = waiting.find(PASTE_ENDS)
    if end < 0:
        sizes = range(len(PASTE_ENDS), 0, -1)
        mark = (size for size in sizes if waiting[-size:] == PASTE_ENDS[:size])
        end = len(waiting) - next(mark, 0)
        end -= waiting[:end].endswith("\r")  # its other half may follow
    return waiting[:end].replace("\r\n", "\n").replace("\r", "\n"), end


def _next_key(waiting: str) -> tuple[str, int]:
    """Return the name of the next key and how many characters it took."""
    if waiting.startswith(ESC + ESC):
        return "", 1
    if sequence := _CSI.match(waiting) or _SS3.match(waiting):
        name = "paste" if sequence[0] == PASTE_BEGINS else _SEQUENCES.get(sequence[1], "")
        return name, sequence.end()
    if reply := _REPLY.match(waiting):
        return "", reply.end()
    if waiting[0] == ESC:
        return _ALT.get(waiting[1:2], ""), 2
    return _CONTROLS.get(waiting[0], ""), 1


_CONTROLS = {
    "\r": "enter", "\n": "enter", "\t": "tab", "\x7f": "backspace", "\x08": "backspace",
    "\x01": "home", "\x05": "end", "\x02": "left", "\x06": "right",
    "\x0b": "erase-rest", "\x15": "erase-line", "\x17": "erase-word",
}  # fmt: skip
_ALT = {
    "b": "word-left", "f": "word-right", "\x7f": "erase-word", "\x08": "erase-word",
    "\r": "enter", "\n": "enter",
}  # fmt: skip
_SEQUENCES = {
    "D": "left", "C": "right", "H": "home", "F": "end",
    "1~": "home", "7~": "home", "4~": "end", "8~": "end", "3~": "delete",
    **{f"{by}D": "word-left" for by in ("1;5", "1;3", "5", "3")},
    **{f"{by}C": "word-right" for by in ("1;5", "1;3", "5", "3")},
    "d": "word-left", "c": "word-right",
}  # fmt: skip


def _left(now: Typed, size: int) -> Typed:
    at = len(now.before) - size
    return now._replace(before=now.before[:at], after=now.before[at:] + now.after)


def _right(now: Typed, size: int) -> Typed:
    return now._replace(before=now.before + now.after[:size], after=now.after[size:])


def _to_line_start(now: Typed) -> int:
    return len(now.before.rpartition("\n")[2])


def _to_line_end(now: Typed) -> int:
    return len(now.after.partition("\n")[0])


def _to_word_start(now: Typed) -> int:
    words = now.before.rstrip()
    blank = max((each.end() for each in _SPACES.finditer(words)), default=0)
    return len(now.before) - blank


def _to_word_end(now: Typed) -> int:
    blanks = len(now.after) - len(now.after.lstrip())
    end = _SPACES.search(now.after, blanks)
    return end.start() if end else len(now.after)


def _in_line(now: Typed, size: int) -> int:
    return min(size, _to_line_start(now) or 1)


_KEYS: dict[str, Callable[[Typed], Typed]] = {
    "paste": lambda now: now._replace(pasting=True),
    "enter": lambda now: now._replace(before=now.before.removesuffix("\\") + "\n"),
    "left": lambda now: _left(now, len(last_letter(now.before))),
    "right": lambda now: _right(now, len(first_letter(now.after))),
    "home": lambda now: _left(now, _to_line_start(now)),
    "end": lambda now: _right(now, _to_line_end(now)),
    "word-left": lambda now: _left(now, _to_word_start(now)),
    "word-right": lambda now: _right(now, _to_word_end(now)),
    "delete": lambda now: now._replace(after=now.after[len(first_letter(now.after)) :]),
    "backspace": lambda now: now._replace(
        before=now.before[: len(now.before) - len(last_letter(now.before))]
    ),
    "erase-line": lambda now: now._replace(
        before=now.before[: len(now.before) - _to_line_start(now)]
    ),
    "erase-rest": lambda now: now._replace(after=now.after[_to_line_end(now) :]),
    "erase-word": lambda now: now._replace(
        before=now.before[: len(now.before) - _in_line(now, _to_word_start(now))]
    ),
}
