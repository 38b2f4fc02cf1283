"""Ask every question, then look the answers over: any of them can be opened again."""

from __future__ import annotations

from isp_cli.commands.asking import Asking


def ask_and_look_over(asking: Asking) -> None:
    """Ask what is left, and then which answer to open again, until the person has finished.

    Raises:
        Interrupted: the person left; the draft holds what was said, half-said words too.
    """
    from isp_cli.commands.moving import REVIEW_MOVES
    from isp_cli.commands.names import names_of
    from isp_cli.core.moves import read_move
    from isp_cli.ui.pages import interview as pages
    from isp_cli.ui.prompt import Command

    env = asking.env
    while True:
        asking.run()
        if not asking.interview.entry.answers:
            return
        page = pages.review_page(asking.interview)
        choices = pages.review_choices(names_of(env), asking.interview, env.width)
        with asking.keeping():
            try:
                with env.signals.asking():
                    opened = env.prompter.choose(page, choices, none="Finish")
            except Command as command:
                move = read_move(command.line)
                REVIEW_MOVES.get(move.name if move else "", REVIEW_MOVES["help"])(asking)
                continue
        if not opened:
            return
        asking.interview = asking.interview.reopen(opened)
