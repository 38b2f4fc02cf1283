"""What the journal says of competencies a new plan could be for."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from isp_cli.env import Env

if TYPE_CHECKING:
    from datetime import date

    from isp_cli.core.answered import Answered
    from isp_cli.core.candidates import Candidate
    from isp_cli.core.entry import Entry
    from isp_cli.core.framework import Framework


RAISED = "coaching.raised"
IN_PLAY = ("after.in-play", "debrief.in-play")


class Before(NamedTuple):
    """The newest reflection that named competencies to develop, and every candidate."""

    reflection: Entry | None
    candidates: tuple[Candidate, ...]


def said_before(env: Env) -> Before:
    """Look through the journal for candidates; a file that cannot be read is told of."""
    from isp_cli.core.candidates import candidates, is_recent
    from isp_cli.core.moments import raised_by
    from isp_cli.core.planning import asked_before, named_to_develop
    from isp_cli.storage.answers import answers_to
    from isp_cli.storage.evidence import every_piece
    from isp_cli.ui.text import shortened

    guide, today = env.framework, env.today()
    number, question = asked_before(guide) or (0, None)
    found, trouble = answers_to(env.journal, question.id) if question else ([], [])
    pieces, more = every_piece(env.journal)
    raised, _ = answers_to(env.journal, RAISED)
    in_play = [each for id in IN_PLAY for each in answers_to(env.journal, id)[0]]
    for told in dict.fromkeys(str(each) for each in (*trouble, *more)):
        env.tell(f"isp: {told}\nisp: what it says of competencies is not told here")
    naming = [each for each in found if named_to_develop(each.entry, guide)]
    newest = naming[0] if naming and is_recent(naming[0].day, today) else None
    last = {id: each.day for each in reversed(pieces) for id in each.competencies}
    return Before(
        newest.entry if newest else None,
        candidates(
            named=[(id, each.day) for each in naming for id in named_to_develop(each.entry, guide)],
            last_evidence={id: day for id, day in last.items() if guide.competency(id)},
            raised=[
                (id, each.day, shortened(raised_by(each.entry), 60) or "the person who coached you")
                for each in raised
                for id in each.answer.competencies
                if guide.competency(id)
            ],
            in_play=_first_days(in_play, guide),
            today=today,
            asked_in=f"question {number}",
        ),
    )


def _first_days(found: list[Answered], guide: Framework) -> dict[str, date]:
    """Return the first day each competency was in play."""
    days: dict[str, date] = {}
    for each in found:
        for id in each.answer.competencies:
            if guide.competency(id):
                days[id] = min(each.day, days.get(id, each.day))
    return days
