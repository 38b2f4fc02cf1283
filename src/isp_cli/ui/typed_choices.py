"""What a line typed at a numbered list means: numbers, letters of a name, or both."""

from __future__ import annotations

from typing import NamedTuple

from isp_cli.core.find import folded
from isp_cli.ui.prompt import Choice, found_by
from isp_cli.ui.text import one_line, quoted


class Typed(NamedTuple):
    """The places meant, in the order of the list, whether letters named any, or what is wrong."""

    places: tuple[int, ...] = ()
    by_letters: bool = False
    trouble: tuple[str, ...] = ()


def typed_choices(said: str, choices: tuple[Choice, ...]) -> Typed:
    """Read a line; a name with a comma in it is one name."""
    whole = has_letters(said) and bool(found_by(said, choices))
    found: set[int] = set()
    for part in [said] if whole else said.split(","):
        meant = _by_letters(part, choices) if has_letters(part) else _by_numbers(part, choices)
        if isinstance(meant, tuple):
            return Typed(trouble=meant)
        found |= set(meant)
    return Typed(tuple(sorted(found)), has_letters(said))


def has_letters(text: str) -> bool:
    """Claim that there is a letter in it, so that it is no row of numbers."""
    return any(each.isalpha() for each in text)


def _by_numbers(part: str, choices: tuple[Choice, ...]) -> list[int] | tuple[str, ...]:
    numbers = part.split()
    if all(each.isascii() and each.isdigit() and 0 < int(each) <= len(choices) for each in numbers):
        return [int(each) - 1 for each in numbers]
    return (f"Please type numbers from 1 to {len(choices)}.",)


def _by_letters(part: str, choices: tuple[Choice, ...]) -> list[int] | tuple[str, ...]:
    found = found_by(part, choices)
    if not found:  # its words may stand apart in the name
        every = [set(found_by(word, choices)) for word in part.split()]
        found = sorted(set.intersection(*every))
    exact = [place for place in found if folded(choices[place].name) == folded(part)]
    if len(exact or found) == 1:
        return exact or found
    if not found:
        return (
            f"Nothing here holds {quoted(part)}.",
            f"Please type a number from 1 to {len(choices)}, or letters of a name.",
        )
    named = (f"{place + 1}. {one_line(choices[place].name)}" for place in found)
    which = "Please type its number, or more letters."
    return (f"{quoted(part)} stands in {len(found)} of them:", *named, which)
