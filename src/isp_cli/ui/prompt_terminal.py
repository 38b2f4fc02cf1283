"""Ask on a terminal through questionary, with our keys. Only here is it imported.

Enter ends an answer. Esc then Enter, or a backslash and Enter, starts a new line: Alt-Enter alone
is taken by Windows Terminal and does nothing in Terminal.app. A key that moves about says the same
as the word for it: Shift-Tab is `:back`, Ctrl-E and Ctrl-X Ctrl-E are `:edit`.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from isp_cli.errors import EXIT_INTERRUPTED, Interrupted, Terminated
from isp_cli.ui.document import Document
from isp_cli.ui.layout import wrapped
from isp_cli.ui.prompt import NO_LIMITS, Choice, Command, Limits, Show
from isp_cli.ui.terminal_keys import text_keys, with_moves
from isp_cli.ui.terminal_search import list_of, with_search
from isp_cli.ui.text import shortened, visible

if TYPE_CHECKING:
    from questionary import Question

_KEYS = " Enter next   Esc Enter new line   Shift-Tab back   Ctrl-E editor   :help"
_KEYS_NARROW = " Enter next   Esc Enter line   :help"
_LIST_KEYS = " Space chooses   letters find   Enter next   : for more"
_LIST_KEYS_NARROW = "Space picks  letters find  Enter next"


class TerminalPrompter:
    """Asks with questionary on the process's terminal."""

    def __init__(self, show: Show, *, width: int) -> None:
        self._show = show
        self._width = width
        self._asked: Question | None = None

    @property
    def half_typed(self) -> str:
        """What stands in the text prompt now."""
        return self._asked.application.current_buffer.text if self._asked else ""

    def text(self, page: Document, *, default: str = "") -> str:
        """Ask for a text of one or many lines."""
        import questionary

        self._show(page)
        question = questionary.text(
            "",
            default=default,
            qmark="",
            instruction="\n",
            multiline=True,
            key_bindings=text_keys(),
            prompt_continuation=" ",
            bottom_toolbar=_KEYS if self._width >= len(_KEYS) else _KEYS_NARROW,
            enable_suspend=True,
            input_processors=_show_controls(),
            style=_style(),
        )
        self._asked = question
        try:
            said = str(question.unsafe_ask())
        except (KeyboardInterrupt, EOFError) as left:
            raise _interrupted(left, self.half_typed) from None
        self._asked = None
        return said

    def choose_many(
        self,
        page: Document,
        choices: tuple[Choice, ...],
        *,
        chosen: tuple[str, ...] = (),
        limits: Limits = NO_LIMITS,
    ) -> tuple[str, ...]:
        """Ask for several of a list."""
        import questionary

        self._show(page)
        question = questionary.checkbox(
            "",
            choices=_listed(choices, chosen, self._width),
            qmark="",
            instruction=_LIST_KEYS if self._width > len(_LIST_KEYS) + 2 else _LIST_KEYS_NARROW,
            use_search_filter=True,
            use_jk_keys=False,
            validate=lambda picked: limits.complaint(len(picked)) or True,
            style=_style(),
        )
        with_search(question)
        with_moves(question)
        try:
            picked = question.unsafe_ask()
        except Command as command:
            raise Command(self._rest_of(command), _half_chosen(question, choices)) from None
        except (KeyboardInterrupt, EOFError) as left:
            raise _interrupted(left, "", _half_chosen(question, choices)) from None
        return tuple(each.id for each in choices if each.id in picked)

    def choose(
        self, page: Document, choices: tuple[Choice, ...], *, none: str = "Done", chosen: str = ""
    ) -> str:
        """Ask for one of a list."""
        import questionary

        self._show(page)
        question = questionary.select(
            "",
            choices=[questionary.Choice(none, value=""), *_listed(choices, (), self._width)],
            qmark="",
            instruction=" Arrow keys and Enter",
            default=chosen if chosen in {each.id for each in choices} else None,
            style=_style(),
        )
        with_moves(question)
        try:
            return str(question.unsafe_ask())
        except Command as command:
            raise Command(self._rest_of(command)) from None
        except (KeyboardInterrupt, EOFError) as left:
            raise _interrupted(left, "") from None

    def _rest_of(self, command: Command) -> str:
        """Let the person write the rest of a line that begins with a colon."""
        import questionary

        if command.line != ":":
            return command.line
        line = questionary.text("", default=":", qmark="", style=_style())
        try:
            return str(line.unsafe_ask())
        except (KeyboardInterrupt, EOFError) as left:
            raise _interrupted(left, "") from None

    def confirm(self, question: str, *, default: bool) -> bool:
        """Ask yes or no."""
        import questionary

        lines = wrapped(question, self._width - len("  (Y/n) Yes"))
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


def _listed(choices: tuple[Choice, ...], chosen: tuple[str, ...], width: int) -> list[Any]:
    import questionary

    found: list[Any] = []
    group = ""
    for choice in choices:
        if choice.group != group:
            group = choice.group
            found.append(questionary.Separator(f"  {visible(group)}"))
        found.append(
            questionary.Choice(
                shortened(choice.name, width - 6), value=choice.id, checked=choice.id in chosen
            )
        )
    return found


def _half_chosen(question: Question, choices: tuple[Choice, ...]) -> tuple[str, ...]:
    control = list_of(question)
    chosen = control.selected_options if control else ()
    return tuple(each.id for each in choices if each.id in chosen)


def _style() -> Any:
    import questionary

    # bold and marks carry the meaning; a colour never does
    return questionary.Style(
        [
            ("highlighted", "bold"),
            ("selected", "bold"),
            ("separator", "bold"),
            ("instruction", ""),
            ("bottom-toolbar", "noreverse"),
        ]
    )


def _show_controls() -> list[Any]:
    from prompt_toolkit.layout.processors import TabsProcessor

    return [TabsProcessor()]
