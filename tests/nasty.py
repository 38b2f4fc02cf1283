"""Texts that are hard to keep in a file, and entries and plans whose every text is one of them."""

from __future__ import annotations

from types import UnionType
from typing import Any, Literal, get_args, get_origin, get_type_hints

from hypothesis import strategies as st

from isp_cli.entry.entry import FORMAT, Entry, with_line_feeds
from isp_cli.entry.ids import kind_of
from isp_cli.entry.plan import Plan

_SIGNS = (
    *("a", "word", "word word", " ", "  ", "\n", "\n\n", "\n ", " \n", "\t", "\n\t", "\t\n"),
    *("\x85", "\u2028", "\u2029", "\\", "\\n", "C:\\new\\table", "\\\n", "---", "\n---\n"),
    *("...", "\n...\n", "# ", " # ", "\n# ", "- ", "\n- ", ": ", ":", "\n? ", "'", '"'),
    *("''", '""', "|", ">", "|-\n", "%YAML 1.1", "&a", "*a", "!!str", "{", "}", "[", "]"),
    *(",", "@", "`", "~", "null", "no", "1e3", "010", "2026-11-22", "<<", "=", "end: true"),
    *("\x1b[31m", "\0", "\x07", "\x7f", "\x9b", "\ufeff", "\ufffe", "\U0001f600", "\u202e"),
    *("\ud83d", "\ude00", "é", "e\u0301", "\u00a0", "\u200b", "word " * 30, "x" * 300),
)
# what a reader of YAML 1.1, or one of 1.2, takes for something else than text
TYPED = (
    *("yes", "Yes", "YES", "no", "No", "NO", "on", "On", "ON", "off", "Off", "OFF", "y", "Y", "n"),
    *("N", "true", "True", "TRUE", "false", "False", "FALSE", "~", "null", "Null", "NULL", ""),
    *("=", "<<", "0", "1", "-1", "+1", "007", "010", "0o10", "0x1F", "0b101", "1_000", "1__0"),
    *("1e3", "1E3", "1.5e3", "1e-3", "1.5e+3", ".5", "1.", "+.5", "-.5e+1", "1_0.5", ".inf"),
    *("-.inf", "+.INF", ".nan", ".NaN", "12:30", "1:30:45", "12:30:45.5", "-1:30", "1.10"),
    *("2026-11-22", "2026-1-2", "2026-11-22T08:15:00+01:00", "2026-11-22 08:15:00"),
    *("2026-11-22t8:15:00.5Z", "2026-11-22 08:15:00 -5", "2026-13-45", "---", "...", "--- a"),
)
NASTY = st.one_of(
    st.lists(st.sampled_from(_SIGNS), max_size=12).map("".join),
    st.text(st.characters(), max_size=60),
    st.sampled_from(TYPED),
).map(with_line_feeds)
ORDINARY = st.one_of(
    st.sampled_from(("A word.", "Two words: so", 'It\'s "said" # here', "One\n\ntwo", "Ä, “ö”.")),
    st.sampled_from(TYPED),
)

_DAYS = st.sampled_from(("2026-11-22", "2027-01-15"))
_TIMES = st.sampled_from(("2026-11-22T08:15:00+01:00", "2027-01-15T19:00:00+00:00"))
_OF_DAYS = {"until", "on", "due", "taken_back", "settled", "since", "added", "done", "dropped"}
_OF_DAYS |= {"left", "horizon", "next_review", "when"}
_OF_TIMES = {"started", "finished", "closed", "began", "ended"}
_REQUIRED = {"until", "on", "horizon", "started"}


def entries(texts: st.SearchStrategy[str] = NASTY) -> st.SearchStrategy[Entry]:
    """Return entries that can be read back, with these texts in all places for words."""
    return _records(Entry, texts, "2026-11-22-reflection-k7fq")


def plans(texts: st.SearchStrategy[str] = NASTY) -> st.SearchStrategy[Plan]:
    """Return plans that can be read back, with these texts in all places for words."""
    return _records(Plan, texts, "2026-11-22-plan-k7fq")


def _records(cls: type, texts: st.SearchStrategy[str], id: str) -> st.SearchStrategy[Any]:
    fixed = {"id": st.just(id), "format": st.just(FORMAT), "plan": st.just("")}
    fixed |= {"kind": st.just(kind_of(id))}
    fields = {name: _values(name, hint, texts) for name, hint in get_type_hints(cls).items()}
    return st.builds(cls, **{name: fixed.get(name, each) for name, each in fields.items()})


def _values(name: str, hint: Any, texts: st.SearchStrategy[str]) -> st.SearchStrategy[Any]:
    if hint is str:
        if name in _OF_DAYS | _OF_TIMES:
            said = _DAYS if name in _OF_DAYS else _TIMES
            return said if name in _REQUIRED else st.one_of(st.just(""), said)
        return texts
    if hint is int:
        return st.integers(1, 99)
    if get_origin(hint) is Literal:
        return st.sampled_from(get_args(hint))
    if get_origin(hint) is tuple:
        return st.lists(_values(name, get_args(hint)[0], texts), max_size=2).map(tuple)
    if get_origin(hint) is UnionType:
        options = [each for each in get_args(hint) if each is not type(None)]
        return st.one_of(st.none(), *(_values(name, each, texts) for each in options))
    fields = {each: _values(each, of, texts) for each, of in get_type_hints(hint).items()}
    fields |= {"entry": st.just("2026-11-22-review-k7fq")} if hint.__name__ == "ReviewDay" else {}
    return st.builds(hint, **fields)
