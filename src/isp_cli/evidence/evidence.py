"""Evidence as it is asked for and told: which pieces, how one knows, which activities.

What a piece of evidence is stands in `entry.pieces`."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date
from typing import get_args

from isp_cli.dates import add_months, iso_day
from isp_cli.entry.entry import Answer, WayOfKnowing, with_line_feeds
from isp_cli.entry.own_questions import HOW, HOW_CHOICES
from isp_cli.entry.pieces import HAPPENED, WHEN, Piece
from isp_cli.errors import AmbiguousName, BrokenRule, UnknownName
from isp_cli.framework.records import Framework, Question
from isp_cli.records import dataclass, replace
from isp_cli.wording import nearest_ids

_KNOWN: tuple[WayOfKnowing, ...] = tuple(filter(None, get_args(WayOfKnowing)))
ABOUT = "evidence.about"
ACTIVITIES = "evidence.activities"


@dataclass(frozen=True, slots=True, kw_only=True)
class EvidenceFilter:
    """Which evidence is looked for; an empty one is all of it."""

    competency: str = ""
    principle: str = ""
    how: str = ""
    since: date | None = None

    def covers(self, piece: Piece) -> bool:
        """Say whether a piece is looked for."""
        return (
            self.competency in ("", *piece.competencies)
            and self.principle in ("", *piece.principles)
            and self.how in ("", piece.answer.how)
            and (self.since is None or piece.day >= self.since)
        )


def last_year(latest: date | None, today: date) -> date:
    """Return the day from which evidence is told by its last year.

    Where that has nothing, it is the year up to the latest piece.
    """
    year = add_months(today, -12)
    return year if latest is None or latest >= year else add_months(latest, -12)


def told_answers(
    questions: tuple[Question, ...],
    text: str,
    *,
    how: WayOfKnowing,
    competencies: Iterable[str] = (),
    principles: Iterable[str] = (),
    activities: Iterable[str] = (),
    day: date | None = None,
) -> tuple[Answer, ...]:
    """Return the answers of a piece told at once, beside the questions they would answer."""
    asked = {each.id: each.text for each in questions}

    happened, when, about, done = (
        Answer(question=id, asked=asked[id]) for id in (HAPPENED, WHEN, ABOUT, ACTIVITIES)
    )
    answers = (
        replace(happened, text=with_line_feeds(text), how=how),
        replace(when, text=iso_day(day)),
        replace(
            about,
            competencies=_once(competencies),
            principles=_once(principles),
        ),
        replace(done, activities=_once(activities)),
    )
    return tuple(each for each in answers if not each.is_empty)


def find_how(said: str) -> WayOfKnowing:
    """Return the way of knowing that an id, its words or a part of them mean.

    Raises:
        BrokenRule: none of them, or several.
    """
    key = " ".join(said.casefold().split())
    met = [id for id in _KNOWN if key in (id, HOW[id])] or [
        id for id in _KNOWN if set(key.split()) <= {id, *HOW[id].split()}
    ]
    if key and len(met) == 1:
        return met[0]
    raise BrokenRule(f"{said!r} is no way of knowing", hint=f"say {HOW_CHOICES}")


def find_activity(frameworks: Iterable[Framework], wanted: str) -> tuple[str, str]:
    """Return the ids of the activity meant, by its id or the last part of it, and its competency.

    The first framework that has it wins.

    Raises:
        UnknownName: no activity is called that; carries the nearest ids.
        AmbiguousName: several of one framework are.
    """
    key = "-".join(wanted.casefold().split())
    every: dict[str, str] = {}
    for framework in frameworks:
        known = {
            item.id: capability.id
            for capability in framework.capabilities()
            for item in capability.every_activity()
        }
        hits = [key] if key in known else [id for id in known if id.rpartition(".")[2] == key]
        if len(hits) > 1:
            raise AmbiguousName(wanted, tuple(hits))
        if hits:
            return hits[0], known[hits[0]]
        every.update(known)
    close = nearest_ids(key, every) or tuple(id for id in every if key and key in id)[:3]
    raise UnknownName(wanted, close, among="the activities", shown_by="isp browse NAME --ids")


def _once(ids: Iterable[str]) -> tuple[str, ...]:
    return tuple(dict.fromkeys(ids))
