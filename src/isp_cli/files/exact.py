"""Make a record of a file's data where that is exactly such a record's, and of nothing else.

It is quick, and asks no library. What is wrong with data, or may be taken all the same, is said in
`files.schema`."""

from __future__ import annotations

import re
import sys
from collections.abc import Callable
from functools import cache, partial
from typing import Any, Literal, TypeVar, get_args, get_origin

from isp_cli.records import PlainData, fields, is_dataclass

T = TypeVar("T")
_NUMBER = re.compile("0|[1-9][0-9]{0,14}")
_Check = Callable[[PlainData], Any]


class _Unfit(Exception):
    """What a file says is not exactly what a record holds."""


def checked(cls: type[T], value: PlainData) -> T | None:
    """Make a record of what a file says, where every scalar is a text; None where it does not fit.

    Keys that the record does not have are passed over, unless its class forbids them.
    """
    try:
        record: T = _record_of(cls, value)
    except _Unfit:
        return None
    return record


def _record_of(cls: Any, value: PlainData) -> Any:
    if type(value) is not dict:
        raise _Unfit
    checks, forbids_others = _checks(cls)
    said = {}
    for key, item in value.items():
        check = checks.get(key)
        if check is _text and type(item) is str:
            said[key] = item
        elif check:
            said[key] = check(item)
        elif forbids_others:
            raise _Unfit
    try:
        return cls(**said)
    except TypeError:  # a key is missing
        raise _Unfit from None


@cache
def _checks(cls: Any) -> tuple[dict[str, _Check], bool]:
    """Return what checks the value of each field, and whether there may be no other key."""
    config = getattr(cls, "__pydantic_config__", {})
    found = {each.name: _check(str(each.type), _module_of(cls, each.name)) for each in fields(cls)}
    return found, config.get("extra") == "forbid"


def _module_of(cls: Any, name: str) -> dict[str, Any]:
    """Return the names of the module in which a class, or one above it, has this field."""
    of = next(each for each in cls.__mro__ if name in vars(each).get("__annotations__", {}))
    return vars(sys.modules[of.__module__])


def _check(hint: str, names: dict[str, Any]) -> _Check:
    """Return what checks a value, as an annotation says it among the names of its module."""
    if hint.startswith("tuple[") and hint.endswith(", ...]"):
        return partial(_list_of, _check(hint[len("tuple[") : -len(", ...]")], names))
    if hint.endswith(" | None"):
        return _check(hint.removesuffix(" | None"), names)
    if hint in ("str", "int"):
        return _text if hint == "str" else _number
    of = names[hint] if hint in names else eval(hint, names)  # an annotation of ours
    if isinstance(of, type) and is_dataclass(of):
        return partial(_record_of, of)
    return partial(_one_of, frozenset(get_args(of) if get_origin(of) is Literal else ()))


def _text(value: PlainData) -> str:
    if type(value) is not str:
        raise _Unfit
    return value


def _number(value: PlainData) -> int:
    if type(value) is not str or not _NUMBER.fullmatch(value):
        raise _Unfit
    return int(value)


def _one_of(words: frozenset[str], value: PlainData) -> str:
    if type(value) is not str or value not in words:
        raise _Unfit
    return value


def _list_of(check: _Check, value: PlainData) -> tuple[Any, ...]:
    if type(value) is not list:
        raise _Unfit
    return tuple(map(check, value))
