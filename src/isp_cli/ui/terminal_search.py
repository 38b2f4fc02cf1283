"""Finding by letters in a list to choose from: what questionary's own search leaves open.

There, letters typed for a second choice are added to those of the first and find nothing; a
heading counts as found, and the space bar then chooses nothing; Enter drops what was found.
"""

from __future__ import annotations

import string
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from collections.abc import Callable

    from prompt_toolkit.key_binding import KeyBindings, KeyPressEvent
    from questionary import Question
    from questionary.prompts.common import InquirerControl


def list_of(question: Question) -> InquirerControl | None:
    """Return the list that a question shows."""
    from questionary.prompts.common import InquirerControl

    controls = question.application.layout.find_all_controls()
    return next((each for each in controls if isinstance(each, InquirerControl)), None)


def with_search(question: Question) -> None:
    """Let letters find a choice, Space or Enter take it, and the next letters find another."""
    from prompt_toolkit.key_binding import merge_key_bindings

    held, control = question.application.key_bindings, list_of(question)
    if held is None or control is None:
        return
    toggle: Callable[[Any], Any] = held.get_bindings_for_keys((" ",))[-1].handler
    keys = merge_key_bindings([held, _keys(control, toggle)])
    question.application.key_bindings = keys


def _keys(control: InquirerControl, toggle: Callable[[Any], Any]) -> KeyBindings:
    from prompt_toolkit.filters import Condition
    from prompt_toolkit.key_binding import KeyBindings

    keys = KeyBindings()
    searching = Condition(lambda: bool(control.search_filter))

    def letter(event: KeyPressEvent) -> None:
        control.add_search_character(event.key_sequence[0].key)  # type: ignore[arg-type]
        control.pointed_at = next(iter(_places(control)), 0)

    for each in (*string.digits, *string.ascii_letters, *string.punctuation, "backspace"):
        keys.add(each, eager=True)(letter)

    @keys.add("down", eager=True)
    def _down(event: KeyPressEvent) -> None:
        del event
        places = _places(control)
        control.pointed_at = next((each for each in places if each > control.pointed_at), places[0])

    @keys.add("up", eager=True)
    def _up(event: KeyPressEvent) -> None:
        del event
        places = _places(control)[::-1]
        control.pointed_at = next((each for each in places if each < control.pointed_at), places[0])

    @keys.add(" ", eager=True)
    def _space(event: KeyPressEvent) -> None:
        if not _nothing_found(control):
            toggle(event)
        _end_search(control)

    @keys.add("enter", filter=searching, eager=True)
    def _take(event: KeyPressEvent) -> None:
        found = not _nothing_found(control)
        if found and control.get_pointed_at().value not in control.selected_options:
            toggle(event)
        _end_search(control)

    return keys


def _hits(control: InquirerControl) -> list[int]:
    from questionary import Separator

    found = enumerate(control.filtered_choices)
    return [place for place, each in found if not isinstance(each, Separator)]


def _nothing_found(control: InquirerControl) -> bool:
    hits = _hits(control)  # looking is what sets found_in_search
    return bool(control.search_filter) and not (control.found_in_search and hits)


def _places(control: InquirerControl) -> list[int]:
    """Return where the pointer may stand; where only a heading is found, it stays on it."""
    return _hits(control) or [0]


def _end_search(control: InquirerControl) -> None:
    pointed = None if _nothing_found(control) else control.get_pointed_at()
    control.search_filter = None
    control.pointed_at = control.choices.index(pointed) if pointed else _places(control)[0]
