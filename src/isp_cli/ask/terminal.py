"""Ask on a terminal through questionary, with our keys. Only here is it imported.

The keys of a text stand in `text_prompt`."""

from __future__ import annotations

import sys
from collections.abc import Callable
from typing import TYPE_CHECKING

from isp_cli.ask.picking import Picking
from isp_cli.ask.prompt import NO_LIMITS, Choice, CompleteAnswer, Limits, ShowPage, TypedCommand
from isp_cli.errors import EXIT_INTERRUPTED, Interrupted, Terminated
from isp_cli.page.document import Aside, Document
from isp_cli.page.printing import height, wrap

if TYPE_CHECKING:
    from prompt_toolkit.application import Application
    from prompt_toolkit.formatted_text import StyleAndTextTuples
    from prompt_toolkit.key_binding import KeyBindings, KeyPressEvent
    from prompt_toolkit.styles import BaseStyle
    from questionary import Style

    from isp_cli.ask.picking import Lines


_PAGE = 5


def list_on_terminal(
    picking: Picking, told: str, above: int, style: BaseStyle
) -> Application[None]:
    """Return the program that lets a person choose.

    `told` says how; so many lines `above` it are to stay on the screen.
    """
    from prompt_toolkit.application import Application, get_app
    from prompt_toolkit.layout import FormattedTextControl, Layout, Window

    def lines() -> Lines:
        app = get_app()
        size = app.output.get_size()
        if app.is_done:
            return picking.answer(size.columns)
        view = picking.view(size.columns, size.rows - above - 1)
        return [("", told), *view]

    def fragments() -> StyleAndTextTuples:
        found: StyleAndTextTuples = []
        for number, (name, text) in enumerate(lines()):
            if name == "class:pointed":  # where a magnifier looks, and what is never cut away
                found.append(("[SetCursorPosition]", ""))
            found.append((name, f"\n{text}" if number else text))
        return found

    control = FormattedTextControl(fragments, show_cursor=False)
    window = Window(control, dont_extend_height=True, always_hide_cursor=True)
    return Application(layout=Layout(window), key_bindings=_keys(picking), style=style)


def _keys(picking: Picking) -> KeyBindings:
    from prompt_toolkit.key_binding import KeyBindings
    from prompt_toolkit.keys import Keys

    keys = KeyBindings()
    for moving, by in {
        "down": 1, "c-n": 1, "up": -1, "c-p": -1, "pagedown": _PAGE, "pageup": -_PAGE,
        "home": -10_000, "end": 10_000,
    }.items():  # fmt: skip
        keys.add(moving)(lambda _event, by=by: picking.move(by))
    keys.add(" ")(lambda _event: picking.take())
    keys.add("backspace")(lambda _event: picking.find("\b"))

    @keys.add("enter")
    @keys.add("c-j")  # what Enter sends before the terminal takes keys raw
    def _enter(event: KeyPressEvent) -> None:
        picking.enter()
        if picking.is_done:
            event.app.exit()

    @keys.add(Keys.Any)
    def _letter(event: KeyPressEvent) -> None:
        key = event.key_sequence[0].key
        if len(key) == 1 and key.isprintable():
            picking.find(key)

    _add_ways_out(keys)
    return keys


def _add_ways_out(keys: KeyBindings) -> None:
    @keys.add("s-tab")
    def _back(event: KeyPressEvent) -> None:
        event.app.exit(exception=TypedCommand(":back"))

    @keys.add(":")
    def _colon(event: KeyPressEvent) -> None:
        event.app.exit(exception=TypedCommand(":"))

    @keys.add("c-c")
    @keys.add("<sigint>")  # the signal from outside, which Ctrl-C is not while keys are taken raw
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
        self, show: ShowPage, *, width: int, lines_told: Callable[[], int] = lambda: 0
    ) -> None:
        """Ask; `lines_told` counts what is told between the questions, from the beginning."""
        self._show = show
        self._width = width
        self._lines_told = lines_told
        self._told_before = 0
        self._half_typed = ""

    @property
    def half_typed(self) -> str:
        """What stands in the text prompt now."""
        return self._half_typed

    def mend(self, page: Document, written: str, complete: CompleteAnswer | None = None) -> str:
        """Ask again, with what was written in the line."""
        del complete  # the line itself is there to be changed
        empty = Aside("Mend it here, or empty the line with Ctrl-U and press Enter.")
        return self.text((*page, empty), default=written)

    def text(self, page: Document, *, default: str = "") -> str:
        """Ask for a text of one or many lines."""
        from isp_cli.ask.text_prompt import text_prompt

        self._show_above(page, 0)
        self._half_typed = default
        try:
            said = text_prompt(default, width=self._width, on_change=self._type).run()
        except (KeyboardInterrupt, EOFError) as left:
            raise _interrupted(left, self._half_typed) from None
        self._half_typed = ""
        return said

    def _type(self, text: str) -> None:
        self._half_typed = text

    def choose_many(
        self,
        page: Document,
        choices: tuple[Choice, ...],
        *,
        chosen: tuple[str, ...] = (),
        limits: Limits = NO_LIMITS,
    ) -> tuple[str, ...]:
        """Ask for several of a list."""
        told = _LIST_KEYS if self._width > len(_LIST_KEYS) else _LIST_KEYS_NARROW
        return self._chosen(page, Picking(choices, chosen=chosen, limits=limits), told)

    def choose(
        self, page: Document, choices: tuple[Choice, ...], *, none: str = "Done", chosen: str = ""
    ) -> str:
        """Ask for one of a list."""
        every = (Choice("", none), *choices)
        picking = Picking(every, chosen=(chosen,) if chosen else (), many=False)
        (one,) = self._chosen(page, picking, _ONE_KEYS)
        return one

    def _chosen(self, page: Document, picking: Picking, told: str) -> tuple[str, ...]:
        try:
            above = self._show_above(page, picking.least_height)
            list_on_terminal(picking, told, above, _style()).run()
        except TypedCommand as command:
            raise TypedCommand(self._rest_of(command, picking.chosen), picking.chosen) from None
        except (KeyboardInterrupt, EOFError) as left:
            raise _interrupted(left, "", picking.chosen) from None
        return picking.chosen

    def _rest_of(self, command: TypedCommand, chosen: tuple[str, ...]) -> str:
        """Let the person write the rest of a line that begins with a colon."""
        from isp_cli.ask.text_prompt import text_prompt

        if command.line != ":":
            return command.line
        line = text_prompt(":", width=self._width, on_change=lambda _line: None)
        try:
            return line.run().rpartition("\n")[2]
        except (KeyboardInterrupt, EOFError) as left:
            raise _interrupted(left, "", chosen) from None

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

        questionary.press_any_key_to_continue(
            "Any key goes on to the list.", style=_style(), erase_when_done=True
        ).unsafe_ask()

    def confirm(self, question: str, *, default: bool) -> bool:
        """Ask yes or no."""
        import questionary

        ask_no_position()
        self._told_before = self._lines_told()
        lines = wrap(question, self._width - len("  (Y/n) Yes"))
        asked = questionary.confirm(
            "\n ".join(lines), default=default, qmark="", auto_enter=False, style=_style()
        )
        try:
            return bool(asked.unsafe_ask())
        except (KeyboardInterrupt, EOFError) as left:
            raise _interrupted(left, "") from None


def _interrupted(left: BaseException, partial: str, chosen: tuple[str, ...] = ()) -> Interrupted:
    code = left.exit_code if isinstance(left, Terminated) else EXIT_INTERRUPTED
    return Interrupted(partial, chosen=chosen, exit_code=code)


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
