"""The program that takes one text on a terminal: its keys, its rows, the hint below it.

Enter ends an answer. Esc then Enter, or a backslash and Enter, starts a new line: Alt-Enter alone
is taken by Windows Terminal and does nothing in Terminal.app. A key that moves about says the same
as the word for it: Shift-Tab is `:back`, Ctrl-E and Ctrl-X Ctrl-E are `:edit`.

Every key that does something is named here; prompt_toolkit's own keys stay off, since its search,
its selection and its macros take words in without showing them. They act on a `BufferControl` only,
and none is used: what is typed is a `Writing`."""

from __future__ import annotations

import re
import select
import sys
from collections.abc import Callable

from prompt_toolkit.application import Application, get_app
from prompt_toolkit.data_structures import Point
from prompt_toolkit.filters import is_done
from prompt_toolkit.formatted_text import StyleAndTextTuples
from prompt_toolkit.key_binding import KeyBindings, KeyPressEvent
from prompt_toolkit.keys import Keys
from prompt_toolkit.layout import (
    ConditionalContainer,
    Dimension,
    FormattedTextControl,
    HSplit,
    Layout,
    UIContent,
    UIControl,
    Window,
)
from prompt_toolkit.layout.controls import GetLinePrefixCallable

from isp_cli.ask.letters import letter_after, letter_before
from isp_cli.ask.wrapping import TextRows, Wrapping
from isp_cli.ask.writing import Writing

_MARGIN = " "
_LINES_AROUND = 3  # an empty one above the text, one below it, and the hint
_KEYS = (
    " Enter next   Esc Enter new line   Ctrl-Z undo   Shift-Tab back   Ctrl-E editor   :help",
    " Enter next  Esc Enter new line  Ctrl-Z undo  Shift-Tab back  Ctrl-E edit  :help",
    " Enter next  Esc Enter line  :help more",
    " Enter next   :help",
)
_FAR = 10_000  # cells, more than any row has
_KEPT = " Everything is kept as you write."
_KEPT_FOR = 20  # keys
_STREAM = 40  # characters that come at once and were not typed: a paste without its marks
_WORD = re.compile(r"\S+\s*|\s+")
_CONTROLS = re.compile("[\x00-\x1f\x7f-\x9f]")


def text_prompt(default: str, *, width: int, on_change: Callable[[str], None]) -> Application[str]:
    """Return the program that takes a text, which begins as `default`.

    Its result is the text, with `\\n:edit` or `\\n:back` after it where one of their keys ended it;
    Ctrl-C and Ctrl-\\ end it with KeyboardInterrupt, Ctrl-D in an empty text with EOFError. What is
    half typed goes to `on_change` at every change. TextRows are at most `width` cells wide.
    """
    writing = Writing(default, on_change)
    page = _Page(writing, width)
    note = _Note(width)
    text = Window(page, height=Dimension(min=1), dont_extend_height=True)
    hint = FormattedTextControl(note.line)
    below = HSplit([Window(height=page.gap), Window(hint, height=1)])
    rows = HSplit([Window(height=page.gap), text, ConditionalContainer(below, ~is_done)])
    keys = KeyBindings()
    _add_typing(keys, writing)
    _add_moving(keys, writing, page, text)
    _add_erasing(keys, writing)
    _add_ends(keys, writing)
    keys.add("c-s")(lambda _event: note.tell())
    program: Application[str] = Application(Layout(rows, text), key_bindings=keys)
    program.key_processor.before_key_press += lambda _keys: note.pass_key()
    return program


class _Page(UIControl):
    """The text in rows, as prompt_toolkit draws it."""

    def __init__(self, writing: Writing, width: int) -> None:
        self._writing = writing
        self._most = width
        self._wrapping = Wrapping()
        self._width = width

    @property
    def rows(self) -> TextRows:
        """The text as it stands now, in the rows it was drawn in last."""
        margins = len(_MARGIN) + 1  # the cell past the edge, for the cursor or a blank
        return self._wrapping.rows(self._writing.text, max(1, self._width - margins))

    def gap(self) -> int:
        """Return how many empty lines are above and below: none where the text needs the room."""
        room = get_app().output.get_size().rows
        return 1 if self.rows.count + _LINES_AROUND <= room else 0

    def create_content(self, width: int, height: int | None) -> UIContent:
        del height  # prompt_toolkit cuts out what is in view
        self._width = min(width, self._most)
        rows = self.rows
        row, offset, _ = rows.place(self._writing.at)
        return UIContent(
            # a blank more: where the cursor may stand
            lambda number: [("class:answer", f"{_MARGIN}{rows.drawn(number)} ")],
            line_count=rows.count,
            cursor_position=Point(offset + len(_MARGIN), row),
        )

    def preferred_height(
        self,
        width: int,
        max_available_height: int,
        wrap_lines: bool,
        get_line_prefix: GetLinePrefixCallable | None,
    ) -> int:
        del wrap_lines, get_line_prefix  # rows are wrapped already
        self._width = min(width, self._most)
        return min(self.rows.count, max_available_height)

    def is_focusable(self) -> bool:
        return True


class _Note:
    """The line below the text: the keys, or for a while what a key had to say."""

    def __init__(self, width: int) -> None:
        self._width = width
        self._keys_left = 0

    def tell(self) -> None:
        """Say that everything is kept."""
        self._keys_left = _KEPT_FOR

    def pass_key(self) -> None:
        """Count one more key."""
        self._keys_left = max(0, self._keys_left - 1)

    def line(self) -> StyleAndTextTuples:
        """Return what there is to say in this window."""
        room = min(self._width, get_app().output.get_size().columns)
        fitting = [keys for keys in _KEYS if len(keys) <= room]
        return [("", _KEPT if self._keys_left else (*fitting, _KEYS[-1])[0])]


def _add_typing(keys: KeyBindings, writing: Writing) -> None:
    @keys.add(Keys.Any)
    def _typed(event: KeyPressEvent) -> None:
        waiting = event.key_processor.input_queue
        words = _letter(event.key_sequence[-1].key, is_last=not waiting)
        while words and waiting and (letter := _letter(waiting[0].key, is_last=len(waiting) == 1)):
            words += letter
            waiting.popleft()
        if waiting or len(words) >= _STREAM:
            writing.insert(words, "streamed")
        else:
            for word in _WORD.findall(words):  # a slow line brings several at once
                writing.insert(word)

    @keys.add("enter")
    @keys.add("c-j")  # what Enter sends before the terminal takes keys raw
    def _enter(event: KeyPressEvent) -> None:
        if writing.text[: writing.at].endswith("\\"):
            writing.erase_before()
            writing.insert("\n")
        elif _more_waits(event, writing):  # a paste from a terminal that does not say so
            writing.insert("\n", "streamed")
        else:
            event.app.exit(result=writing.text)

    @keys.add("escape", "enter")
    @keys.add("escape", "c-j")
    def _new_line(_event: KeyPressEvent) -> None:
        writing.insert("\n")

    @keys.add(Keys.BracketedPaste)
    def _pasted(event: KeyPressEvent) -> None:
        writing.insert(event.data.replace("\r\n", "\n").replace("\r", "\n"), "pasted")


def _more_waits(event: KeyPressEvent, writing: Writing) -> bool:
    """Claim that more keys came with this one, in the same read or, of a long paste, the next."""
    if event.key_processor.input_queue:
        return True
    if not writing.is_streaming or sys.platform == "win32":
        return False
    return bool(select.select([event.app.input.fileno()], [], [], 0)[0])


def _letter(key: str, *, is_last: bool) -> str:
    """Return the letter of a key, a tab among others too; "" of a key that writes nothing."""
    if key == Keys.ControlI:
        return "" if is_last else "\t"
    return key if len(key) == 1 and not _CONTROLS.match(key) else ""


def _add_moving(keys: KeyBindings, writing: Writing, page: _Page, text: Window) -> None:
    def move(names: str, to: Callable[[], int]) -> None:
        for name in names.split():
            keys.add(*name.split("+"))(lambda _event: writing.go(to()))

    def rise(by: Callable[[], int]) -> None:
        rows = page.rows
        here = rows.place(writing.at)
        column = here.column if writing.column is None else writing.column
        row = min(max(here.row + by(), 0), rows.count - 1)
        if row != here.row:
            writing.go(rows.index_at(row, column), column=column)

    def height() -> int:
        return text.render_info.window_height if text.render_info else 1

    def row_start() -> int:
        rows = page.rows
        start = rows.index_at(rows.place(writing.at).row, 0)
        return writing.line_start if start == writing.at else start

    def row_end() -> int:
        rows = page.rows
        end = rows.index_at(rows.place(writing.at).row, _FAR)
        return writing.line_end if end == writing.at else end

    move("left c-b s-left", lambda: letter_before(writing.text, writing.at))
    move("right c-f s-right", lambda: letter_after(writing.text, writing.at))
    move("c-left escape+left escape+b c-s-left", lambda: writing.word_start)
    move("c-right escape+right escape+f c-s-right", lambda: writing.word_end)
    move("home s-home", row_start)
    move("end s-end", row_end)
    move("c-a", lambda: writing.line_start)
    move("c-home", lambda: 0)
    move("c-end", lambda: len(writing.text))
    for name, by in {"up": -1, "c-p": -1, "s-up": -1, "down": 1, "c-n": 1, "s-down": 1}.items():
        keys.add(name)(lambda _event, by=by: rise(lambda: by))
    keys.add("pageup")(lambda _event: rise(lambda: -height()))
    keys.add("pagedown")(lambda _event: rise(height))


def _add_erasing(keys: KeyBindings, writing: Writing) -> None:
    for names, erase in {
        "c-h": writing.erase_before,  # Backspace, whatever the terminal sends for it
        "delete s-delete": writing.erase_after,
        "c-w": writing.cut_back_to_blank,
        "escape+c-h": writing.cut_word_before,
        "escape+d c-delete": writing.cut_word_after,
        "c-u": writing.cut_line_before,
        "c-k": writing.cut_line_after,
        "c-z c-_": writing.undo,
        "c-y escape+z escape+Z": writing.redo,
    }.items():
        for name in names.split():
            keys.add(*name.split("+"))(lambda _event, erase=erase: erase())


def _add_ends(keys: KeyBindings, writing: Writing) -> None:
    @keys.add("c-e")
    @keys.add("c-x", "c-e")
    def _editor(event: KeyPressEvent) -> None:
        event.app.exit(result=f"{writing.text}\n:edit")

    @keys.add("s-tab")
    def _back(event: KeyPressEvent) -> None:
        event.app.exit(result=f"{writing.text}\n:back")

    @keys.add("c-c")
    @keys.add("c-\\")
    @keys.add("<sigint>")  # the signal from outside, which Ctrl-C is not while keys are taken raw
    def _leave(event: KeyPressEvent) -> None:
        event.app.exit(exception=KeyboardInterrupt())

    @keys.add("c-d")
    def _end(event: KeyPressEvent) -> None:
        if writing.text:
            writing.erase_after()
        else:
            event.app.exit(exception=EOFError())
