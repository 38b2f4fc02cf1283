"""Journals that somebody might have written: a few entries of every kind, on any days."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date, timedelta
from typing import Any

from hypothesis import strategies as st

from isp_cli.entry.entry import Answer, Entry, Outcome, Promise
from isp_cli.entry.ids import kind_of
from isp_cli.entry.plan import Development, Plan, PlanStep
from isp_cli.thread.moments import PLACING
from support import PINNED

Draw = Callable[[st.SearchStrategy[Any]], Any]
DAYS = st.integers(0, 1000).map(lambda days: date(2024, 1, 1) + timedelta(days))
IDS = st.lists(st.sampled_from(["teams", "brokering"]), max_size=2, unique=True).map(tuple)


@st.composite
def entries(draw: Draw, day: date, number: int) -> Entry | Plan:
    """An entry of a day, that may name teams in any of the ways in which one can."""
    kind = draw(st.sampled_from(["reflection", "evidence", "levels", "plan", "note"]))
    id = f"{day}-{'reflection' if kind == 'note' else kind}-a{number:03}"
    started = f"{day}T0{number % 3}:00:00+00:00"
    later = DAYS.map(lambda other: max(day, other).isoformat())
    if kind == "plan":
        steps = (PlanStep(step=1, text="Ask.", done=draw(st.one_of(st.just(""), later))),)
        held = tuple(Development(competency=each, steps=steps) for each in draw(IDS))
        closed = draw(st.one_of(st.just(""), later.map("{}T09:00:00+00:00".format)))
        return Plan(
            id=id, framework=PINNED, started=started, competencies=held, closed=closed,
            horizon="2028-01-01",
        )  # fmt: skip
    if kind == "levels":
        level = Answer(question="level.teams", asked="?", chosen="advanced")
        return Entry(id=id, kind=kind, framework=PINNED, started=started, answers=(level,))
    question = draw(st.sampled_from([*PLACING, "after.did", "evidence.happened"]))
    answer = Answer(
        question=question, asked="?", text="Yes.", competencies=draw(IDS),
        activities=draw(st.sampled_from([(), ("teams.roles",), ("brokering.meet",)])),
        how=draw(st.sampled_from(["", "data"])),
    )  # fmt: skip
    answers = [answer]
    if kind == "evidence":
        when = draw(DAYS).isoformat()
        answers.append(Answer(question="evidence.when", asked="When?", text=when))
    outcomes = st.builds(Outcome, on=later, how=st.sampled_from(["kept", "still-open"]))
    promised = st.builds(
        Promise, question=st.just(question), outcomes=st.lists(outcomes, max_size=2).map(tuple)
    )
    return Entry(
        id=id, kind=kind_of(id), framework=PINNED, started=started, answers=tuple(answers),
        about=draw(st.sampled_from(["", "", "teams"])) if kind == "note" else "",
        promises=draw(st.lists(promised, max_size=1).map(tuple)) if kind == "note" else (),
    )  # fmt: skip


@st.composite
def journals(draw: Draw) -> list[Entry | Plan]:
    days = draw(st.lists(DAYS, max_size=8))
    return [draw(entries(day, number)) for number, day in enumerate(days)]
