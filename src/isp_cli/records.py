"""Turn records into plain data and back, and walk them: dataclasses of texts and tuples.

What somebody else wrote is checked against the same dataclasses in `files.schema`, which says what
is wrong with it; here it is only found to be exactly right, and quickly."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Mapping
from dataclasses import fields, is_dataclass
from datetime import date
from functools import cache, partial
from types import NoneType, UnionType
from typing import Any, Literal, TypeVar, get_args, get_origin, get_type_hints

PlainData = Any  # nested dicts, lists, text and numbers, as JSON has them
Location = tuple[str | int, ...]
T = TypeVar("T")
_NUMBER = re.compile("0|[1-9][0-9]{0,14}")


def build(cls: type[T], value: Mapping[str, PlainData]) -> T:
    """Make a record of trusted plain data, without checking it; lists become tuples.

    Raises:
        KeyError, TypeError, ValueError: the data is no such record's after all.
    """
    of: Any = cls
    convert = _converters(of)
    return cls(**{key: convert[key](item) for key, item in value.items()})


@cache
def _converters(cls: Any) -> dict[str, Callable[[PlainData], Any]]:
    hints = get_type_hints(cls)
    return {each.name: _converter(hints[each.name]) for each in fields(cls)}


def _converter(hint: Any) -> Callable[[PlainData], Any]:
    if is_dataclass(hint) and isinstance(hint, type):
        return lambda value: build(hint, value)
    if get_origin(hint) is tuple:
        of_item = _converter(get_args(hint)[0])
        return lambda value: tuple(of_item(item) for item in value)
    for option in get_args(hint):  # X | None
        if option is int or is_dataclass(option):
            inner = _converter(option)
            return lambda value: None if value is None else inner(value)
    return int if hint is int else lambda value: value


def checked(cls: type[T], value: PlainData) -> T | None:
    """Make a record of what a file says; None where it is not exactly such a record's data.

    Every scalar is a text there. What is wrong, or may be taken all the same, `files.schema` says.
    """
    of: Any = cls
    try:
        record: T = _checker(of)(value)
    except _Unfit:
        return None
    return record


class _Unfit(Exception):
    """What a file says is not exactly what a record holds."""


@cache
def _checker(hint: Any) -> Callable[[PlainData], Any]:
    if is_dataclass(hint) and isinstance(hint, type):
        return partial(_record_of, hint)
    if hint is str:
        return _text
    if hint is int:
        return _number
    if get_origin(hint) is tuple and get_args(hint)[1:] == (...,):
        return partial(_list_of, _checker(get_args(hint)[0]))
    of_value = [each for each in get_args(hint) if each is not NoneType]
    if get_origin(hint) is UnionType and len(of_value) == 1:
        return _checker(of_value[0])
    return partial(_one_of, frozenset(get_args(hint) if get_origin(hint) is Literal else ()))


@cache
def _checkers(cls: Any) -> dict[str, Callable[[PlainData], Any]]:
    hints = get_type_hints(cls)
    return {each.name: _checker(hints[each.name]) for each in fields(cls)}


def _record_of(cls: Any, value: PlainData) -> Any:
    if type(value) is not dict:
        raise _Unfit
    checkers = _checkers(cls)
    said = {}
    for key, item in value.items():
        checker = checkers.get(key)
        if checker is _text and type(item) is str:
            said[key] = item
        elif checker:
            said[key] = checker(item)
        elif getattr(cls, "__pydantic_config__", {}).get("extra") == "forbid":
            raise _Unfit
    try:
        return cls(**said)
    except TypeError:  # a key is missing
        raise _Unfit from None


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


def _list_of(checker: Callable[[PlainData], Any], value: PlainData) -> tuple[Any, ...]:
    if type(value) is not list:
        raise _Unfit
    return tuple(map(checker, value))


def plain(record: object) -> PlainData:
    """Return a record as plain data, with every key it declares."""
    if is_dataclass(record):
        return {each.name: plain(getattr(record, each.name)) for each in fields(record)}
    if isinstance(record, tuple):
        return [plain(item) for item in record]
    return record


def selected(record: object, *names: str) -> dict[str, PlainData]:
    """Return what a record says under these names as plain data: a day in ISO form, none as ''."""
    return {name: _of_day(getattr(record, name)) for name in names}


def _of_day(value: object) -> PlainData:
    return "" if value is None else value.isoformat() if isinstance(value, date) else plain(value)


def walk(record: object, at: Location = ()) -> Iterator[tuple[Location, Any]]:
    """Yield every record inside a record, the outermost first, with the keys and indexes to it."""
    if is_dataclass(record):
        yield at, record
        for each in fields(record):
            yield from walk(getattr(record, each.name), (*at, each.name))
    elif isinstance(record, tuple):
        for index, item in enumerate(record):
            yield from walk(item, (*at, index))


def whole_letters(text: str) -> str:
    """Join the halves that JSON, which is YAML, makes of a letter beyond U+FFFF."""
    if text.isascii():
        return text
    return text.encode("utf-16-le", "surrogatepass").decode("utf-16-le", "surrogatepass")
