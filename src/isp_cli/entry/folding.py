"""Words and phrases that somebody looks for, and how they are compared with a text.

Case does not matter, nor how an accent is encoded, nor which of two like marks was typed. An
accent that is typed has to be there; a letter typed without one is met with any: `reunion` finds
`réunion`, and `réunion` nothing else. That holds for Latin, Greek and Cyrillic letters: in other
scripts a mark makes another letter of it."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Callable, Iterable, Iterator, Sequence
from functools import cache
from itertools import accumulate
from unicodedata import normalize

from isp_cli.wording import with_typed_marks

# Compiled when they are first used: a text that is ASCII needs none but the first.
# What stands between quotation marks is a phrase; inside a word a quotation mark is one.
_QUOTED = r"(?<!\S)(?:\"([^\"]+)\"|«([^»]+)»|»([^«]+)«)(?!\S)"
_MARK = "[\u0300-\u036f\u0483-\u0487]"
# where Unicode has letters with accents, folded: Latin, Greek, Cyrillic
_COMPOSED = (
    "[\u00df-\u024f\u0390\u03ac-\u03b0\u03ca-\u03ce\u03d3\u03d4\u0439\u0450-\u045f\u0477"
    "\u04c2\u04d0-\u04f9\u1e00-\u1fff]"
)
_LETTERS = (
    *(("a", "z"), ("\u00df", "\u02af"), ("\u0370", "\u0482"), ("\u048a", "\u052f")),
    *(("\u1d00", "\u1dbf"), ("\u1e00", "\u1fff"), ("\u2c60", "\u2c7f")),
    *(("\ua640", "\ua69b"), ("\ua720", "\ua7ff"), ("\uab30", "\uab69")),
)
_STROKE = "\u0335"
_NO_ACCENT_TO_UNICODE = {
    **{"æ": "ae", "œ": "oe", "þ": "th", "ı": "i", "ø": "o\u0338"},
    **{whole: letter + _STROKE for whole, letter in zip("đðħłŧ", "ddhlt", strict=True)},
}


def search_words(said: str) -> tuple[str, ...]:
    """Return what to look for, as texts are compared: words, and phrases in quotation marks."""
    return tuple(dict.fromkeys(_words_and_phrases(with_typed_marks(said))))


def _words_and_phrases(said: str) -> Iterator[str]:
    at = 0
    for found in re.finditer(_QUOTED, said):
        phrase = folded_for_search("".join(filter(None, found.groups())))
        yield from folded_for_search(said[at : found.start() if phrase else found.end()]).split()
        if phrase:
            yield phrase
        at = found.end()
    yield from folded_for_search(said[at:]).split()


def folded_for_search(text: str) -> str:
    """Return a text as it is compared: without case, accents and marks written one way.

    White space is one space, line ends too.
    """
    return " ".join(_folded(text).split())


def without_accents(folded: str) -> str:
    """Return a folded text as it is compared with words that are typed without accents."""
    return folded if folded.isascii() else re.sub(_MARK + "+", _kept, _with_letters(folded, _bare))


def stands_in(word: str, folded: str, unaccented: str) -> bool:
    """Say whether a word or a phrase is met by a text that was folded in both ways."""
    if word in folded:
        return True
    bare = without_accents(word)
    return bare in unaccented and (bare == _apart(word) or has_accents_of(word, folded))


def has_accents_of(word: str, folded: str) -> bool:
    """Say whether a word stands in a folded text with all of its accents, and perhaps more."""
    return _pattern(word).search(_in_turn(folded)) is not None


def is_accented(word: str) -> bool:
    """Say whether a word was typed with accents."""
    return without_accents(word) != _apart(word)


def first_place(text: str, words: Iterable[str]) -> int:
    """Return about where in a text on one line the first of the words begins; 0 without any."""
    places = (_place(text, word) for word in words)
    return min((each for each in places if each is not None), default=0)


def _place(text: str, word: str) -> int | None:
    at = _folded(text).find(word)
    if at >= 0:
        return _index(text, at, _folded)
    found = _pattern(word).search(_opened(text))
    return _index(text, found.start(), _opened) if found else None


def _index(text: str, at: int, fold: Callable[[str], str]) -> int:
    """Return the character of a text from which that one of the folded text was made."""
    if text.isascii():
        return at
    return bisect_right(range(len(text)), at, key=lambda end: len(fold(text[:end]))) - 1


def places(letters: Sequence[str], words: Iterable[str]) -> tuple[tuple[int, int], ...]:
    """Return where the words stand in a text on one line: from a character up to another.

    The text comes in letters, each with all of its marks. The places are in order and apart, and a
    letter lies in one as a whole or not at all.
    """
    ends = list(accumulate(map(len, letters)))
    found: set[int] = set()
    for fold, pattern in _WAYS[: 1 if all(map(str.isascii, letters)) else 2]:
        parts = [fold(each) for each in letters]
        starts = list(accumulate(map(len, parts), initial=0))
        whole = "".join(parts)
        for word in words:
            for hit in re.finditer(pattern(word), whole):
                first, last = (bisect_right(starts, at) - 1 for at in (hit.start(), hit.end() - 1))
                found.update(range(first, last + 1))
    marks: list[tuple[int, int]] = []
    for each in sorted(found):
        start, end = ends[each] - len(letters[each]), ends[each]
        if marks and marks[-1][1] == start:
            start = marks.pop()[0]
        marks.append((start, end))
    return tuple(marks)


def _folded(text: str) -> str:
    return normalize("NFC", with_typed_marks(text).casefold())


def _opened(text: str) -> str:
    return _in_turn(_folded(text))


def _apart(folded: str) -> str:
    """Return a folded text with the accents of Latin, Greek and Cyrillic behind their letters."""
    return folded if folded.isascii() else _with_letters(folded, _taken_apart)


def _kept(marks: re.Match[str]) -> str:
    at = marks.start()
    return "" if _bears_marks(marks.string[max(at - 1, 0) : at]) else marks[0]


def _bears_marks(letter: str) -> bool:
    return any(first <= letter <= last for first, last in _LETTERS)


def _in_turn(folded: str) -> str:
    if folded.isascii():
        return folded
    return re.sub(_MARK + "{2,}", lambda each: normalize("NFD", each[0]), _apart(folded))


def _with_letters(folded: str, other: Callable[[str], str]) -> str:
    for each in set(re.findall(_COMPOSED, folded)):
        folded = folded.replace(each, other(each))
    return folded


@cache
def _bare(letter: str) -> str:
    return re.sub(_MARK + "+", _kept, _taken_apart(letter))


@cache
def _taken_apart(letter: str) -> str:
    return "".join(_NO_ACCENT_TO_UNICODE.get(each, each) for each in normalize("NFD", letter))


@cache
def _pattern(word: str) -> re.Pattern[str]:
    """Return what a word looks like with further accents, in a text whose marks are in turn."""
    return re.compile("".join(_with_more_marks(_in_turn(word))))


def _with_more_marks(word: str) -> Iterator[str]:
    bears_marks = False
    for each in word:
        if bears_marks and re.match(_MARK, each):
            # other marks before it: never this one, so that there is one way only to go
            yield f"(?:(?!{each}){_MARK})*{each}"
            continue
        if bears_marks:
            yield f"{_MARK}*"
        yield re.escape(each)
        bears_marks = _bears_marks(each)
    if bears_marks:
        yield f"{_MARK}*"


_WAYS: tuple[tuple[Callable[[str], str], Callable[[str], str | re.Pattern[str]]], ...] = (
    (_folded, re.escape),
    (_opened, _pattern),
)
