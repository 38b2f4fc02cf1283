"""What the journal says of competencies a new plan could be for."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from isp_cli.env import Env

if TYPE_CHECKING:
    from isp_cli.core.answered import Answered
    from isp_cli.core.candidates import Candidate
    from isp_cli.core.entry import Entry
    from isp_cli.errors import IspError


class Before(NamedTuple):
    """The newest reflection that named competencies to develop, these, and every candidate."""

    reflection: Entry | None
    named: tuple[str, ...]
    candidates: tuple[Candidate, ...]


def said_before(env: Env) -> Before:
    """Look through the journal for candidates; a file that cannot be read is told of."""
    from isp_cli.commands.names import names_of
    from isp_cli.core.candidates import (
        IN_PLAY,
        RAISED,
        Said,
        asked_before,
        candidates_in,
        last_naming,
        named_to_develop,
    )
    from isp_cli.core.moments import raised_by
    from isp_cli.storage.answers import answers_to
    from isp_cli.storage.evidence import every_piece
    from isp_cli.ui.text import shortened

    names, today = names_of(env), env.today()
    pieces, trouble = every_piece(env.journal)
    told: list[IspError] = [*trouble]

    def answers(question: str) -> list[Answered]:
        found, more = answers_to(env.journal, question)
        told.extend(more)
        return found

    said = Said(
        named=[
            (f"question {number}", each)
            for id, (number, _) in asked_before(names).items()
            for each in answers(id)
        ],
        raised=[
            (shortened(raised_by(each.entry), 60) or "the person who coached you", each)
            for each in answers(RAISED)
        ],
        in_play=[each for id in IN_PLAY for each in answers(id)],
        evidence=pieces,
    )
    for problem in dict.fromkeys(map(str, told)):
        env.tell(f"isp: {problem}\nisp: what it says of competencies is not told here")
    newest = last_naming(said, names, today)
    named = named_to_develop(newest, names) if newest else ()
    return Before(newest, named, candidates_in(said, names, today))
