"""The words that days are said in, each with its kind and its value."""

from __future__ import annotations

import re

from isp_cli.core.when import MONTHS, WEEKDAYS

Word = tuple[str, int]

START, MIDDLE, END = range(3)
_NUMBERS = (
    *("one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven"),
    *("twelve", "thirteen", "fourteen", "fifteen", "sixteen", "seventeen", "eighteen"),
)
_KINDS: dict[str, dict[str, int]] = {
    "weekday": {name.lower(): index for index, name in enumerate(WEEKDAYS)}
    | {name[:3].lower(): index for index, name in enumerate(WEEKDAYS)}
    | {"tues": 1, "weds": 2, "thur": 3, "thurs": 3},
    "month": {name.lower(): index for index, name in enumerate(MONTHS, 1)}
    | {name[:3].lower(): index for index, name in enumerate(MONTHS, 1)}
    | {"sept": 9},
    "number": {name: index for index, name in enumerate(_NUMBERS, 1)} | {"a": 1, "an": 1},
    "days": {"day": 1, "days": 1, "week": 7, "weeks": 7, "fortnight": 14, "fortnights": 14},
    "months": {"month": 1, "months": 1, "year": 12, "years": 12},
    "near": {"yesterday": -1, "today": 0, "tonight": 0, "now": 0, "tomorrow": 1},
    "part": dict.fromkeys(("morning", "afternoon", "evening", "night"), 0),
    "which": {"last": -1, "past": -1, "this": 0, "next": 1},
    "edge": {"start": START, "beginning": START, "middle": MIDDLE, "mid": MIDDLE, "end": END},
    "in": {"in": 0, "within": 0},
    "/": {"/": 0, "-": 0},
    **{each: {each: 0} for each in ("on", "from", "ago", "time", ".")},
}
_WORDS = {name: (kind, value) for kind, names in _KINDS.items() for name, value in names.items()}
_UNHEARD = ("the", "of")
_SAID_OTHERWISE = {
    "day after tomorrow": "in two days",
    "day before yesterday": "two days ago",
    "last night": "yesterday",
    "a couple": "two",
    "couple": "two",
    "half a year": "six months",
}
_LEAD_IN = re.compile(r"(on|by|before|until|till|since|from|at)\s+", re.IGNORECASE)


def parted(said: str) -> tuple[str, str]:
    """Return the word that leads in to a day, such as `by`, and the rest."""
    lead = _LEAD_IN.match(said)
    return (lead[1].lower(), said[lead.end() :]) if lead else ("", said)


def words_of(said: str) -> list[Word]:
    """Return the words as (kind, value); one that no day is said in is of the kind `unknown`."""
    plain = re.sub("['\u2019]", "", said.lower())
    plain = re.sub(r"(?<=[a-z])[.-]|[.-](?=[a-z])|,", " ", plain)  # Nov. 14, 14-Nov-2026
    words = re.findall(r"[0-9]+(?:(?:st|nd|rd|th)\b)?|[a-z]+|\S", plain)
    plain = f" {' '.join(each for each in words if each not in _UNHEARD)} "
    for phrase, otherwise in _SAID_OTHERWISE.items():
        plain = plain.replace(f" {phrase} ", f" {otherwise} ")
    return [_word(each) for each in plain.split()]


def _word(said: str) -> Word:
    figures = re.match("[0-9]{1,4}", said)
    if figures is None:
        return _WORDS.get(said, ("unknown", 0))
    kinds = {"": "year" if len(figures[0]) == 4 else "figure"}
    kinds |= dict.fromkeys(("st", "nd", "rd", "th"), "ordinal")
    return kinds.get(said[figures.end() :], "unknown"), int(figures[0])
