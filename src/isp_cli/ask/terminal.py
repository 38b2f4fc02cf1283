"""Ask on a terminal through questionary, with our keys. Only here is it imported.

The keys of a text stand in `text_prompt`."""

from __future__ import annotations

import sys
from collections.abc import Callable
from typing import TYPE_CHECKING, Any, TypeVar

from isp_cli.ask.picking import Picking
from isp_cli.ask.prompt import (
    NO_LIMITS,
    Choice,
    CompleteAnswer,
    Limits,
    ShowPage,
    TypedCommand,
    WordsAtList,
)
from isp_cli.ask.words import is_like_a_move
from isp_cli.page.document import Aside, Document
from isp_cli.page.printing import height, wrap

if TYPE_CHECKING:
    from asyncio import AbstractEventLoop

    from prompt_toolkit.application import Application
    from prompt_toolkit.formatted_text import StyleAndTextTuples
    from prompt_toolkit.key_binding import KeyBindings, KeyPressEvent
    from prompt_toolkit.styles import BaseStyle
    from questionary import Style

    from isp_cli.ask.picking import Lines

Hook = Callable[[], None]

_PAGE = 5
_PAUSE = 0.5  # seconds from a key until what stands in the prompt is kept

R = TypeVar("R")


def list_on_terminal(
    picking: Picking, instruction: str, above: int, style: BaseStyle, on_change: Hook
) -> Application[None]:
    """Return the program that lets a person choose.

    `instruction` says how; so many lines `above` it are to stay on the screen.
    """
    from prompt_toolkit.application import Application, get_app
    from prompt_toolkit.layout import FormattedTextControl, Layout, Window

    def lines() -> Lines:
        app = get_app()
        size = app.output.get_size()
        if app.is_done:
            return picking.answer(size.columns)
        view = picking.view(size.columns, size.rows - above - 1)
        return [("", instruction), *view]

    def fragments() -> StyleAndTextTuples:
        drawn: StyleAndTextTuples = []
        for number, (name, text) in enumerate(lines()):
            if name == "class:pointed":  # where a magnifier looks, and what is never cut away
                drawn.append(("[SetCursorPosition]", ""))
            drawn.append((name, f"\n{text}" if number else text))
        return drawn

    control = FormattedTextControl(fragments, show_cursor=False)
    window = Window(control, dont_extend_height=True, always_hide_cursor=True)
    keys = _keys(picking, on_change)
    return Application(layout=Layout(window), key_bindings=keys, style=style)


def _keys(picking: Picking, on_change: Hook) -> KeyBindings:
    from prompt_toolkit.key_binding import KeyBindings
    from prompt_toolkit.keys import Keys

    keys = KeyBindings()
    for moving, by in {
        "down": 1, "c-n": 1, "up": -1, "c-p": -1, "pagedown": _PAGE, "pageup": -_PAGE,
        "home": -10_000, "end": 10_000,
    }.items():  # fmt: skip
        keys.add(moving)(lambda _event, by=by: picking.move(by))

    @keys.add("backspace")
    def _take_back(event: KeyPressEvent) -> None:
        del event
        picking.backspace()
        on_change()

    @keys.add("enter")
    @keys.add("c-j")  # what Enter sends before the terminal takes keys raw
    def _enter(event: KeyPressEvent) -> None:
        if picking.words and event.key_processor.input_queue:  # a paste, where none is marked
            picking.type("\n")
        else:
            picking.enter()
        on_change()
        if picking.is_done:
            event.app.exit()

    @keys.add(Keys.BracketedPaste)
    def _paste(event: KeyPressEvent) -> None:
        picking.type(event.data.replace("\r\n", "\n").replace("\r", "\n"))
        on_change()

    @keys.add(Keys.Any)
    def _letter(event: KeyPressEvent) -> None:
        key = event.key_sequence[0].key
        if key == ":" and not picking.is_searching:
            event.app.exit(exception=TypedCommand(":"))
        elif len(key) == 1 and key.isprintable():
            picking.type(key)
            on_change()

    _add_ways_out(keys)
    return keys


def _add_ways_out(keys: KeyBindings) -> None:
    @keys.add("s-tab")
    def _back(event: KeyPressEvent) -> None:
        event.app.exit(exception=TypedCommand(":back"))

    @keys.add("c-c")
    @keys.add("c-\\")
    def _leave(event: KeyPressEvent) -> None:
        event.app.exit(exception=KeyboardInterrupt())

    @keys.add("c-d")
    def _end(event: KeyPressEvent) -> None:
        event.app.exit(exception=EOFError())

    if sys.platform != "win32":

        @keys.add("c-z")
        def _suspend(event: KeyPressEvent) -> None:
            event.app.suspend_to_background()


def ask_no_position() -> None:
    """Keep prompts from asking the terminal where its cursor is.

    None needs to know, and of a terminal that does not answer prompt_toolkit warns at each of them.
    """
    from prompt_toolkit.application import get_app_session
    from prompt_toolkit.output.vt100 import Vt100_Output

    output = get_app_session().output
    if isinstance(output, Vt100_Output):
        output.enable_cpr = False


def can_draw() -> bool:
    """Claim that this console takes prompts that move the cursor (Git Bash on Windows does not)."""
    if sys.platform != "win32":
        return True
    from prompt_toolkit.output.defaults import create_output
    from prompt_toolkit.output.win32 import (  # type: ignore[attr-defined]
        NoConsoleScreenBufferError,
    )

    try:
        create_output()
    except NoConsoleScreenBufferError:
        return False
    return True


_LIST_KEYS = " Space chooses   letters find   Enter next   : for more"
_LIST_KEYS_NARROW = " Space picks  letters find  Enter next"
_ONE_KEYS = " Arrow keys or letters, and Enter"


class TerminalPrompter:
    """Asks with questionary on the process's terminal."""

    def __init__(
        self,
        show: ShowPage,
        *,
        width: int,
        lines_told: Callable[[], int] = lambda: 0,
        on_pause: Hook = lambda: None,
        on_gone: Hook = lambda: None,
    ) -> None:
        """Ask; `lines_told` counts what is told between the questions, from the beginning.

        `on_pause` is called when there is something new to keep, a second after it was typed;
        `on_gone` when the terminal can be written no more.
        """
        self._show = show
        self._width = width
        self._lines_told = lines_told
        self._on_pause = on_pause
        self._on_gone = on_gone
        self._told_before = 0
        self._is_pause_due = False
        self._read_typed: Callable[[], tuple[str, tuple[str, ...]]] = lambda: ("", ())

    @property
    def half_typed(self) -> str:
        """The words that stand in the prompt, or stood there when it ended."""
        return self._read_typed()[0]

    @property
    def half_chosen(self) -> tuple[str, ...]:
        """The ids that stand chosen in the list at hand, or stood so when it ended."""
        return self._read_typed()[1]

    def begin(self, text: str = "", chosen: tuple[str, ...] = ()) -> None:
        """Begin a prompt in which this stands; what stood in the one before is forgotten."""
        self._read_typed = lambda: (text, chosen)

    def mend(self, page: Document, written: str, complete: CompleteAnswer | None = None) -> str:
        """Ask again, with what was written in the line."""
        del complete  # the line itself is there to be changed
        empty = Aside("Mend it here, or empty the line with Ctrl-U and press Enter.")
        return self.text((*page, empty), default=written)

    def text(self, page: Document, *, default: str = "") -> str:
        """Ask for a text of one or many lines."""
        from isp_cli.ask.text_prompt import text_prompt

        self._show_above(page, 0)
        self.begin(default)
        return self._run(text_prompt(default, width=self._width, on_change=self._type))

    def _run(self, app: Application[R]) -> R:
        """Run a prompt; what goes wrong with its terminal ends it, once its words are kept."""
        self._is_pause_due = False
        return app.run(handle_sigint=False, pre_run=lambda: self._watch(app))

    def _watch(self, app: Application[R]) -> None:
        from asyncio import get_running_loop

        def gone(loop: AbstractEventLoop, context: dict[str, Any]) -> None:
            del loop
            self._on_gone()
            if app.is_running and not app.is_done:
                trouble = context.get("exception") or OSError(context["message"])
                app.exit(exception=trouble)

        get_running_loop().set_exception_handler(gone)

    def _changed(self) -> None:
        """Have what was typed kept soon; once for all that is typed until then."""
        from asyncio import get_running_loop

        if not self._is_pause_due:
            self._is_pause_due = True
            get_running_loop().call_later(_PAUSE, self._pause)

    def _pause(self) -> None:
        self._is_pause_due = False
        self._on_pause()

    def _type(self, text: str) -> None:
        self.begin(text)
        self._changed()

    def choose_many(
        self,
        page: Document,
        choices: tuple[Choice, ...],
        *,
        chosen: tuple[str, ...] = (),
        limits: Limits = NO_LIMITS,
    ) -> tuple[str, ...]:
        """Ask for several of a list."""
        keys = _LIST_KEYS if self._width > len(_LIST_KEYS) else _LIST_KEYS_NARROW
        return self._choose(page, Picking(choices, chosen=chosen, limits=limits), keys)

    def choose(
        self, page: Document, choices: tuple[Choice, ...], *, none: str = "Done", chosen: str = ""
    ) -> str:
        """Ask for one of a list."""
        every = (Choice("", none), *choices)
        picking = Picking(every, chosen=(chosen,) if chosen else (), many=False)
        (one,) = self._choose(page, picking, _ONE_KEYS)
        return one

    def _choose(self, page: Document, picking: Picking, keys: str) -> tuple[str, ...]:
        above = self._show_above(page, picking.least_height)
        self._read_typed = lambda: (picking.words, picking.chosen)
        try:
            self._run(list_on_terminal(picking, keys, above, _style(), self._changed))
        except TypedCommand as command:
            words, line = picking.words, command.line
            if line == ":":
                words, line = self._words_and_move(picking.chosen)
            if line:
                raise TypedCommand(line, picking.chosen, words) from None
            if words:
                raise WordsAtList(words, picking.chosen) from None
            return self._choose(page, picking, keys)
        if picking.words:
            raise WordsAtList(picking.words, picking.chosen)
        return picking.chosen

    def _words_and_move(self, chosen: tuple[str, ...]) -> tuple[str, str]:
        """Let the person write a line that begins with a colon; part words from what moves."""
        from isp_cli.ask.text_prompt import text_prompt

        def change(text: str) -> None:
            self.begin(_parted(text)[0], chosen)
            self._changed()

        self.begin("", chosen)
        return _parted(self._run(text_prompt(":", width=self._width, on_change=change)))

    def _show_above(self, page: Document, below: int) -> int:
        """Show a page; return how many lines of it, and told before it, stay above a list.

        Where these leave no room for so many lines `below`, what was told is read first.
        """
        ask_no_position()
        told = self._lines_told() - self._told_before
        page_height = 1 + height(page, self._width)
        if below and told and told + page_height + below > _screen_height():
            self._wait_for_reader()
            told = 0
        self._show(page)
        self._told_before = self._lines_told()
        return told + page_height

    def _wait_for_reader(self) -> None:
        import questionary

        key = questionary.press_any_key_to_continue(
            "Any key goes on to the list.", style=_style(), erase_when_done=True
        )
        self._run(key.application)

    def wait(self, message: str) -> None:
        """Say something, and wait for Enter."""
        from prompt_toolkit import PromptSession
        from prompt_toolkit.key_binding import KeyBindings
        from prompt_toolkit.keys import Keys

        keys = KeyBindings()
        _add_ways_out(keys)
        keys.add("enter")(lambda event: event.app.exit(result=""))
        keys.add(Keys.Any)(lambda event: None)  # what is typed here is meant for elsewhere
        said = "\n ".join(wrap(message, self._width - 2))
        self._run(PromptSession(f" {said} ", key_bindings=keys).app)

    def confirm(self, question: str, *, default: bool) -> bool:
        """Ask yes or no."""
        import questionary

        ask_no_position()
        self._told_before = self._lines_told()
        lines = wrap(question, self._width - len("  (Y/n) Yes"))
        asked = questionary.confirm(
            "\n ".join(lines), default=default, qmark="", auto_enter=False, style=_style()
        )
        return bool(self._run(asked.application))


def _parted(text: str) -> tuple[str, str]:
    """Part what begins with a colon into words and a line that moves, or looks like one."""
    words, _, line = text.rpartition("\n")
    if not is_like_a_move(line):
        words, line = text, ""
    return "" if words.strip() in ("", ":") or is_like_a_move(words) else words, line


def _screen_height() -> int:
    from prompt_toolkit.application import get_app_session

    return get_app_session().output.get_size().rows


def _style() -> Style:
    from questionary import Style

    # bold and marks carry the meaning; a colour never does
    return Style(
        [
            ("pointed", "bold"),
            ("selected", "bold"),
            ("heading", "bold"),
            ("bottom-toolbar", "noreverse"),
        ]
    )
