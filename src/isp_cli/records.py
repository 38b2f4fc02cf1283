"""Records: frozen dataclasses of texts and tuples, made lightly; to plain data and back; walks.

To mypy `dataclass`, what goes with it, and `NamedTuple` are the standard library's. That one writes
the methods of each class as text and compiles it at every start, which takes forty times as long as
to make the class, and ten times for a named tuple; here they are closures. Dataclasses are frozen
and have slots, and no default is made anew for each.

Data is trusted here. What somebody else wrote is checked against the same dataclasses in
`files.schema`."""

from __future__ import annotations

import sys
from collections import _tuplegetter  # type: ignore[attr-defined]
from collections.abc import Callable, Iterator, Mapping
from datetime import date
from functools import cache
from itertools import repeat
from operator import attrgetter, itemgetter
from typing import TYPE_CHECKING, Any, TypeVar

PlainData = Any  # nested dicts, lists, text and numbers, as JSON has them
Location = tuple[str | int, ...]
T = TypeVar("T")
Converter = Callable[[PlainData], Any]

_MISSING = object()  # the default of a field that has none
_FIELDS = "__record_fields__"
_set = object.__setattr__
_new = object.__new__
_new_of_tuple = tuple.__new__


class _TupleMaker(type):
    """Makes a tuple with names of a class that has annotations, and defaults for the last."""

    def __new__(cls, name: str, bases: tuple[type, ...], said: dict[str, Any]) -> Any:
        if not bases:
            return super().__new__(cls, name, bases, said)
        names = tuple(said["__annotations__"])
        defaults = {each: said[each] for each in names if each in said}
        said |= {each: _tuplegetter(index, None) for index, each in enumerate(names)}
        said |= {"__slots__": (), "__match_args__": names, "_fields": names}
        made = {
            "__new__": _new_tuple(names, defaults),
            "__repr__": _repr_of_tuple,
            "_replace": _replace_in_tuple,
            "_asdict": _dict_of_tuple,
            "__getnewargs__": _values_of_tuple,
        }
        return type(name, (tuple,), made | said)


def _new_tuple(names: tuple[str, ...], defaults: dict[str, Any]) -> Callable[..., Any]:
    size, most_left_out, last = len(names), len(defaults), tuple(defaults.values())
    in_order = itemgetter(*names) if size > 1 else lambda all: (all[names[0]],)
    every = {*names}

    def new(cls: Any, /, *by_place: Any, **by_name: Any) -> Any:
        lacking = size - len(by_place)
        if by_name:
            all = {**defaults, **by_name, **dict(zip(names, by_place, strict=False))}
            is_twice = not by_name.keys().isdisjoint(names[: len(by_place)])
            if lacking < 0 or is_twice or all.keys() != every:
                raise _wrong_values(cls, names, by_place, by_name)
            return _new_of_tuple(cls, in_order(all))
        if lacking:
            if not 0 < lacking <= most_left_out:
                raise _wrong_values(cls, names, by_place, by_name)
            by_place += last[-lacking:]
        return _new_of_tuple(cls, by_place)

    return new


def _wrong_values(
    cls: type, names: tuple[str, ...], by_place: tuple[Any, ...], by_name: dict[str, Any]
) -> TypeError:
    return TypeError(f"{cls.__name__} takes {names}, not {len(by_place)} and {[*by_name]}")


def _repr_of_tuple(self: Any) -> str:
    said = ", ".join(f"{name}={value!r}" for name, value in zip(self._fields, self, strict=True))
    return f"{self.__class__.__name__}({said})"


def _dict_of_tuple(self: Any) -> dict[str, Any]:
    return dict(zip(self._fields, self, strict=True))


def _values_of_tuple(self: Any) -> tuple[Any, ...]:
    """Return what a copy is made of; without it, the first value of a copy would be all of them."""
    return tuple(self)


def _replace_in_tuple(self: Any, /, **changes: Any) -> Any:
    return self.__class__(**_dict_of_tuple(self) | changes)


if TYPE_CHECKING:
    from typing import NamedTuple as NamedTuple
else:

    class NamedTuple(metaclass=_TupleMaker):
        """What a class has as its base to be a tuple with names."""


class _Field(NamedTuple):
    """One field of a record: `type` is what its annotation says in the module of its class."""

    name: str
    type: str
    module: str
    default: Any
    kw_only: bool


def _dataclass(*, frozen: bool, slots: bool, kw_only: bool = False) -> Callable[[type], type]:
    """Return what makes a class a frozen dataclass with slots; a method of its own stays."""
    if not (frozen and slots):
        raise ValueError("a dataclass that changes is no record: write a class")
    return lambda cls: _made(cls, kw_only)


def _made(cls: type, kw_only: bool) -> type:
    said = dict(cls.__dict__)
    own = {}
    for name, type in cls.__annotations__.items():
        default = said.pop(name, _MISSING)
        if default.__class__.__hash__ is None:
            raise ValueError(f"every {cls.__name__} would share the default of {name!r}")
        own[name] = _Field(name, type, cls.__module__, default, kw_only)
    fields: dict[str, _Field] = {}
    for base in reversed(cls.__mro__[1:]):
        fields |= base.__dict__.get(_FIELDS, {})
    said["__slots__"] = tuple(name for name in own if name not in fields)
    fields |= own
    for name in ("__dict__", "__weakref__"):
        said.pop(name, None)
    said["__qualname__"] = cls.__qualname__
    said["__annotations__"] = cls.__annotations__
    said[_FIELDS] = fields
    return cls.__class__(cls.__name__, cls.__bases__, _methods(fields) | said)


def _methods(fields: dict[str, _Field]) -> dict[str, Any]:
    """Return the methods of a frozen dataclass with these fields."""
    defaults, required = _defaults(fields)
    places = tuple(each.name for each in fields.values() if not each.kw_only)
    values = _values_of(tuple(fields))
    size = len(fields)

    def init(self: Any, /, *by_place: Any, **by_name: Any) -> None:
        if by_place:
            by_name = _by_name(places, by_place, by_name)
        all = {**defaults, **by_name}
        if len(all) != size or not by_name.keys() >= required:
            raise _wrong_fields(type(self), by_name, required)
        any(map(_set, repeat(self), all, all.values()))  # each gives None

    def eq(self: Any, other: object) -> Any:
        if other.__class__ is not self.__class__:
            return NotImplemented
        return values(self) == values(other)

    def hashed(self: Any) -> int:
        return hash(values(self))

    return {
        "__init__": init,
        "__eq__": eq,
        "__hash__": hashed,
        "__repr__": _repr,
        "__setattr__": _refuse_change,
        "__delattr__": _refuse_change,
        "__match_args__": places,
    }


def _defaults(fields: dict[str, _Field]) -> tuple[dict[str, Any], set[str]]:
    """Return the defaults by name, and the names of the fields that have none."""
    every = {each.name: each.default for each in fields.values()}
    defaults = {name: default for name, default in every.items() if default is not _MISSING}
    return defaults, fields.keys() - defaults.keys()


def _values_of(names: tuple[str, ...]) -> Callable[[Any], tuple[Any, ...]]:
    if len(names) > 1:
        return attrgetter(*names)
    return lambda record: tuple(getattr(record, name) for name in names)


def _by_name(
    places: tuple[str, ...], by_place: tuple[Any, ...], by_name: dict[str, Any]
) -> dict[str, Any]:
    given = dict(zip(places, by_place, strict=False))
    if len(by_place) > len(places) or given.keys() & by_name.keys():
        raise TypeError(f"too many values: {len(by_place)} by place, and {[*by_name]}")
    return given | by_name


def _wrong_fields(cls: type, named: dict[str, Any], required: set[str]) -> TypeError:
    unknown = sorted(named.keys() - getattr(cls, _FIELDS).keys())
    return TypeError(f"{cls.__name__} lacks {sorted(required - named.keys())}, not {unknown}")


def _repr(self: Any) -> str:
    said = ", ".join(f"{name}={getattr(self, name)!r}" for name in _names(self.__class__))
    return f"{self.__class__.__qualname__}({said})"


def _refuse_change(_self: Any, name: str, *_value: object) -> None:
    raise AttributeError(f"cannot change field {name!r}")


@cache
def _names(cls: Any) -> tuple[str, ...]:
    return tuple(getattr(cls, _FIELDS))


def _is_dataclass(value: object) -> bool:
    """Claim that something is a record, or a class of records."""
    return hasattr(value, _FIELDS)


def _fields(record: Any) -> tuple[_Field, ...]:
    """Return the fields of a record, or of a class of records, in their order."""
    return tuple(getattr(record, _FIELDS).values())


def _replace(record: Any, /, **changes: Any) -> Any:
    """Return a record with some of its values changed."""
    cls = record.__class__
    return cls(**{name: getattr(record, name) for name in _names(cls)} | changes)


if TYPE_CHECKING:
    from dataclasses import MISSING as MISSING
    from dataclasses import dataclass as dataclass
    from dataclasses import fields as fields
    from dataclasses import is_dataclass as is_dataclass
    from dataclasses import replace as replace
else:
    MISSING = _MISSING
    dataclass, fields, is_dataclass, replace = _dataclass, _fields, _is_dataclass, _replace


def build(cls: type[T], value: Mapping[str, PlainData]) -> T:
    """Make a record of trusted plain data, without checking it; lists become tuples.

    Raises:
        KeyError, TypeError, ValueError: the data is no such record's after all.
    """
    of: Any = cls
    return _builder(of)(value)  # type: ignore[no-any-return]


@cache
def _builder(cls: Any) -> Converter:
    """Return what makes a record of plain data, past `__init__`, which would copy it twice."""
    defaults, required = _defaults(getattr(cls, _FIELDS))
    size = len(_fields(cls))
    found = ((each.name, _converter(each.type, each.module)) for each in _fields(cls))
    converters = [(name, convert) for name, convert in found if convert]

    def made(value: PlainData) -> Any:
        all = {**defaults, **value}
        if len(all) != size or not value.keys() >= required:
            raise _wrong_fields(cls, value, required)
        for key, convert in converters:
            if key in value:
                all[key] = convert(value[key])
        record = _new(cls)
        any(map(_set, repeat(record), all, all.values()))
        return record

    return made


def _converter(hint: str, module: str) -> Converter | None:
    """Return what makes a value of plain data, as an annotation says it in a module.

    Names are only looked up, for to evaluate annotations takes longer than to read a framework.
    """
    if hint.startswith("tuple["):
        of_item = _converter(hint[len("tuple[") : -1].removesuffix(", ..."), module)
        if of_item is None:
            return tuple
        return lambda value: tuple(map(of_item, value))
    name = hint.removesuffix(" | None")
    of: Any = int if name == "int" else vars(sys.modules[module]).get(name)
    if of is not int and not (isinstance(of, type) and _is_dataclass(of)):
        return None
    convert: Converter = of if of is int else lambda value: build(of, value)
    return convert if name == hint else lambda value: None if value is None else convert(value)


def plain(record: object) -> PlainData:
    """Return a record as plain data, with every key it declares."""
    if is_dataclass(record):
        return {name: plain(getattr(record, name)) for name in _names(record.__class__)}
    if isinstance(record, tuple):
        return [plain(item) for item in record]
    return record


def sparse_record(record: Any) -> PlainData:
    """Return a record as plain data without the optional keys that say nothing."""
    of = record.__class__
    if hasattr(of, _FIELDS):
        found = {}
        for name, is_required in _names_to_say(of):
            value = getattr(record, name)
            if value.__class__ is not str and value is not None:
                value = sparse_record(value)
            if is_required or value not in ("", [], None):
                found[name] = value
        return found
    if isinstance(record, tuple):
        return [sparse_record(item) for item in record]
    return record


@cache
def _names_to_say(cls: Any) -> tuple[tuple[str, bool], ...]:
    """Return the names of a record's fields, and whether each is required."""
    return tuple((each.name, each.default is _MISSING) for each in _fields(cls))


def selected(record: object, *names: str) -> dict[str, PlainData]:
    """Return what a record says under these names as plain data: a day in ISO form, none as ''."""
    return {name: _of_day(getattr(record, name)) for name in names}


def _of_day(value: object) -> PlainData:
    return "" if value is None else value.isoformat() if isinstance(value, date) else plain(value)


def walk(record: object, at: Location = ()) -> Iterator[tuple[Location, Any]]:
    """Yield every record inside a record, the outermost first, with the keys and indexes to it."""
    if is_dataclass(record):
        yield at, record
        for name in _names(record.__class__):
            yield from walk(getattr(record, name), (*at, name))
    elif isinstance(record, tuple):
        for index, item in enumerate(record):
            yield from walk(item, (*at, index))


def whole_letters(text: str) -> str:
    """Join the halves that JSON, which is YAML, makes of a letter beyond U+FFFF."""
    if text.isascii():
        return text
    return text.encode("utf-16-le", "surrogatepass").decode("utf-16-le", "surrogatepass")
