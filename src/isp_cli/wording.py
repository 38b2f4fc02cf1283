"""Words beside words: what was meant by a mistyped id, how texts are compared, names in a row.

Nothing here knows what a text is about. What makes a text safe to show is `page.text`."""

from __future__ import annotations

from collections.abc import Iterable
from unicodedata import combining, normalize

PLAIN_HINT = "With a screen reader, say once: isp plain on"
_MOST = 3
_LONGEST = 200  # a file may name something in megabytes


def nearest_ids(wanted: str, ids: Iterable[str]) -> tuple[str, ...]:
    """Return up to three ids most like what was wanted, the closest first.

    Where none is like it: up to three whose last part, after a full stop, it is, case aside.
    """
    from difflib import get_close_matches  # noqa: PLC0415 - only when something is not found

    known, said = list(ids), wanted[:_LONGEST].casefold()
    close = get_close_matches(said, known, n=_MOST)
    return tuple(close or [each for each in known if each.rpartition(".")[2] == said][:_MOST])


def with_nearest(sentence: str, wanted: str, ids: Iterable[str]) -> str:
    """Return a sentence that an id is wrong, with the id that was perhaps meant."""
    close = nearest_ids(wanted, ids)
    return f"{sentence}; the nearest is {close[0]!r}" if close else sentence


_ALIKE = {
    "'": "\u2018\u2019\u201b\u02bc\u2032\uff07",
    '"': "\u201c\u201d\u201e\u201f\u2033\uff02",
    "-": "\u2010\u2011\u2012\u2013\u2014\u2015\u2212",
}
_TYPED = str.maketrans({other: mark for mark, others in _ALIKE.items() for other in others})


def with_typed_marks(text: str) -> str:
    """Return the text with apostrophes, quotes and dashes as a keyboard types them.

    Every character stays one character.
    """
    return text if text.isascii() else text.translate(_TYPED)


_CLOSING = "\"'\u201d\u2019)]\u00bb "
_ENDS = ".!?\u2026\u061f\u06d4\u0964\u3002\uff01\uff1f"  # those of Arabic, Hindi, Chinese too


def end_sentence(words: str) -> str:
    """Return words, or a quotation, with a full stop where their last one ends no sentence."""
    return words if not words or words.rstrip(_CLOSING)[-1:] in _ENDS else f"{words}."


def join_names(names: Iterable[str]) -> str:
    """Return names as a sentence has them: `one`, `one and two`, `one, two and three`."""
    *first, last = [*names] or [""]
    return " and ".join(filter(None, (", ".join(first), last)))


def folded(text: str) -> str:
    """Return a text as it is compared: without case and accents, its marks as they are typed."""
    if not text.isascii():
        letters = (each for each in normalize("NFKD", text) if not combining(each))
        text = with_typed_marks("".join(letters))
    return " ".join(text.casefold().split())


_NUMBERS = (
    *("none", "one", "two", "three", "four", "five", "six"),
    *("seven", "eight", "nine", "ten", "eleven", "twelve"),
)


def how_many(at_least: int, at_most: int | None) -> str:
    """Say how many may be chosen: `two or three`, `at most three`, `at least two`, `one`."""
    fewest = _in_words(at_least)
    if at_most is None:
        return f"at least {fewest}"
    most = _in_words(at_most)
    if at_most == at_least or at_most == 1:
        return most
    if at_least < 2:  # none is a skip, so that one at least says nothing
        return f"at most {most}"
    return f"{fewest} {'or' if at_most == at_least + 1 else 'to'} {most}"


def _in_words(number: int) -> str:
    return _NUMBERS[number] if number < len(_NUMBERS) else str(number)
