"""The end of a plan: the one question it takes, asked in an interview like any other, and
the plan with what was learnt in it.

Writing the plan, and what was begun and waits, are in `store`."""

from __future__ import annotations

from isp_cli.entry.entry import Entry, HalfAnswer
from isp_cli.entry.plan import Plan
from isp_cli.framework.records import Question, Source
from isp_cli.interview.interview import Interview
from isp_cli.plan.changes import must_be_open
from isp_cli.records import replace

LEARNT = Question(
    id="plan.learnt",
    text="What did this plan teach you?",
    help="Enter closes it without a word. It stays in the journal; Ctrl-C leaves it open.",
    source=Source(document="isp", section="Plan"),
)


def closing_interview(draft: Entry, plan: Plan) -> Interview:
    """Return the question that ends a plan, with what a draft says to it.

    Half-said words were once kept in the open plan: a draft that says nothing begins with those.
    """
    interview = Interview.begin((LEARNT,), replace(draft, later=()))
    (step,) = interview.steps()
    if not words_of_closing(draft) and plan.learnt:
        half = HalfAnswer(question=LEARNT.id, part=step.part, asked=LEARNT.text, text=plan.learnt)
        interview = interview.holding(replace(interview.entry, unfinished=half))
    return interview if interview.at else interview.standing_at(step)


def words_of_closing(draft: Entry) -> str:
    """Return what a draft says to the question that ends a plan, half-said words first."""
    half, answer = draft.unfinished, draft.answer(LEARNT.id)
    return (half.text if half else "") or (answer.text if answer else "")


def closed_plan(plan: Plan, *, at: str, learnt: str = "") -> Plan:
    """Return the plan closed; `at` is the time, ISO 8601 with offset.

    Raises:
        BrokenRule: it is closed already.
    """
    must_be_open(plan)
    return replace(plan, closed=at, learnt=learnt)
