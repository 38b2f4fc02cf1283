"""The keys of the terminal's text prompt, and whether a console can take such prompts at all."""

from __future__ import annotations

import sys
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from prompt_toolkit.key_binding import KeyBindings, KeyPressEvent


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
