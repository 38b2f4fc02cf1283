"""Records behave as the standard library's frozen dataclasses and named tuples do, without them."""

from __future__ import annotations

import dataclasses
from collections.abc import Callable
from copy import copy, deepcopy
from types import ModuleType
from typing import Any, get_args, get_origin, get_type_hints

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from isp_cli import records
from isp_cli.entry.entry import Answer, Entry
from isp_cli.entry.plan import Plan
from isp_cli.entry.undoing import LastChange
from isp_cli.framework.crosswalk import Crosswalk
from isp_cli.framework.overlay import Overlay
from isp_cli.framework.records import Framework
from isp_cli.records import MISSING, build, fields, is_dataclass, replace

SOURCE = """
from __future__ import annotations
from typing import Generic, TypeVar
from {dataclasses} import dataclass
from {typing} import NamedTuple

T = TypeVar("T")

class Strict:
    __slots__ = ()

@dataclass(frozen=True, slots=True)
class Point(Strict):
    x: int
    y: int = 0
    name: str = ""

    @property
    def sum(self) -> int:
        return self.x + self.y

@dataclass(frozen=True, kw_only=True, slots=True)
class Lettered:
    letter: str = "a"
    many: tuple[str, ...] = ()
    needed: int

@dataclass(frozen=True, slots=True)
class Solid(Point):
    z: int = 7
    name: str = "solid"

@dataclass(frozen=True, kw_only=True, slots=True)
class Later(Point):
    until: str

@dataclass(frozen=True, slots=True)
class Box(Generic[T]):
    content: T

class Mark(NamedTuple):
    text: str
    link: str = ""
    tone: str = "plain"

    @property
    def is_link(self) -> bool:
        return bool(self.link)

class Pair(NamedTuple):
    one: int
    other: int

class Alone(NamedTuple):
    only: str = "here"

class Shouted(NamedTuple):
    text: str

    def __repr__(self) -> str:
        return self.text.upper()

@dataclass(frozen=True, slots=True)
class Shown:
    x: int

    def __repr__(self) -> str:
        return "shown"
"""


def twin(dataclasses: str, typing: str) -> ModuleType:
    module = ModuleType(__name__)
    exec(SOURCE.format(dataclasses=dataclasses, typing=typing), vars(module))
    return module


OURS, THEIRS = twin("isp_cli.records", "isp_cli.records"), twin("dataclasses", "typing")


def told(made: Callable[[ModuleType], Any], module: ModuleType) -> object:
    """What comes of it: a value without its module, or the kind of error."""
    try:
        return made(module)
    except (AttributeError, TypeError) as error:
        return AttributeError if isinstance(error, AttributeError) else TypeError


@pytest.mark.parametrize(
    "made",
    [
        lambda of: repr(of.Point(1)),
        lambda of: repr(of.Point(1, 2, "z")),
        lambda of: repr(of.Point(1, name="z")),
        lambda of: repr(of.Point(y=1, x=3)),
        lambda of: repr(of.Solid(1, 2)),
        lambda of: repr(of.Solid(1, 2, "n", 3)),
        lambda of: repr(of.Later(1, until="u")),
        lambda of: repr(of.Box("held")),
        lambda of: repr(of.Shown(1)),
        lambda of: repr(of.Lettered(needed=3)),
        lambda of: of.Point(),
        lambda of: of.Point(1, 2, "z", 4),
        lambda of: of.Point(1, x=1),
        lambda of: of.Point(1, q=1),
        lambda of: of.Point(q=1),
        lambda of: of.Lettered("a"),
        lambda of: of.Lettered(letter="a"),
        lambda of: of.Lettered(needed=1, sum=2),
        lambda of: of.Later(1, 2, "n", "u"),
        lambda of: of.Point(1) == of.Point(1),
        lambda of: of.Point(1) == of.Point(2),
        lambda of: of.Point(1) == of.Solid(1),
        lambda of: of.Point(1) == (1, 0, ""),
        lambda of: of.Point(1) != of.Point(1),
        lambda of: of.Box([1]) == of.Box([1]),
        lambda of: hash(of.Point(1)) == hash(of.Point(1)),
        lambda of: hash(of.Point(1)) == hash((1, 0, "")),
        lambda of: hash(of.Box("held")) == hash(("held",)),
        lambda of: hash(of.Box([])),
        lambda of: of.Point(1) < of.Point(2),
        lambda of: of.Point(1).sum,
        lambda of: of.Point(1).other,
        lambda of: setattr(of.Point(1), "x", 2),
        lambda of: delattr(of.Point(1), "x"),
        lambda of: vars(of.Point(1)),
        lambda of: of.Solid.__slots__,
        lambda of: of.Solid.__match_args__,
        lambda of: of.Later.__match_args__,
        lambda of: of.Lettered.__match_args__,
        lambda of: of.Point.__qualname__,
        lambda of: of.Solid.__annotations__,
        lambda of: issubclass(of.Solid, of.Point),
        lambda of: repr(of.Mark("a")),
        lambda of: repr(of.Mark("a", "b", "c")),
        lambda of: repr(of.Mark("a", tone="c")),
        lambda of: repr(of.Mark(tone="c", text="a")),
        lambda of: repr(of.Alone()),
        lambda of: repr(of.Alone(only="x")),
        lambda of: repr(of.Shouted("a")),
        lambda of: of.Mark(),
        lambda of: of.Mark(link="b"),
        lambda of: of.Mark("a", "b", "c", "d"),
        lambda of: of.Mark("a", "b", "c", tone="d"),
        lambda of: of.Mark("a", text="b"),
        lambda of: of.Mark("a", other="b"),
        lambda of: of.Mark(other="b"),
        lambda of: of.Pair(1),
        lambda of: of.Pair(other=1),
        lambda of: of.Pair(1, 2, 3),
        lambda of: of.Pair(1, 2) == (1, 2),
        lambda of: of.Pair(1, 2) < of.Pair(1, 3),
        lambda of: hash(of.Pair(1, 2)) == hash((1, 2)),
        lambda of: [*of.Pair(1, 2)],
        lambda of: of.Pair(1, 2)[1],
        lambda of: len(of.Mark("a")),
        lambda of: of.Mark("a", "b").is_link,
        lambda of: of.Mark("a").other,
        lambda of: of.Pair._fields,
        lambda of: of.Pair.__match_args__,
        lambda of: of.Mark("a")._asdict(),
        lambda of: repr(of.Mark("a")._replace(link="b")),
        lambda of: of.Pair(1, 2)._replace(),
        lambda of: copy(of.Pair(1, 2)),
        lambda of: repr(deepcopy(of.Mark("a", "b"))),
        lambda of: setattr(of.Pair(1, 2), "one", 3),
        lambda of: setattr(of.Pair(1, 2), "three", 3),
        lambda of: vars(of.Pair(1, 2)),
        lambda of: of.Pair.__annotations__.keys(),
        lambda of: of.Pair.__bases__,
    ],
)
def test_what_comes_of_a_record_is_what_comes_of_one_of_the_standard_library(
    made: Callable[[ModuleType], Any],
) -> None:
    assert told(made, OURS) == told(made, THEIRS)


@pytest.mark.parametrize("changes", [{}, {"x": 3}, {"z": 1, "name": "n"}, {"q": 1}, {"sum": 1}])
def test_a_record_is_replaced_as_a_dataclass_is(changes: dict[str, Any]) -> None:
    def ours(of: ModuleType) -> object:
        return repr(replace(of.Solid(1, 2), **changes))

    def theirs(of: ModuleType) -> object:
        return repr(dataclasses.replace(of.Solid(1, 2), **changes))

    assert told(ours, OURS) == told(theirs, THEIRS)


@pytest.mark.parametrize("name", ["Point", "Lettered", "Solid", "Later", "Box"])
def test_the_fields_of_a_record_are_those_of_a_dataclass(name: str) -> None:
    def facts(fields: Any, missing: object) -> list[tuple[object, ...]]:
        said = [(each.name, each.type, each.default, each.kw_only) for each in fields]
        return [(*rest, None if default is missing else default) for *rest, default, _ in said]

    ours = facts(fields(getattr(OURS, name)), MISSING)
    assert ours == facts(dataclasses.fields(getattr(THEIRS, name)), dataclasses.MISSING)


def test_only_records_and_their_classes_are_told_as_such() -> None:
    assert is_dataclass(OURS.Point)
    assert is_dataclass(OURS.Point(1))
    assert not any(map(is_dataclass, [OURS.Strict, "text", 1, (1,), str]))


def test_a_class_that_changes_or_shares_a_list_is_no_record() -> None:
    class Changing:
        x: int

    class Sharing:
        x: list[int] = []  # noqa: RUF012

    make: Any = records.dataclass
    with pytest.raises(ValueError, match="no record"):
        make(frozen=False, slots=True)(Changing)
    with pytest.raises(ValueError, match="share the default of 'x'"):
        make(frozen=True, slots=True)(Sharing)


names = [each.name for each in fields(Answer)]
given_values = st.dictionaries(st.sampled_from([*names, "other"]), st.text(max_size=2))
defaults = {each.name: each.default for each in fields(Answer) if each.default is not MISSING}
Twin: Any = dataclasses.make_dataclass(
    "Answer",
    [
        (name, str, *([dataclasses.field(default=defaults[name])] if name in defaults else []))
        for name in names
    ],
    frozen=True,
    kw_only=True,
    slots=True,
)


@settings(max_examples=200, deadline=None)
@given(given_values, given_values)
def test_any_two_records_are_made_shown_and_compared_as_dataclasses(
    one: dict[str, Any], other: dict[str, Any]
) -> None:
    def made(cls: Any, named: dict[str, Any]) -> Any:
        try:
            return cls(**named)
        except TypeError:
            return None

    ours, theirs = [[made(cls, each) for each in (one, other)] for cls in (Answer, Twin)]
    assert repr(ours) == repr(theirs)
    assert (ours[0] == ours[1]) == (theirs[0] == theirs[1])
    assert [each and hash(each) for each in ours] == [each and hash(each) for each in theirs]


def plain_of(hint: Any, seen: tuple[Any, ...] = ()) -> tuple[Any, Any]:
    """Plain data as an annotation has it, and what it becomes."""
    if get_origin(hint) is tuple:
        plain, built = plain_of(get_args(hint)[0], seen)
        return ([], ()) if plain is None else ([plain], (built,))
    options = [hint, *get_args(hint)]
    record = next((each for each in options if is_dataclass(each)), None)
    if record is not None:
        return (None, None) if record in seen else whole(record, (*seen, record))
    return ("3", 3) if int in options else ("text", "text")


def whole(cls: Any, seen: tuple[Any, ...] = ()) -> tuple[Any, Any]:
    """Plain data of a class of records with every key, and the record."""
    hints = get_type_hints(cls)
    pairs = {each.name: plain_of(hints[each.name], seen) for each in fields(cls)}
    plain, built = ({name: pair[at] for name, pair in pairs.items()} for at in (0, 1))
    return plain, cls(**built)


@pytest.mark.parametrize(
    "cls", [Plan, Crosswalk, Overlay, Framework, Entry, LastChange], ids=lambda cls: cls.__name__
)
def test_plain_data_becomes_what_the_annotations_say_at_any_depth(cls: Any) -> None:
    plain, record = whole(cls)
    assert build(cls, plain) == record


def test_a_record_takes_no_other_value() -> None:
    with pytest.raises(AttributeError):
        OURS.Point(1).other = 2  # a dataclass raises TypeError here, by a mistake of its own


def test_no_record_is_built_of_a_key_it_does_not_have() -> None:
    with pytest.raises(TypeError):
        build(Answer, {"question": "q", "asked": "a", "other": "o"})
    with pytest.raises(TypeError):
        build(Answer, {"question": "q"})
