"""Ask on a terminal through questionary, with our keys. The only module that imports it.

Enter ends an answer. Esc then Enter, or a backslash and Enter, starts a new line: Alt-Enter alone
is taken by Windows Terminal and does nothing in Terminal.app. Ctrl-X Ctrl-E opens the editor and
comes back to the question.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from isp_cli.errors import EXIT_INTERRUPTED, Interrupted, Terminated
from isp_cli.ui.document import Document
from isp_cli.ui.prompt import NO_LIMITS, Choice, Edit, Limits, Show
from isp_cli.ui.text import visible

if TYPE_CHECKING:
    from prompt_toolkit.key_binding import KeyBindings
    from questionary import Question

_KEYS = " Enter: next  Esc Enter: new line  Ctrl-X Ctrl-E: editor  Ctrl-C: keep, stop"
_KEYS_NARROW = " Enter: next  Ctrl-C: keep, stop"


class TerminalPrompter:
    """Asks with questionary on the process's terminal."""

    def __init__(self, show: Show, edit: Edit, *, width: int) -> None:
        self._show = show
        self._edit = edit
        self._width = width

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
            key_bindings=_keys(self._edit),
            prompt_continuation=" ",
            bottom_toolbar=_KEYS if self._width >= len(_KEYS) else _KEYS_NARROW,
            enable_suspend=True,
            input_processors=_show_controls(),
            style=_style(),
        )
        try:
            return str(question.unsafe_ask())
        except (KeyboardInterrupt, EOFError) as left:
            raise _interrupted(left, question.application.current_buffer.text) from None

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
            choices=_listed(choices, chosen),
            qmark="",
            instruction=" Space chooses, Enter goes on",
            validate=lambda picked: limits.complaint(len(picked)) or True,
            style=_style(),
        )
        try:
            picked = question.unsafe_ask()
        except (KeyboardInterrupt, EOFError) as left:
            raise _interrupted(left, "", _half_chosen(question, choices)) from None
        return tuple(each.id for each in choices if each.id in picked)

    def choose(self, page: Document, choices: tuple[Choice, ...]) -> str:
        """Ask for one of a list."""
        import questionary

        self._show(page)
        done = questionary.Choice("Done", value="")
        question = questionary.select(
            "",
            choices=[*_listed(choices, ()), questionary.Separator(" "), done],
            qmark="",
            instruction=" Arrow keys and Enter",
            style=_style(),
        )
        try:
            return str(question.unsafe_ask())
        except (KeyboardInterrupt, EOFError) as left:
            raise _interrupted(left, "") from None

    def confirm(self, question: str, *, default: bool) -> bool:
        """Ask yes or no."""
        import questionary

        asked = questionary.confirm(visible(question), default=default, qmark="", style=_style())
        try:
            return bool(asked.unsafe_ask())
        except (KeyboardInterrupt, EOFError) as left:
            raise _interrupted(left, "") from None


def _interrupted(left: BaseException, partial: str, chosen: tuple[str, ...] = ()) -> Interrupted:
    code = left.exit_code if isinstance(left, Terminated) else EXIT_INTERRUPTED
    return Interrupted(partial, chosen=chosen, exit_code=code)


def _listed(choices: tuple[Choice, ...], chosen: tuple[str, ...]) -> list[Any]:
    import questionary

    found: list[Any] = []
    group = ""
    for choice in choices:
        if choice.group != group:
            group = choice.group
            found.append(questionary.Separator(f"  {visible(group)}"))
        found.append(
            questionary.Choice(visible(choice.name), value=choice.id, checked=choice.id in chosen)
        )
    return found


def _half_chosen(question: Question, choices: tuple[Choice, ...]) -> tuple[str, ...]:
    from questionary.prompts.common import InquirerControl

    for control in question.application.layout.find_all_controls():
        if isinstance(control, InquirerControl):
            return tuple(each.id for each in choices if each.id in control.selected_options)
    return ()


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


def _keys(edit: Edit) -> KeyBindings:
    from prompt_toolkit.application import run_in_terminal
    from prompt_toolkit.document import Document as Typed
    from prompt_toolkit.key_binding import KeyBindings, KeyPressEvent

    keys = KeyBindings()

    @keys.add("enter")
    def _end(event: KeyPressEvent) -> None:
        buffer = event.current_buffer
        if buffer.document.text_before_cursor.endswith("\\"):
            buffer.delete_before_cursor(1)
            buffer.insert_text("\n")
        else:
            buffer.validate_and_handle()

    @keys.add("escape", "enter")
    def _new_line(event: KeyPressEvent) -> None:
        event.current_buffer.insert_text("\n")

    @keys.add("c-x", "c-e")
    def _editor(event: KeyPressEvent) -> None:
        buffer = event.current_buffer

        async def run() -> None:
            changed = await run_in_terminal(lambda: edit(buffer.text), in_executor=True)
            buffer.document = Typed(changed)

        event.app.create_background_task(run())

    return keys
