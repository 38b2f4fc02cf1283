"""Find things in a framework: by id, by name, by a part of one, or by the words they hold.

What can be found, and what it is called, is said by `framework.places`. Which frameworks are looked
through, and in what order, is the caller's choice."""

from __future__ import annotations

from collections.abc import Callable, Iterable

from isp_cli.errors import AmbiguousName, UnknownName
from isp_cli.framework.places import Place, PlaceKind, is_below, places
from isp_cli.framework.records import (
    Capability,
    Competency,
    Framework,
    Function,
    LocalNote,
    Source,
    SourceDocument,
    Statement,
    Variant,
)
from isp_cli.records import NamedTuple
from isp_cli.wording import folded


class FoundPlace(NamedTuple):
    """Something that was found, and the framework it stands in."""

    place: Place
    framework: Framework


_LANDMARKS = ("section", "domain", "competency", "function", "principle")

# found by the words they hold; what they are called says no more than what they belong to
_INNER = ("ability", "activity", "statement", "level", "hint")


def find(framework: Framework, wanted: str) -> Place:
    """Find the one place an id, a name or part of a name means.

    An id or a whole name wins over a part; a section, domain, competency, function or principle
    wins over the rest.

    Raises:
        UnknownName: nothing is called that; carries the nearest names.
        AmbiguousName: several things are.
    """
    everything = list(places(framework))
    key = folded(wanted)
    if key:
        for match in (_has_id, _is, _starts, _holds):
            for of_kind in (_LANDMARKS, None):
                hits = [
                    place
                    for place in everything
                    if (of_kind is None or place.kind in of_kind) and match(place, key)
                ]
                if len(hits) == 1 or (hits and match is _is):
                    return hits[0]
                if hits:
                    raise AmbiguousName(wanted, tuple(hit.id for hit in hits[:8]))
    raise UnknownName(wanted, nearest_names(framework, wanted))


def find_in(frameworks: Iterable[Framework], wanted: str) -> FoundPlace:
    """Find the one place meant in several frameworks; the first that has it wins.

    But a whole name or id of a section, competency, function or the like in a later one wins over
    a part of a name in an earlier one. A framework is only taken up if the ones before it did not
    decide.

    Raises:
        UnknownName: nothing is called that in any of them; carries the nearest names of all.
        AmbiguousName: in the first that has it, several things are.
    """
    return _first(frameworks, wanted, find, _named_places, "the framework")


def competency_in(frameworks: Iterable[Framework], wanted: str) -> Capability:
    """Return the one competency or function meant by an id, a name or a part of one.

    It looks as `find_in` does.

    Raises:
        UnknownName, AmbiguousName: none of them is called that, or several are.
    """
    kinds: tuple[PlaceKind, ...] = ("competency", "function")
    record = _among(frameworks, wanted, kinds, "the competencies").place.record
    assert isinstance(record, Competency | Function)
    return record


def principle_in(frameworks: Iterable[Framework], wanted: str) -> Statement:
    """Return the one principle meant by an id, a name or a part of one; looks as `find_in` does.

    Raises:
        UnknownName, AmbiguousName: none of them is called that, or several are.
    """
    record = _among(frameworks, wanted, ("principle",), "the principles").place.record
    assert isinstance(record, Statement)
    return record


def subject_in(frameworks: Iterable[Framework], wanted: str) -> FoundPlace:
    """Return the one competency, function or principle meant; looks as `find_in` does.

    Raises:
        UnknownName, AmbiguousName: none of them is called that, or several are.
    """
    kinds: tuple[PlaceKind, ...] = ("competency", "function", "principle")
    return _among(frameworks, wanted, kinds, "the competencies and principles")


def _among(
    frameworks: Iterable[Framework], wanted: str, kinds: tuple[PlaceKind, ...], among: str
) -> FoundPlace:
    def candidates(framework: Framework) -> list[Place]:
        found = [place for place in places(framework) if place.kind in kinds]
        return sorted(found, key=lambda place: kinds.index(place.kind))

    def look(framework: Framework, wanted: str) -> Place:
        key = folded(wanted)
        for match in (_has_id, _is, _starts, _holds) if key else ():
            hits = [place for place in candidates(framework) if match(place, key)]
            if len(hits) == 1:
                return hits[0]
            if hits:
                raise AmbiguousName(wanted, tuple(hit.id for hit in hits))
        raise UnknownName(wanted, ())

    return _first(frameworks, wanted, look, candidates, among)


def _first(
    frameworks: Iterable[Framework],
    wanted: str,
    look: Callable[[Framework, str], Place],
    candidates: Callable[[Framework], list[Place]],
    among: str,
) -> FoundPlace:
    held: FoundPlace | AmbiguousName | None = None
    tried: list[Framework] = []
    for framework in frameworks:
        tried.append(framework)
        try:
            place = look(framework, wanted)
        except AmbiguousName as several:
            held = held or several
        except UnknownName:
            continue
        else:
            is_whole = _has_id(place, folded(wanted)) or _is(place, folded(wanted))
            if is_whole and (held is None or place.kind in _LANDMARKS):
                return FoundPlace(place, framework)
            held = held or FoundPlace(place, framework)
    if isinstance(held, AmbiguousName):
        raise held
    if held is None:
        everything = [place for framework in tried for place in candidates(framework)]
        raise UnknownName(wanted, _close(wanted, everything), among=among)
    return held


def nearest_names(framework: Framework, wanted: str) -> tuple[str, ...]:
    """Return up to three ids whose id or name is most like what was wanted."""
    return _close(wanted, _named_places(framework))


def _named_places(framework: Framework) -> list[Place]:
    return [
        place for place in places(framework) if place.name and place.kind not in ("source", "level")
    ]


def _close(wanted: str, candidates: list[Place]) -> tuple[str, ...]:
    from difflib import get_close_matches  # noqa: PLC0415 - only when something is not found

    ids: dict[str, str] = {}
    for place in candidates:
        for spelling in (place.id, place.id.rpartition(".")[2], place.name, *place.name.split()):
            ids.setdefault(folded(spelling), place.id)
    close = get_close_matches(folded(wanted), ids, n=6, cutoff=0.6)
    return tuple(dict.fromkeys(ids[spelling] for spelling in close))[:3]


def cited_documents(framework: Framework, place: Place | None) -> tuple[SourceDocument, ...]:
    """Return the documents to cite for one thing: where it stands, and where it stands otherwise.

    Without a place, or for a section, that is the framework's first document.
    """
    found = place.record if place else None
    if isinstance(found, SourceDocument):
        return (found,)
    if found is None:
        return framework.sources[:1]
    ids = [
        found.source.document,
        *(each.source.document for each in getattr(found, "variants", ())),
    ]
    return tuple(each for each in framework.sources if each.id in ids)


def source_of(place: Place | None) -> Source | None:
    """Find where in its document a thing stands."""
    source = getattr(place.record, "source", None) if place else None
    return source if isinstance(source, Source) else None


def _names(place: Place) -> tuple[str, ...]:
    return (place.id, folded(place.name), *(folded(name) for name in place.other_names))


def _has_id(place: Place, key: str) -> bool:
    return place.id in (key, key.replace(" ", "-"))


def _is(place: Place, key: str) -> bool:
    return key in _names(place)


def _starts(place: Place, key: str) -> bool:
    if place.kind in _INNER:
        return False
    return any(
        name.startswith(key) or f" {key}" in name or f".{key}" in name for name in _names(place)
    )


def _holds(place: Place, key: str) -> bool:
    return place.kind not in _INNER and any(key in name for name in _names(place))


class FrameworkHit(NamedTuple):
    """A place that holds all the words.

    `variants` and `notes` are those of its other wordings and local notes that hold some of them,
    where its own words do not hold all.
    """

    place: Place
    variants: tuple[Variant, ...] = ()
    notes: tuple[LocalNote, ...] = ()


def search(framework: Framework, words: str, within: Place | None = None) -> list[FrameworkHit]:
    """Return every place that holds all the words, in reading order; only `within` one, if named.

    Beside a place's name and text count what other documents and overlays say of it.
    """
    wanted = folded(words).split()
    if not wanted:
        return []
    found = (
        _hit(framework, place, wanted)
        for place in places(framework)
        if within is None or is_below(place, within)
    )
    return [each for each in found if each is not None]


def _hit(framework: Framework, place: Place, wanted: list[str]) -> FrameworkHit | None:
    missing = _missing(f"{place.name} {place.text}", wanted)
    if not missing:
        return FrameworkHit(place)
    variants: tuple[Variant, ...] = getattr(place.record, "variants", ())
    notes = framework.notes_on(place.id) if place.record is not None else ()

    def holds(text: str) -> bool:
        return len(_missing(text, missing)) < len(missing)

    hit = FrameworkHit(
        place,
        tuple(each for each in variants if holds(f"{each.name} {each.text}")),
        tuple(each for each in notes if holds(each.text)),
    )
    beside = [f"{each.name} {each.text}" for each in hit.variants]
    beside += [each.text for each in hit.notes]
    return None if _missing(" ".join(beside), missing) else hit


def _missing(text: str, wanted: list[str]) -> list[str]:
    held = folded(text)
    return [word for word in wanted if word not in held]
