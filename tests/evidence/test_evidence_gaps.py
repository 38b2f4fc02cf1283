"""What there is evidence on, and what there is not, as facts that nobody grades."""

from __future__ import annotations

from datetime import date

import pytest

from isp_cli.entry.entry import Answer, Entry, FrameworkPin
from isp_cli.entry.pieces import Piece, pieces
from isp_cli.evidence.gaps import (
    EvidenceSpans,
    EvidenceStanding,
    activity_standings,
    ids_without_evidence,
    span_by_id,
    standings,
)
from isp_cli.evidence.pages import standing_sentence
from isp_cli.framework.bundled import bundled_edition, practice_guide

GUIDE = practice_guide()
TODAY = date(2026, 11, 22)
ACTIVITY = "facilitation.thinking-balance"


def piece(how: str, day: str, *competencies: str, **more: tuple[str, ...]) -> Piece:
    told = Answer(
        question="evidence.happened",
        asked="What happened?",
        text="They laughed",
        how=how,  # type: ignore[arg-type]
        competencies=competencies,
        **more,  # type: ignore[arg-type]
    )
    entry = Entry(
        id=f"{day}-evidence-k7fq",
        kind="evidence",
        framework=FrameworkPin(id=GUIDE.id, version=GUIDE.version),
        started=f"{day}T18:00:00+01:00",
        answers=(told,),
    )
    (found,) = pieces(entry)
    return found


def spans(*held: Piece) -> EvidenceSpans:
    told = [(each, each.answer.how, each.day, each.day) for each in held]
    return EvidenceSpans(
        span_by_id(((*each.competencies, *each.principles), *rest) for each, *rest in told),
        span_by_id((each.activities, *rest) for each, *rest in told),
    )


def of(id: str, *held: Piece, written: dict[str, date] | None = None) -> EvidenceStanding:
    found = {each.id: each for each in standings(GUIDE, spans(*held), written or {}, TODAY)}
    return found[id]


def test_every_competency_and_every_principle_has_its_sentence() -> None:
    found = standings(GUIDE, spans(), {}, TODAY)
    assert [each.kind for each in found] == ["competency"] * 15 + ["principle"] * 6
    assert len({standing_sentence(each) for each in found}) == 21


def test_nothing_written_is_said_as_that() -> None:
    told = standing_sentence(of("power-differentials"))
    assert told == "You have not written about addressing power differentials."
    told = standing_sentence(of("be-curious"))
    assert told == "You have not written about the principle 'Be curious'."


def test_a_name_that_may_be_no_noun_stands_in_quotes() -> None:
    told = [
        standing_sentence(each)
        for each in standings(bundled_edition("tci").framework, spans(), {}, TODAY)
    ]
    assert "You have not written about 'Develop a team'." in told


def test_written_about_without_evidence_is_told_apart() -> None:
    told = standing_sentence(of("brokering", written={"brokering": date(2026, 11, 14)}))
    assert told == (
        "You have written about brokering, last on 14 Nov 2026, but hold no evidence on it."
    )


def test_only_ones_own_impression_is_said_as_that() -> None:
    held = piece("impression", "2026-11-14", "communication")
    assert standing_sentence(of("communication", held)) == (
        "All you hold on communication is your own impression, of 14 Nov 2026."
    )
    older = piece("impression", "2024-11-14", "communication")
    assert standing_sentence(of("communication", older, held)) == (
        "All you hold on communication is your own impression, the latest of 14 Nov 2026."
    )


@pytest.mark.parametrize(
    ("day", "told"),
    [
        ("2025-11-22", "On brokering: feedback, of 22 Nov 2025."),
        ("2025-11-21", "Nothing on brokering since 21 Nov 2025. Until then: feedback."),
    ],
)
def test_a_year_without_any_is_said_with_its_day(day: str, told: str) -> None:
    assert standing_sentence(of("brokering", piece("feedback", day, "brokering"))) == told


def test_what_is_well_told_names_the_kinds_and_the_latest_day() -> None:
    held = [
        piece("data", "2026-11-14", "facilitation"),
        piece("feedback", "2026-06-01", "facilitation", principles=("be-curious",)),
        piece("data", "2026-05-01", "facilitation"),
        piece("observed", "2026-05-01", "facilitation"),
    ]
    assert standing_sentence(of("facilitation", *held[:3])) == (
        "On facilitation: feedback and data, the latest of 14 Nov 2026."
    )
    assert standing_sentence(of("facilitation", *held)) == (
        "On facilitation: feedback, data and what somebody observed, the latest of 14 Nov 2026."
    )
    assert standing_sentence(of("be-curious", *held)) == (
        "On the principle 'Be curious': feedback, of 1 Jun 2026."
    )
    lost = ids_without_evidence(GUIDE, spans(*held))
    assert "facilitation" not in lost
    assert "brokering" in lost
    assert len(lost) == 19


def test_the_activities_of_a_competency_are_told_apart() -> None:
    competency = GUIDE.competency("facilitation")
    assert competency is not None
    held = piece("data", "2026-11-14", "facilitation", activities=(ACTIVITY,))
    found = activity_standings(competency, spans(held), TODAY)
    assert [each.id for each in found if each.state == "told"] == [ACTIVITY]
    assert len(found) == len(competency.every_activity())
