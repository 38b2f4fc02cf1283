"""Play keys to a text prompt, and see its screen after each of them, without a terminal."""

from __future__ import annotations

import io
from dataclasses import dataclass, field

import pyte
from prompt_toolkit.application import create_app_session
from prompt_toolkit.data_structures import Size
from prompt_toolkit.input import create_pipe_input
from prompt_toolkit.output.vt100 import Vt100_Output

from isp_cli.ask.text_prompt import text_prompt


@dataclass
class Played:
    """What came of some keys."""

    result: str | BaseException = ""
    half_typed: str = ""
    screens: list[list[str]] = field(default_factory=list)
    cursors: list[tuple[int, int]] = field(default_factory=list)  # column, row
    last: list[str] = field(default_factory=list)  # what stays on the screen
    raw: str = ""


def play(
    *keys: str, default: str = "", columns: int = 80, rows: int = 24, width: int = 80
) -> Played:
    """Press keys, each after the screen shows what came of the one before; the last must end it."""
    played, out, waiting = Played(half_typed=default), io.StringIO(), list(keys)
    screen = pyte.Screen(columns, rows)
    screen.set_mode(pyte.modes.LNM)
    stream = pyte.Stream(screen)
    shown = 0

    def take_in() -> None:
        nonlocal shown
        stream.feed(out.getvalue()[shown:])
        shown = len(out.getvalue())

    with create_pipe_input() as pipe:
        output = Vt100_Output(out, lambda: Size(rows, columns), term="xterm-256color")
        with create_app_session(input=pipe, output=output):

            def keep(text: str) -> None:
                played.half_typed = text

            program = text_prompt(default, width=width, on_change=keep)

            def look(_program: object) -> None:
                take_in()
                if not program.is_done:
                    played.screens.append([line.rstrip() for line in screen.display])
                    played.cursors.append((screen.cursor.x, screen.cursor.y))
                    if waiting:
                        pipe.send_text(waiting.pop(0))

            program.after_render += look
            try:
                played.result = program.run()
            except (KeyboardInterrupt, EOFError) as left:
                played.result = left
    take_in()
    played.last = [line.rstrip() for line in screen.display]
    played.raw = out.getvalue()
    return played
