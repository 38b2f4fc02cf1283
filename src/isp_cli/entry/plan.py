"""A plan as it stands in the journal: its records, and how many competencies it is for.

How a plan is made, changed and reviewed is in the package `plan`."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from isp_cli.dates import day_of_time, written_day
from isp_cli.entry.entry import FORMAT, FormerId, FrameworkPin, WrittenName
from isp_cli.entry.ids import day_of
from isp_cli.errors import BrokenRule
from isp_cli.records import dataclass, replace

FEWEST, MOST = 2, 3
WHY = "Why this one, and why now?"
"""What is asked of a competency in a plan; beside it stands `Development.why`."""

_BESIDE_IT = "with a second one beside it, neither carries all the weight"
_NOT_YET = "choose them here; :quit keeps what you have, and 'isp plan' goes on"


@dataclass(frozen=True, kw_only=True, slots=True)
class EarlierWording:
    """What a step said before it was changed, on the ISO day `until`, and what changed it."""

    text: str
    due: str = ""
    until: str
    note: str = ""

    @property
    def due_on(self) -> date | None:
        """The day it was planned for, if one was."""
        return written_day(self.due)

    @property
    def changed_on(self) -> date:
        """The day it was changed."""
        return date.fromisoformat(self.until)


@dataclass(frozen=True, kw_only=True, slots=True)
class StepTakenBack:
    """What was once said of a step and taken back on the ISO day `until`.

    That it was done, dropped or added on a day, or had these words and was due then; and the note.
    """

    until: str
    text: str = ""
    due: str = ""
    added: str = ""
    done: str = ""
    dropped: str = ""
    note: str = ""

    @property
    def day_taken_back(self) -> date:
        """The day it was taken back."""
        return date.fromisoformat(self.until)

    @property
    def due_on(self) -> date | None:
        """The day it was planned for, if another one was."""
        return written_day(self.due)

    @property
    def ended_on(self) -> date | None:
        """The day it was said to be done or dropped, if it was."""
        return written_day(self.done or self.dropped)


@dataclass(frozen=True, kw_only=True, slots=True)
class PlanStep:
    """One next step. `step` is its number in the plan, for good; the days are ISO dates.

    One that the plan did not begin with says on which day it was `added`. A step that was dropped
    stays, with what was learnt from it in its note. What was taken back of it is `undone`.
    """

    step: int
    text: str
    due: str = ""
    added: str = ""
    done: str = ""
    dropped: str = ""
    note: str = ""
    earlier: tuple[EarlierWording, ...] = ()
    undone: tuple[StepTakenBack, ...] = ()

    @property
    def due_on(self) -> date | None:
        """The day it is planned for, if one is."""
        return written_day(self.due)

    @property
    def added_on(self) -> date | None:
        """The day it came into the plan; None for one the plan began with."""
        return written_day(self.added)

    @property
    def done_on(self) -> date | None:
        """The day it was done, if it was."""
        return written_day(self.done)

    @property
    def dropped_on(self) -> date | None:
        """The day it was dropped, if it was."""
        return written_day(self.dropped)

    @property
    def ended_on(self) -> date | None:
        """The day it was done or dropped, the later of both; None while it is ahead."""
        return max(filter(None, (self.done_on, self.dropped_on)), default=None)

    @property
    def is_ahead(self) -> bool:
        """Claim that it is still to do."""
        return not (self.done or self.dropped)

    def with_note(self, said: str) -> PlanStep:
        """Return the step with this below what its note says already."""
        return replace(
            self, note=f"{self.note}\n{said}" if self.note and said else self.note or said
        )


@dataclass(frozen=True, kw_only=True, slots=True)
class EarlierDevelopment:
    """What was said of a competency until it was changed, or taken out, on the ISO day `until`."""

    until: str
    why: str = ""
    resources: tuple[str, ...] = ()
    people: tuple[str, ...] = ()

    @property
    def changed_on(self) -> date:
        """The day it was changed."""
        return date.fromisoformat(self.until)


@dataclass(frozen=True, kw_only=True, slots=True)
class EarlierHorizon:
    """The last day a plan had, until it was changed on the ISO day `until`, and why."""

    horizon: str
    until: str
    note: str = ""

    @property
    def last_day(self) -> date:
        """The day the plan reached to."""
        return date.fromisoformat(self.horizon)

    @property
    def changed_on(self) -> date:
        """The day it was changed."""
        return date.fromisoformat(self.until)


@dataclass(frozen=True, kw_only=True, slots=True)
class Development:
    """One competency of a plan; `name` is what it was called when the plan was made.

    A resource is the id of one of the framework's resources or readings, or the person's own words.
    Steps whose adding was taken back are `undone`, and no part of the plan.
    One the plan did not begin with says on which ISO day it was `added`; one that was taken out
    stays, and says on which day it `left`.
    """

    competency: str
    name: str = ""
    why: str = ""
    resources: tuple[str, ...] = ()
    people: tuple[str, ...] = ()
    steps: tuple[PlanStep, ...] = ()
    undone: tuple[PlanStep, ...] = ()
    added: str = ""
    left: str = ""
    earlier: tuple[EarlierDevelopment, ...] = ()

    @property
    def added_on(self) -> date | None:
        """The day it came into the plan; None for one the plan began with."""
        return written_day(self.added)

    @property
    def left_on(self) -> date | None:
        """The day it was taken out of the plan, if it was."""
        return written_day(self.left)


@dataclass(frozen=True, kw_only=True, slots=True)
class ReviewDay:
    """A review of the plan: its ISO day, and the entry that holds it."""

    on: str
    entry: str

    @property
    def day(self) -> date:
        """The day of the review."""
        return date.fromisoformat(self.on)


@dataclass(frozen=True, kw_only=True, slots=True)
class PlanReopening:
    """That a plan was opened again on the ISO day `until`, when it was closed, and what was learnt.

    `closed` is a time, ISO 8601 with offset.
    """

    closed: str
    learnt: str = ""
    until: str

    @property
    def closed_on(self) -> date | None:
        """The day it was closed."""
        return day_of_time(self.closed)

    @property
    def day(self) -> date:
        """The day it was opened again."""
        return date.fromisoformat(self.until)


@dataclass(frozen=True, kw_only=True, slots=True)
class Plan:
    """A plan as it stands in the journal. It is open until `closed` holds a time.

    `horizon` and `next_review` are ISO dates; no review need be set. `earlier` are the last days
    it had. `reviews` it has taken in. `reopened` are the times it was closed and that was taken
    back. `named` is what its resources were called, `moved` the ids it had on other days.
    """

    format: str = FORMAT
    id: str
    kind: str = "plan"
    framework: FrameworkPin
    started: str
    moved: tuple[FormerId, ...] = ()
    reflection: str = ""
    horizon: str
    earlier: tuple[EarlierHorizon, ...] = ()
    next_review: str = ""
    competencies: tuple[Development, ...]
    reviews: tuple[ReviewDay, ...] = ()
    closed: str = ""
    learnt: str = ""
    reopened: tuple[PlanReopening, ...] = ()
    named: tuple[WrittenName, ...] = ()

    @property
    def day(self) -> date:
        """The day it was begun."""
        return day_of(self.id)

    @property
    def first_id(self) -> str:
        """The id it was made with: calendars know its days by it."""
        return self.moved[0].id if self.moved else self.id

    @property
    def last_day(self) -> date:
        """The day it reaches to, its horizon."""
        return date.fromisoformat(self.horizon)

    @property
    def current(self) -> tuple[Development, ...]:
        """The competencies it is for, without those that were taken out."""
        return tuple(each for each in self.competencies if not each.left)

    @property
    def next_review_on(self) -> date | None:
        """The day of its next review, if one is set."""
        return written_day(self.next_review)

    @property
    def closed_on(self) -> date | None:
        """The day it was closed; None while it is open."""
        return day_of_time(self.closed)

    @property
    def amount(self) -> tuple[int, str]:
        """How many steps it holds, and their name."""
        return sum(len(each.steps) for each in self.competencies), "step"

    @property
    def resource_names(self) -> dict[str, str]:
        """What its resources are called, by id, in the words of the day it was made."""
        return {each.id: each.name for each in self.named}

    @property
    def names(self) -> dict[str, str]:
        """What it names, by id, in the words of the day it was made."""
        called = {each.competency: each.name for each in self.competencies if each.name}
        return self.resource_names | called

    @property
    def is_open(self) -> bool:
        """Claim that the plan has not been closed."""
        return not self.closed

    def is_over(self, today: date) -> bool:
        """Claim that it is open, and its last day has come."""
        return self.is_open and self.last_day <= today

    def steps(self) -> Iterator[tuple[Development, PlanStep]]:
        """Yield every step with the competency it serves."""
        for development in self.competencies:
            for step in development.steps:
                yield development, step

    def step(self, number: int) -> PlanStep | None:
        """Find a step by its number."""
        return next((step for _, step in self.steps() if step.step == number), None)

    @property
    def next_number(self) -> int:
        """The number of the next step that is added: one above all there are and were."""
        numbers = (one.step for each in self.competencies for one in (*each.steps, *each.undone))
        return max(numbers, default=0) + 1

    def steps_ahead(self) -> list[tuple[Development, PlanStep]]:
        """Return the steps still to do, the soonest first and those without a date last."""
        ahead = [pair for pair in self.steps() if pair[1].is_ahead]
        return sorted(ahead, key=lambda pair: (pair[1].due_on or date.max, pair[1].step))


def check_count(competencies: tuple[str, ...]) -> None:
    """Check how many competencies a plan is for.

    Raises:
        BrokenRule: fewer than two, more than three, or one of them twice.
    """
    if len(set(competencies)) != len(competencies):
        raise BrokenRule("a plan names each competency once")
    if len(competencies) < FEWEST:
        raise BrokenRule(
            f"a plan is for two or three competencies, not {len(competencies)}",
            hint=_BESIDE_IT if competencies else _NOT_YET,
        )
    if len(competencies) > MOST:
        raise BrokenRule(
            f"a plan is for two or three competencies, not {len(competencies)}",
            hint="choose the three that matter most now; the others can wait for the next plan",
        )
