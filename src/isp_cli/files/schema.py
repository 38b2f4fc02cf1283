"""Check a file somebody else wrote against the records: every problem at once, by line.

The schema is made of the same dataclasses the program works with. Importing pydantic costs as
much as starting Python ten times, so it is asked only about what is not exactly right."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from functools import cache, lru_cache
from pathlib import Path
from typing import TYPE_CHECKING, Any, TypeVar, get_args, get_origin, get_type_hints

from isp_cli.errors import InvalidFile, Problem
from isp_cli.files.exact import checked
from isp_cli.files.yaml_in import ParsedYaml
from isp_cli.records import MISSING, Location, PlainData, fields, is_dataclass
from isp_cli.wording import nearest_ids

if TYPE_CHECKING:
    from pydantic import TypeAdapter

Migration = Callable[[dict[str, PlainData]], dict[str, PlainData]]


def is_newer(stated: str, ours: str) -> bool:
    """Say whether a later isp wrote a file of this format."""
    known, _, current = ours.partition("/")
    name, _, version = stated.partition("/")
    if not current or name != known or not (version.isascii() and version.isdigit()):
        return False
    number = version.lstrip("0")  # compared as texts: a hostile one may have a million digits
    return (len(number), number) > (len(current), current)


T = TypeVar("T")
_MOST_PROBLEMS = 200
_LIKE = 0.8
_TOLD = ("__dataclass_fields__", "__dataclass_params__")


@cache
def adapter_of(cls: Any) -> TypeAdapter[Any]:
    """Return what checks plain data for a class of records, and describes such data."""
    from pydantic import TypeAdapter  # noqa: PLC0415 - only for what is not exactly right

    _tell_fields(cls)
    return TypeAdapter(cls)


def _tell_fields(cls: Any) -> None:
    """Say of records, and those inside them, what the standard library says of its dataclasses.

    pydantic looks for nothing else: it makes a record without the methods of its class.
    """
    from dataclasses import make_dataclass  # noqa: PLC0415 - pydantic brings it

    waiting = [cls]
    while waiting:
        hint = waiting.pop()
        waiting += get_args(hint)
        if not isinstance(hint, type) or not is_dataclass(hint) or _TOLD[0] in vars(hint):
            continue
        all = [(each.name, each.type, _field(each)) for each in fields(hint)]
        about = {"__doc__": hint.__doc__}
        told = make_dataclass(hint.__name__, all, init=False, repr=False, eq=False, namespace=about)
        for name in _TOLD:
            setattr(hint, name, getattr(told, name))
        waiting += [*hint.__mro__, *_hints(hint).values()]


def _field(each: Any) -> Any:
    from dataclasses import field  # noqa: PLC0415 - pydantic brings it

    default = {} if each.default is MISSING else {"default": each.default}
    return field(kw_only=each.kw_only, **default)


def validate(cls: type[T], parsed: ParsedYaml, path: Path | str) -> T:
    """Make a record of what a file says.

    Raises:
        InvalidFile: it has another shape; every problem with line, place and what was expected.
    """
    if not isinstance(parsed.value, dict):
        raise InvalidFile(path, (Problem(1, "", "expected keys and values, like 'format: …'"),))
    record = checked(cls, _for_isp(parsed.value))
    return record if record is not None else _validated(cls, parsed, path)


def _validated(cls: Any, parsed: ParsedYaml, path: Path | str) -> Any:
    from pydantic import ValidationError  # noqa: PLC0415 - only for what is not exactly right

    refuse_newer(cls, parsed, path)
    try:
        return adapter_of(cls).validate_python(_for_isp(parsed.value))
    except ValidationError as error:
        problems = [
            (tuple(each["loc"]), _expected(each, cls))
            for each in error.errors(include_url=False)[:_MOST_PROBLEMS]
        ]
    raise InvalidFile(path, locate_problems(problems, parsed))


def _for_isp(value: dict[str, PlainData]) -> dict[str, PlainData]:
    """Leave out what is for editors: JSON has no comments, so a key names the schema."""
    if isinstance(value.get("$schema"), str):
        return {key: item for key, item in value.items() if key != "$schema"}
    return value


def refuse_newer(cls: Any, parsed: ParsedYaml, path: Path | str) -> None:
    """Pass every file whose form this isp may know.

    Raises:
        InvalidFile: a newer isp wrote it, so that nothing else can be said of it.
    """
    stated = str(parsed.value.get("format", "")) if isinstance(parsed.value, dict) else ""
    ours = str(next(iter(get_args(_hints(cls).get("format"))), ""))
    if is_newer(stated, ours):
        problem = Problem(
            parsed.line(("format",)), "format", f"this isp reads {ours}, not {stated[:40]}"
        )
        raise InvalidFile(path, (problem,), hint="a newer isp wrote it; upgrade isp to read it")


def check_parsed(
    cls: type[T],
    parsed: ParsedYaml,
    path: Path | str,
    rules: Callable[[PlainData], Iterable[tuple[Location, str]]],
) -> T:
    """Make a record of what a file says, if it keeps the rules too.

    Raises:
        InvalidFile: everything that is wrong with its shape and by the rules, all at once.
    """
    refuse_newer(cls, parsed, path)
    broken = locate_problems(rules(parsed.value), parsed)
    try:
        record = validate(cls, parsed, path)
    except InvalidFile as shape:
        broken = (*shape.problems, *broken)
    if broken:
        raise InvalidFile(path, tuple(sorted(broken, key=lambda problem: problem.line or 0)))
    return record


def locate_problems(
    problems: Iterable[tuple[Location, str]], parsed: ParsedYaml
) -> tuple[Problem, ...]:
    """Give problems their lines and places, in the order of the file."""
    found = [Problem(parsed.line(at), place_name(at, parsed), what) for at, what in problems]
    return tuple(sorted(found, key=lambda problem: problem.line or 0))


def place_name(at: Location, parsed: ParsedYaml) -> str:
    """Name a place as a reader of the file sees it: keys, and the ids or numbers of list items."""
    names = []
    value: Any = parsed.value
    for step in at:
        try:
            value = value[step]
        except (KeyError, IndexError, TypeError):
            value = None
        if isinstance(step, int):
            id = value.get("id") if isinstance(value, dict) else None
            names.append(str(id)[:60] if id else f"item {step + 1}")
        else:
            names.append(str(step)[:60])
    return " > ".join(names)


def _expected(error: Any, of: Any) -> str:
    kind, context = error["type"], error.get("ctx", {})
    if kind in ("missing", "missing_argument", "missing_keyword_only_argument"):
        return "this key is missing"
    if kind in ("unexpected_keyword_argument", "extra_forbidden"):
        return "this key is not known" + _nearest_key(of, tuple(error["loc"]))
    if kind == "literal_error":
        return f"expected {context['expected']}, found {_short(error['input'])}"
    if kind in ("string_type", "tuple_type", "dataclass_type", "dict_type"):
        wanted = {"string_type": "text", "tuple_type": "a list"}.get(kind, "keys and values")
        return f"expected {wanted}, found {_short(error['input'])}"
    if kind in ("int_parsing", "int_type"):
        return f"expected a whole number, found {_short(error['input'])}"
    return f"{error['msg'].lower()}, found {_short(error['input'])}"


def _nearest_key(of: Any, at: Location) -> str:
    close = nearest_ids(str(at[-1]), _keys_at(of, at[:-1]))
    return f"; did you mean {close[0]!r}?" if close else ""


def _keys_at(of: Any, at: Location) -> tuple[str, ...]:
    """Return the keys the record at a place may have."""
    for step in at:
        if isinstance(step, int):
            of = next((each for each in get_args(of) if each is not ...), of)
        else:
            record = _record_of(of)
            of = _hints(record).get(step) if record else None
    record = _record_of(of)
    return tuple(each.name for each in fields(record)) if record else ()


def misspelt_keys(cls: Any, parsed: ParsedYaml) -> list[tuple[Location, str]]:
    """Return each key that a record does not know and that is like one it lacks there.

    What it holds has the shape of that one too: any other key is somebody's own, and silent.
    """
    found: list[tuple[Location, str]] = []
    _look_for_misspelt(cls, parsed.value, (), found)
    return found


def _look_for_misspelt(
    record: Any, value: PlainData, at: Location, found: list[tuple[Location, str]]
) -> None:
    if isinstance(value, list):
        for index, each in enumerate(value):
            _look_for_misspelt(record, each, (*at, index), found)
    elif isinstance(value, dict):
        inside = _records_inside(record)
        for key, item in value.items():
            if key not in inside:
                near = _nearest_lacking(key, item, _hints(record), value)
                if near:
                    found.append(((*at, key), f"this key is not known; did you mean {near!r}?"))
            elif inside[key] is not None:
                _look_for_misspelt(inside[key], item, (*at, key), found)


def _nearest_lacking(key: str, item: PlainData, hints: dict[str, Any], value: PlainData) -> str:
    lacking = (each for each in hints if each not in value and _is_like(key, each))
    return next((each for each in lacking if _fits(item, hints[each])), "")


@cache
def _records_inside(record: Any) -> dict[str, Any]:
    """Return the keys of a record, each with the record it holds, also in a list, or None."""
    return {key: _record_of(_item_of(hint) or hint) for key, hint in _hints(record).items()}


@lru_cache
def _is_like(key: str, other: str) -> bool:
    """Claim that a key is the other mistyped: a letter more, less, or in another's place."""
    from difflib import SequenceMatcher  # noqa: PLC0415 - only for a key that is not known

    said = key.casefold()
    is_turned = sorted(said) == sorted(other)
    return is_turned or SequenceMatcher(None, said, other).ratio() >= _LIKE


def _fits(value: PlainData, of: Any) -> bool:
    if _item_of(of) is not None:
        return isinstance(value, list)
    return isinstance(value, dict if _record_of(of) else str)


def _item_of(of: Any) -> Any:
    """Return what a list of records or texts holds; None for what is no list."""
    return get_args(of)[0] if get_origin(of) is tuple else None


def _record_of(of: Any) -> Any:
    return next((each for each in (of, *get_args(of)) if is_dataclass(each)), None)


@cache
def _hints(record: Any) -> dict[str, Any]:
    return get_type_hints(record)


def _short(value: object) -> str:
    if isinstance(value, dict):
        return "keys and values"
    if isinstance(value, list):
        return "a list"
    text = repr(value)
    return text if len(text) <= 48 else text[:45] + "…" + text[-1]
