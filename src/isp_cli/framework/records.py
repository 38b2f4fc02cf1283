"""A competency framework: its records, in the shape of `data/framework.yaml`.

`files.schema` checks a file that somebody else wrote by these same frozen dataclasses."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any, ClassVar, Literal

from isp_cli.dates import DayDirection
from isp_cli.records import Location, dataclass, walk

ResourceKind = Literal["websites", "collections", "training", "journals", "networks"]


class StrictKeys:
    """Marks records whose file form may hold no key that is not declared here."""

    __slots__ = ()
    __pydantic_config__: ClassVar[dict[str, str]] = {"extra": "forbid"}


@dataclass(frozen=True, kw_only=True, slots=True)
class Source(StrictKeys):
    """Where a statement stands: a document's id, its section, and the item's number there.

    `code` and `identifier` are what a CASE package calls it, for systems that load it again.
    """

    document: str
    section: str
    item: str = ""
    code: str = ""
    identifier: str = ""

    @property
    def number(self) -> str:
        """What it is counted as there: its number, or else its code."""
        return self.item or self.code


OWN = Source(document="", section="")  # of a question set; in a framework it names no document


@dataclass(frozen=True, kw_only=True, slots=True)
class Variant(StrictKeys):
    """What another document says otherwise about the same thing: its wording, its name, or both."""

    source: Source
    name: str = ""
    text: str = ""


@dataclass(frozen=True, kw_only=True, slots=True)
class Resource(StrictKeys):
    """Something on the web to learn from."""

    id: str
    name: str
    kind: ResourceKind
    url: str
    source: Source
    note: str = ""


@dataclass(frozen=True, kw_only=True, slots=True)
class FurtherReading(StrictKeys):
    """A publication, as it is cited."""

    id: str
    citation: str
    source: Source
    url: str = ""
    note: str = ""


@dataclass(frozen=True, kw_only=True, slots=True)
class SourceDocument(StrictKeys):
    """A document the framework was taken from; `citation` is its APA reference.

    `identifier` is what a CASE package calls it: while the first document has one, systems that
    load the framework take it for that package. `language` is that of the words here that are
    its own, where it is another than the framework's.
    """

    id: str
    name: str
    title: str
    authors: str
    year: str
    citation: str
    note: str
    version: str = ""
    publisher: str = ""
    url: str = ""
    identifier: str = ""
    language: str = ""


@dataclass(frozen=True, kw_only=True, slots=True)
class Item(StrictKeys):
    """One ability, activity or statement; `items` are the ones nested under it."""

    id: str
    text: str
    source: Source
    variants: tuple[Variant, ...] = ()
    items: tuple[Item, ...] = ()


@dataclass(frozen=True, kw_only=True, slots=True)
class HintPoint(StrictKeys):
    """One point of a hint: an idea, or an example of one."""

    id: str
    kind: Literal["idea", "example"]
    text: str
    source: Source
    variants: tuple[Variant, ...] = ()


@dataclass(frozen=True, kw_only=True, slots=True)
class Hint(StrictKeys):
    """The practical advice that goes with one competency."""

    id: str
    source: Source
    items: tuple[HintPoint, ...]


@dataclass(frozen=True, kw_only=True, slots=True)
class Level(StrictKeys):
    """What a competency or function is like at one level; `name` says level and word."""

    id: str
    name: str
    text: str
    source: Source
    variants: tuple[Variant, ...] = ()


@dataclass(frozen=True, kw_only=True, slots=True)
class LocalNote(StrictKeys):
    """A note to one item: an example from here, or why the item is not relevant here."""

    to: str
    kind: Literal["example", "not-relevant"]
    text: str
    source: Source


@dataclass(frozen=True, kw_only=True, slots=True)
class AppliedOverlay(StrictKeys):
    """An overlay that a framework was read with; `documents` are the ids of its documents."""

    id: str
    name: str
    documents: tuple[str, ...]
    language: str = ""
    version: str = ""
    revised: str = ""


FORMAT = "isp-framework/1"
GUIDE = "practice-guide"
TCI = "tci"
IN_OUR_WORDS = (GUIDE, TCI)
"""The frameworks that isp brings: facts of the documents, sentences of this project."""

PARTS = {
    "about": "About",
    "principles": "Principles",
    "domains": "Domains",
    "functions": "Functions",
    "questions": "Reflective questions",
    "dilemmas": "Dilemmas",
    "ways_out": "Ways out",
    "context_levels": "Context levels",
    "glossary": "Glossary",
    "resources": "Resources",
    "readings": "Further reading",
    "sources": "Sources",
}
"""What each part of a framework is called, by the key it has in a framework's file."""

AnswerKind = Literal[
    "text", "principles", "competencies", "development",
    "in-play", "activities", "choice", "evidence", "promise", "day",
]  # fmt: skip


@dataclass(frozen=True, kw_only=True, slots=True)
class Competency(StrictKeys):
    """One competency on one page, in the parts its framework has: the others are empty."""

    id: str
    name: str
    text: str
    source: Source
    variants: tuple[Variant, ...] = ()
    abilities: tuple[Item, ...] = ()
    activities: tuple[Item, ...] = ()
    hint: Hint | None = None
    statements: tuple[Item, ...] = ()
    levels: tuple[Level, ...] = ()

    def every_activity(self) -> tuple[Item, ...]:
        """Return the activities, else the statements or abilities, each before those under it."""
        told = self.activities or self.statements or self.abilities
        return tuple(each for _, each in walk(told) if isinstance(each, Item))


@dataclass(frozen=True, kw_only=True, slots=True)
class Function(StrictKeys):
    """One function of a role: a way of doing what the competencies name."""

    id: str
    name: str
    text: str
    source: Source
    variants: tuple[Variant, ...] = ()
    statements: tuple[Item, ...] = ()
    levels: tuple[Level, ...] = ()

    def every_activity(self) -> tuple[Item, ...]:
        """Return the statements, which tell what is done, each before the ones nested under it."""
        return tuple(each for _, each in walk(self.statements) if isinstance(each, Item))


Capability = Competency | Function
"""What a person can reflect about, hold evidence on and plan for."""


def kind_of(capability: Capability) -> Literal["competency", "function"]:
    """Say which of the two something is."""
    return "function" if isinstance(capability, Function) else "competency"


@dataclass(frozen=True, kw_only=True, slots=True)
class Domain(StrictKeys):
    """A group of competencies that serve the same end."""

    id: str
    name: str
    text: str
    source: Source
    variants: tuple[Variant, ...] = ()
    competencies: tuple[Competency, ...]


@dataclass(frozen=True, kw_only=True, slots=True)
class Statement(StrictKeys):
    """A named statement: a principle, a dilemma, a way out, a context level, a term, a section."""

    id: str
    name: str
    text: str
    source: Source
    variants: tuple[Variant, ...] = ()


@dataclass(frozen=True, kw_only=True, slots=True)
class Option(StrictKeys):
    """One of the answers a `choice` offers."""

    id: str
    name: str


@dataclass(frozen=True, kw_only=True, slots=True)
class FollowUp(StrictKeys):
    """A question under a question; `only_if` names the option that must have been chosen."""

    id: str
    text: str
    answer: Literal["text", "day"] = "text"
    day: DayDirection = "any"
    only_if: str = ""
    source: Source = OWN


@dataclass(frozen=True, kw_only=True, slots=True)
class Question(StrictKeys):
    """One reflective question and the kind of answer it wants.

    Between `at_least` and `at_most` are chosen of the `principles`, the `competencies`, both
    (`in-play`) or the `activities` of the competencies named so far; a `choice` takes one of its
    `options`. `evidence` wants words and how the person knows, `promise` words that come back.
    `development` puts each follow-up for each competency chosen, the other kinds once; under
    `evidence` and `promise` only where there are words. A day is `past`, `ahead` or `any`; that of
    a promise is ahead. `words: none` asks for no free text.
    """

    id: str
    text: str
    help: str = ""
    answer: AnswerKind = "text"
    source: Source = OWN
    options: tuple[Option, ...] = ()
    at_least: int = 0
    at_most: int | None = None
    words: Literal["asked", "none"] = "asked"
    day: DayDirection = "any"
    follow_ups: tuple[FollowUp, ...] = ()


@dataclass(frozen=True, kw_only=True, slots=True)
class Framework(StrictKeys):
    """One published framework, whole; a section it does not have is empty.

    `revised` is the day on which the words of this version were last changed.
    """

    format: Literal["isp-framework/1"]
    id: str
    name: str
    version: str
    language: str
    revised: str = ""
    about: tuple[Statement, ...] = ()
    sources: tuple[SourceDocument, ...]
    principles: tuple[Statement, ...] = ()
    domains: tuple[Domain, ...]
    functions: tuple[Function, ...] = ()
    questions: tuple[Question, ...] = ()
    dilemmas: tuple[Statement, ...] = ()
    ways_out: tuple[Statement, ...] = ()
    context_levels: tuple[Statement, ...] = ()
    glossary: tuple[Statement, ...] = ()
    resources: tuple[Resource, ...] = ()
    readings: tuple[FurtherReading, ...] = ()
    # these two stand in no framework's file: framework.overlay brings them
    local: tuple[LocalNote, ...] = ()
    overlays: tuple[AppliedOverlay, ...] = ()

    def items(self) -> Iterator[tuple[Location, Any]]:
        """Yield everything of its own that has an id but options, with where it stands.

        Documents are among it; notes of overlays, and the overlays, are not.
        """
        for at, record in walk(self):
            has_id = hasattr(record, "id") and not isinstance(record, Option)
            if has_id and at and at[0] not in ("local", "overlays"):
                yield at, record

    def competencies(self) -> Iterator[Competency]:
        """Yield the competencies of all domains, in order."""
        for domain in self.domains:
            yield from domain.competencies

    def competency(self, id: str) -> Competency | None:
        """Find the competency with exactly this id."""
        return next((each for each in self.competencies() if each.id == id), None)

    def capabilities(self) -> Iterator[Capability]:
        """Yield whatever can be named as a competency: the competencies, then the functions."""
        yield from self.competencies()
        yield from self.functions

    def capability(self, id: str) -> Capability | None:
        """Find the competency or function with exactly this id."""
        return next((each for each in self.capabilities() if each.id == id), None)

    def principle(self, id: str) -> Statement | None:
        """Find the principle with exactly this id."""
        return next((each for each in self.principles if each.id == id), None)

    def name_of(self, id: str) -> str:
        """Return what an id in an entry is called here, or nothing; a text if it has no name."""
        found = self.principle(id) or self.capability(id)
        return found.name if found else dict(self._rest()).get(id, "") or self.resource(id)[0]

    def resource(self, id: str) -> tuple[str, str]:
        """Return the name and the address of a resource or a reading; without one, nothing."""
        held = {each.id: (each.name, each.url) for each in self.resources}
        held |= {each.id: (each.citation, "") for each in self.readings}
        return held.get(id, ("", ""))

    def _rest(self) -> Iterator[tuple[str, str]]:
        yield from ((each.id, each.name) for each in self.dilemmas)
        for capability in self.capabilities():
            yield from ((item.id, item.text) for item in capability.every_activity())
            yield from ((level.id, level.name) for level in capability.levels)
        yield from ((each.id, each.text) for each in self.questions)

    def document(self, id: str) -> SourceDocument | None:
        """Find the source document with exactly this id."""
        return next((each for each in self.sources if each.id == id), None)

    def domain_of(self, competency: Competency) -> Domain:
        """Return the domain a competency of this framework stands in."""
        return next(each for each in self.domains if competency in each.competencies)

    def notes_on(self, id: str) -> tuple[LocalNote, ...]:
        """Return what overlays say beside the item of this id."""
        return tuple(each for each in self.local if each.to == id)

    def is_relevant(self, id: str) -> bool:
        """Claim that no overlay says of this id that it is not relevant here."""
        return not any(each.kind == "not-relevant" for each in self.notes_on(id))
