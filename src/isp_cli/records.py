"""Turn records into plain data and back, and walk them: dataclasses of texts and tuples.

Data is trusted here. What somebody else wrote is checked against the same dataclasses in
`files.schema`."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from dataclasses import fields, is_dataclass
from datetime import date
from functools import cache
from typing import Any, TypeVar, get_args, get_origin, get_type_hints

PlainData = Any  # nested dicts, lists, text and numbers, as JSON has them
Location = tuple[str | int, ...]
T = TypeVar("T")


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
