"""A competency framework: its records, in the shape of `data/framework.yaml`.

Records are plain frozen dataclasses. The schema that checks a file written by somebody else is
made from these same classes in `storage.schema`, so no field is declared twice.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import ClassVar, Literal

FORMAT = "isp-framework/1"

AnswerKind = Literal[
    "text", "principles", "competencies", "development",
    "in-play", "activities", "choice", "evidence", "promise", "day",
]  # fmt: skip
ResourceKind = Literal["websites", "collections", "training", "journals", "networks"]


class Strict:
    """Marks records whose file form may hold no key that is not declared here."""

    __slots__ = ()
    __pydantic_config__: ClassVar[dict[str, str]] = {"extra": "forbid"}


@dataclass(frozen=True, kw_only=True, slots=True)
class Source(Strict):
    """Where a statement stands: a document's id, its section, and the item's number there."""

    document: str
    section: str
    item: str = ""


OWN = Source(document="", section="")  # of a question set; in a framework it names no document


@dataclass(frozen=True, kw_only=True, slots=True)
class Variant(Strict):
    """What another document says otherwise about the same thing: its wording, its name, or both."""

    source: Source
    name: str = ""
    text: str = ""


@dataclass(frozen=True, kw_only=True, slots=True)
class Item(Strict):
    """One ability or activity; `items` are the ones nested under it."""

    id: str
    text: str
    source: Source
    variants: tuple[Variant, ...] = ()
    items: tuple[Item, ...] = ()


@dataclass(frozen=True, kw_only=True, slots=True)
class HintPoint(Strict):
    """One point of a hint: an idea, or an example of one."""

    id: str
    kind: Literal["idea", "example"]
    text: str
    source: Source


@dataclass(frozen=True, kw_only=True, slots=True)
class Hint(Strict):
    """The practical advice that goes with one competency."""

    id: str
    source: Source
    items: tuple[HintPoint, ...]


@dataclass(frozen=True, kw_only=True, slots=True)
class Competency(Strict):
    """One competency on one page: what it is, abilities, activities and the hint."""

    id: str
    name: str
    text: str
    source: Source
    variants: tuple[Variant, ...] = ()
    abilities: tuple[Item, ...]
    activities: tuple[Item, ...]
    hint: Hint

    def every_activity(self) -> tuple[Item, ...]:
        """Return the activities, each before the ones nested under it."""
        return tuple(item for each in self.activities for item in (each, *each.items))


@dataclass(frozen=True, kw_only=True, slots=True)
class Domain(Strict):
    """A group of competencies that serve the same end."""

    id: str
    name: str
    text: str
    source: Source
    variants: tuple[Variant, ...] = ()
    competencies: tuple[Competency, ...]


@dataclass(frozen=True, kw_only=True, slots=True)
class Statement(Strict):
    """A named statement: a principle, a dilemma, a way out, a context level, a term, a section."""

    id: str
    name: str
    text: str
    source: Source
    variants: tuple[Variant, ...] = ()


@dataclass(frozen=True, kw_only=True, slots=True)
class Option(Strict):
    """One of the answers a `choice` offers."""

    id: str
    name: str


@dataclass(frozen=True, kw_only=True, slots=True)
class FollowUp(Strict):
    """A question under a question; `only_if` names the option that must have been chosen."""

    id: str
    text: str
    answer: Literal["text", "day"] = "text"
    only_if: str = ""
    source: Source = OWN


@dataclass(frozen=True, kw_only=True, slots=True)
class Question(Strict):
    """One reflective question and the kind of answer it wants.

    Between `at_least` and `at_most` are chosen of the `principles`, the `competencies`, both
    (`in-play`) or the `activities` of the competencies named so far; a `choice` takes one of its
    `options`. `evidence` wants words and how the person knows, `promise` words that come back.
    `development` puts each follow-up for each competency chosen, the other kinds once; under
    `evidence` and `promise` only where there are words. A `day` is one that is past, or today.
    `words: none` asks for no free text.
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
    follow_ups: tuple[FollowUp, ...] = ()


@dataclass(frozen=True, kw_only=True, slots=True)
class Resource(Strict):
    """Something on the web to learn from."""

    id: str
    name: str
    kind: ResourceKind
    url: str
    source: Source
    note: str = ""


@dataclass(frozen=True, kw_only=True, slots=True)
class Reading(Strict):
    """A publication, as it is cited."""

    id: str
    citation: str
    source: Source
    url: str = ""
    note: str = ""


@dataclass(frozen=True, kw_only=True, slots=True)
class Document(Strict):
    """A document the framework was taken from; `citation` is its APA reference."""

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


@dataclass(frozen=True, kw_only=True, slots=True)
class Framework(Strict):
    """One published framework, whole."""

    format: Literal["isp-framework/1"]
    id: str
    name: str
    version: str
    language: str
    about: tuple[Statement, ...]
    sources: tuple[Document, ...]
    principles: tuple[Statement, ...]
    domains: tuple[Domain, ...]
    questions: tuple[Question, ...]
    dilemmas: tuple[Statement, ...]
    ways_out: tuple[Statement, ...]
    context_levels: tuple[Statement, ...]
    glossary: tuple[Statement, ...]
    resources: tuple[Resource, ...]
    readings: tuple[Reading, ...]

    def competencies(self) -> Iterator[Competency]:
        """Yield the competencies of all domains, in order."""
        for domain in self.domains:
            yield from domain.competencies

    def competency(self, id: str) -> Competency | None:
        """Find the competency with exactly this id."""
        return next((each for each in self.competencies() if each.id == id), None)

    def principle(self, id: str) -> Statement | None:
        """Find the principle with exactly this id."""
        return next((each for each in self.principles if each.id == id), None)

    def document(self, id: str) -> Document | None:
        """Find the source document with exactly this id."""
        return next((each for each in self.sources if each.id == id), None)

    def domain_of(self, competency: Competency) -> Domain:
        """Return the domain a competency of this framework stands in."""
        return next(each for each in self.domains if competency in each.competencies)
