"""Ask on a terminal through questionary, with our keys. Only here is it imported.

Enter ends an answer. Esc then Enter, or a backslash and Enter, starts a new line: Alt-Enter alone
is taken by Windows Terminal and does nothing in Terminal.app. A key that moves about says the same
as the word for it: Shift-Tab is `:back`, Ctrl-E and Ctrl-X Ctrl-E are `:edit`."""

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
from isp_cli.page.document import Aside, Document
from isp_cli.page.printing import height, mask, wrap

if TYPE_CHECKING:
    from asyncio import AbstractEventLoop

    from prompt_toolkit.application import Application
    from prompt_toolkit.formatted_text import StyleAndTextTuples
    from prompt_toolkit.key_binding import KeyBindings, KeyPressEvent
    from prompt_toolkit.layout.processors import Processor
    from prompt_toolkit.styles import BaseStyle
    from questionary import Style

    from isp_cli.ask.picking import Lines

Hook = Callable[[], None]

_PAGE = 5
_PAUSE = 1.0  # seconds from a key until what stands in the prompt is kept

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
        if picking.words and _more_waits(event):  # a paste from a terminal that does not say so
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


def text_keys() -> KeyBindings:
    """Enter ends, Esc Enter or a backslash starts a line, keys for `:back` and `:edit`."""
    from prompt_toolkit.key_binding import KeyBindings

    keys = KeyBindings()

    @keys.add("enter")
    def _end(event: KeyPressEvent) -> None:
        buffer = event.current_buffer
        if buffer.document.text_before_cursor.endswith("\\"):
            buffer.delete_before_cursor(1)
            buffer.insert_text("\n")
        elif _more_waits(event):  # a paste from a terminal that does not say so
            buffer.insert_text("\n")
        else:
            buffer.validate_and_handle()

    @keys.add("escape", "enter")
    def _new_line(event: KeyPressEvent) -> None:
        event.current_buffer.insert_text("\n")

    @keys.add("c-e")
    @keys.add("c-x", "c-e")
    def _editor(event: KeyPressEvent) -> None:
        event.app.exit(result=f"{event.current_buffer.text}\n:edit")

    @keys.add("s-tab")
    def _back(event: KeyPressEvent) -> None:
        event.app.exit(result=f"{event.current_buffer.text}\n:back")

    return keys


def _more_waits(event: KeyPressEvent) -> bool:
    return any(press.key != "<cpr-response>" for press in event.key_processor.input_queue)


_KEYS = " Enter next   Esc Enter new line   Shift-Tab back   Ctrl-E editor   :help"
_KEYS_NARROW = " Enter next   Esc Enter line   :help"
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

    def clear(self) -> None:
        """Forget what was typed and chosen: somebody keeps it now."""
        self._read_typed = lambda: ("", ())

    def mend(self, page: Document, written: str, complete: CompleteAnswer | None = None) -> str:
        """Ask again, with what was written in the line."""
        del complete  # the line itself is there to be changed
        empty = Aside("Mend it here, or empty the line with Ctrl-U and press Enter.")
        return self.text((*page, empty), default=written)

    def text(self, page: Document, *, default: str = "") -> str:
        """Ask for a text of one or many lines."""
        import questionary

        self._show_above(page, 0)
        question = questionary.text(
            "",
            default=default,
            qmark="",
            instruction="\n",
            multiline=True,
            key_bindings=text_keys(),
            prompt_continuation=" ",
            bottom_toolbar=_KEYS if self._width >= len(_KEYS) else _KEYS_NARROW,
            input_processors=_shown_safely(),
            style=_style(),
        )
        buffer = question.application.layout.current_buffer
        assert buffer is not None
        buffer.on_text_changed += lambda _: self._changed()
        self._read_typed = lambda: (buffer.text, ())
        return str(self._run(question.application))

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
        self._read_typed = lambda: (picking.words, picking.chosen)
        above = self._show_above(page, picking.least_height)
        try:
            self._run(list_on_terminal(picking, keys, above, _style(), self._changed))
        except TypedCommand as command:
            raise TypedCommand(self._rest_of(command), picking.chosen) from None
        if picking.words:
            raise WordsAtList(picking.words, picking.chosen)
        return picking.chosen

    def _rest_of(self, command: TypedCommand) -> str:
        """Let the person write the rest of a line that begins with a colon."""
        import questionary

        if command.line != ":":
            return command.line
        line = questionary.text(
            "", default=":", qmark="", input_processors=_shown_safely(), style=_style()
        )
        return str(self._run(line.application))

    def _show_above(self, page: Document, below: int) -> int:
        """Show a page; return how many lines of it, and told before it, stay above a list.

        Where these leave no room for so many lines `below`, what was told is read first.
        """
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

        self._told_before = self._lines_told()
        lines = wrap(question, self._width - len("  (Y/n) Yes"))
        asked = questionary.confirm(
            "\n ".join(lines), default=default, qmark="", auto_enter=False, style=_style()
        )
        return bool(self._run(asked.application))


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


def _shown_safely() -> list[Processor]:
    """Return what stands between a text and the terminal; the text itself stays as it is."""
    from prompt_toolkit.layout.processors import (
        Processor,
        TabsProcessor,
        Transformation,
        TransformationInput,
    )

    class Masking(Processor):
        def apply_transformation(self, transformation_input: TransformationInput) -> Transformation:
            fragments = transformation_input.fragments
            return Transformation([(each[0], mask(each[1])) for each in fragments])

    return [TabsProcessor(), Masking()]
