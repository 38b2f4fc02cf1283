"""What a person said in an entry, place by place, so that two versions of it can be compared."""

from __future__ import annotations

from isp_cli.core.entry import Entry
from isp_cli.core.plan import Plan

Said = dict[tuple[str, ...], str]


def said(record: Entry | Plan) -> Said:
    """Return every text and choice of the person's own, by its place."""
    found = _in_entry(record) if isinstance(record, Entry) else _in_plan(record)
    return {place: text for place, text in found.items() if text}


def _in_entry(entry: Entry) -> Said:
    found: Said = {("label",): entry.label, ("about",): entry.about, ("set",): entry.set}
    for answer in entry.answers:
        chosen = (*answer.principles, *answer.competencies, *answer.activities, answer.chosen)
        found["text", answer.question] = answer.text
        found["chosen", answer.question] = " ".join(filter(None, chosen))
        found["how", answer.question] = answer.how
        for each in answer.follow_ups:
            found["text", each.question, each.competency] = each.text
    for promise in entry.promises:
        found["due", promise.question] = promise.due
        for number, told in enumerate(promise.outcomes):
            said = " ".join(filter(None, (told.on, told.how, told.note, told.entry)))
            found["outcome", promise.question, str(number)] = said
    half = entry.unfinished
    if half is not None:
        place = ("unfinished", half.question, half.part, half.competency)
        found[place] = half.text or " ".join(half.chosen)
    return found


def _in_plan(plan: Plan) -> Said:
    found: Said = {("horizon",): plan.horizon, ("learnt",): plan.learnt, ("closed",): plan.closed}
    found["next_review",] = plan.next_review
    for review in plan.reviews:
        found["review", review.entry] = review.on
    for each in plan.competencies:
        found["competency", each.competency] = each.competency
        found["why", each.competency] = each.why
        found["resources", each.competency] = "\n".join(each.resources)
        found["people", each.competency] = "\n".join(each.people)
        for step in each.steps:
            about = ("step", each.competency, str(step.step))
            found[*about, "text"], found[*about, "due"] = step.text, step.due
            found[*about, "done"], found[*about, "note"] = step.done, step.note
            found[*about, "added"], found[*about, "dropped"] = step.added, step.dropped
            for number, before in enumerate(step.earlier):
                told = (before.text, before.due, before.until, before.note)
                found[*about, "earlier", str(number)] = "\n".join(told)
    return found


def missing_from(one: Entry | Plan, other: Entry | Plan) -> int:
    """Return how many places of the one say what the other does not say there."""
    held = said(other)
    return sum(held.get(place) != text for place, text in said(one).items())


def amount(record: Entry | Plan) -> str:
    """Say in two words how much a record holds, what was asked within a question counted too."""
    if isinstance(record, Entry):
        parts = sum(1 + sum(bool(f.text) for f in each.follow_ups) for each in record.answers)
        return _count(parts, "answer")
    return _count(sum(1 for _ in record.steps()), "step")


def _count(number: int, what: str) -> str:
    return f"{number} {what}" if number == 1 else f"{number} {what}s"
