"""Draw a list on the terminal and give it its keys; only as much of it as leaves room for more."""

from __future__ import annotations

import sys
from typing import TYPE_CHECKING

from isp_cli.ui.prompt import Command

if TYPE_CHECKING:
    from prompt_toolkit.application import Application
    from prompt_toolkit.formatted_text import StyleAndTextTuples
    from prompt_toolkit.key_binding import KeyBindings, KeyPressEvent
    from prompt_toolkit.styles import BaseStyle

    from isp_cli.ui.picking import Lines, Picking

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
        event.app.exit(exception=Command(":back"))

    @keys.add(":")
    def _colon(event: KeyPressEvent) -> None:
        event.app.exit(exception=Command(":"))

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
