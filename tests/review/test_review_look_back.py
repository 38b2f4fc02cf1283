"""Looking back chooses a few of a person's own sentences, always the same ones."""

from __future__ import annotations

from datetime import date

from isp_cli.entry.entry import Answer, Entry, FollowUpAnswer, Outcome, Promise
from isp_cli.entry.promises import promises_of
from isp_cli.review.look_back import look_back
from support import entry_record

SINCE = date(2026, 1, 1)


def entry(day: str, texts: dict[str, str], *promised: Promise, **more: object) -> Entry:
    answers = (Answer(question=id, asked=id, text=text) for id, text in texts.items())
    begun = f"{day}T09:00:00+00:00"
    return entry_record(
        *answers, id=f"{day}-reflection-aaaa", started=begun, promises=promised, **more
    )


def sentences(*entries: Entry) -> list[str]:
    return [each.words for each in look_back(SINCE, entries, (), None).sentences]


def test_the_first_and_the_latest_promise_are_among_them() -> None:
    made = [
        entry(f"2026-0{n}-01", {"next": f"Promise {n}."}, Promise(question="next"))
        for n in range(1, 6)
    ]
    assert sentences(*made) == ["Promise 1.", "Promise 5."]
    assert sentences(*reversed(made)) == ["Promise 1.", "Promise 5."]


def test_they_are_few_and_no_two_come_from_one_entry() -> None:
    months = [
        entry(
            f"2026-{n:02}-01",
            {
                "lessons": f"L{n}.",
                "about.hard": f"H{n}.",
                "coaching.said": f"S{n}.",
                "dilemma.yours": f"Y{n}.",
                "after.happened": f"A{n}.",
            },
        )
        for n in range(1, 13)
    ]
    assert sentences(*months) == ["Y9.", "H10.", "S11.", "L12."]
    each_other = [
        entry("2026-01-01", {"lessons": "Slow."}),
        entry("2026-02-01", {"about.hard": "Silence."}),
        entry("2026-03-01", {"coaching.said": "You waited."}),
        entry("2026-04-01", {"dilemma.yours": "Little."}),
        entry("2026-05-01", {"after.happened": "They laughed."}),
    ]
    assert len(sentences(*each_other)) == 4
    assert "Slow." in sentences(*each_other)


def test_what_came_of_another_promise_is_no_sentence_to_read_again() -> None:
    told = entry("2026-01-01", {"promise.2025-12-01-reflection-aaaa.next": "Kept."})
    assert sentences(told) == []


def test_a_competency_is_touched_by_a_choice_a_follow_up_and_being_what_it_is_about() -> None:
    chosen = Answer(question="q", asked="Q", competencies=("teams",), principles=("be-curious",))
    below = FollowUpAnswer(question="f", competency="brokering", asked="F", text="Anna.")
    one = entry("2026-02-01", {}, about="facilitation")
    two = Entry(
        id="2026-03-01-reflection-aaaa",
        kind="reflection",
        framework=one.framework,
        started="2026-03-01T09:00:00+00:00",
        answers=(chosen, Answer(question="d", asked="D", follow_ups=(below,))),
    )
    back = look_back(SINCE, (one, two), (), None)
    assert back.competencies == ("facilitation", "teams", "brokering")
    assert back.principles == ("be-curious",)


def test_a_promise_that_was_settled_before_is_left_out_and_an_open_one_is_not() -> None:
    def made(day: str, *outcomes: Outcome) -> Entry:
        return entry(day, {"next": day}, Promise(question="next", outcomes=outcomes))

    before = made("2025-11-01", Outcome(on="2025-12-31", how="kept"))
    after = made("2025-11-02", Outcome(on="2026-01-01", how="let-go"))
    open_still = made("2025-11-03", Outcome(on="2026-01-02", how="still-open"))
    held = [each for one in (before, after, open_still) for each in promises_of(one)]
    back = look_back(SINCE, (), held, None)
    assert [each.text for each in back.settled] == ["2025-11-02"]
    assert [each.text for each in back.open] == ["2025-11-03"]
