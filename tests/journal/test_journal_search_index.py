"""What the index finds for a query is what meets it, entry by entry."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from isp_cli.entry.entry import Answer, Entry, FollowUpAnswer
from isp_cli.entry.folding import search_words
from isp_cli.entry.ids import day_of, kind_of
from isp_cli.entry.plan import Development, Plan, PlanStep
from isp_cli.entry.texts import Query
from isp_cli.errors import InvalidFile
from isp_cli.files.files import Disk
from isp_cli.journal.asked import meeting
from isp_cli.journal.index import Index
from isp_cli.journal.journal import Journal
from isp_cli.journal.search import search
from support import NOW, PINNED, entry_record

WORDS = (
    *("reunion", "réunion", "Réunión", "re\u0301union", "ano", "año", "verano", "cœur", "coeur"),
    *("Straße", "STRASSE", "team", "plan", "team plan", "team\n  plan", "Пойдём", "пойдем", "и"),
    *("が", "か", "がか", "मेला", "मिली", "don’t", "don't", "e", "é", "e\u0323\u0301", "x"),
    *("\0", "\ud800"),
)  # fmt: skip
TEXT = st.lists(st.sampled_from((*WORDS, "", " ", ". ")), max_size=5).map("".join)
QUESTIONS, COMPETENCIES = ("practice", "lessons"), ("brokering", "facilitation", "broker")
QUESTION, COMPETENCY = st.sampled_from(QUESTIONS), st.sampled_from(COMPETENCIES)
SOME = st.lists(COMPETENCY, max_size=2, unique=True).map(tuple)
FOLLOW_UP = st.builds(
    FollowUpAnswer,
    question=st.just("people"),
    asked=st.just("Who?"),
    text=TEXT,
    competency=st.just("") | COMPETENCY,
)
ANSWER = st.builds(
    Answer,
    question=QUESTION,
    asked=st.just("What?"),
    text=TEXT,
    competencies=SOME,
    follow_ups=st.lists(FOLLOW_UP, max_size=2).map(tuple),
)
DEVELOPMENT = st.builds(
    Development,
    competency=COMPETENCY,
    why=TEXT,
    people=st.lists(TEXT, max_size=1).map(tuple),
    steps=st.just(()) | TEXT.map(lambda text: (PlanStep(step=1, text=text, note="x"),)),
)
DAYS = tuple(date(2026, 11, day) for day in (20, 21, 22))
RECORDS = st.lists(
    st.tuples(
        st.sampled_from(DAYS),
        st.lists(ANSWER, max_size=3)
        | st.lists(DEVELOPMENT, min_size=1, max_size=2, unique_by=lambda each: each.competency),
    ),
    max_size=4,
)
SAID = st.lists(
    st.sampled_from((*WORDS, '"team plan"', '"plan team"', "“e x”", '"')), max_size=2
).map(" ".join)
QUERY = st.builds(
    Query,
    words=SAID.map(search_words),
    question=st.just("") | QUESTION,
    competency=st.just("") | COMPETENCY,
    kind=st.sampled_from(("", "reflection", "plan")),
    since=st.none() | st.sampled_from(DAYS),
    until=st.none() | st.sampled_from(DAYS),
)


def record_of(number: int, day: date, parts: list[Answer] | list[Development]) -> Entry | Plan:
    letters = f"aaa{'abcd'[number]}"
    if parts and isinstance(parts[0], Development):
        return Plan(
            id=f"{day}-plan-{letters}",
            framework=PINNED,
            started=NOW.isoformat(),
            horizon="2028-05-22",
            competencies=tuple(each for each in parts if isinstance(each, Development)),
        )
    answers = (each for each in parts if isinstance(each, Answer))
    return entry_record(*answers, id=f"{day}-reflection-{letters}")


def index_of(records: list[Entry | Plan]) -> Index:
    names = [(f"{each.id}.yaml", None) for each in records]
    by_id = {each.id: each for each in records}
    return Index(
        Path("journal"),
        None,
        Disk(),
        look=lambda _: iter([(Path("journal/2026/11"), names)]),
        read=lambda path: by_id[path.stem],
    )


@given(made=RECORDS, queries=st.lists(QUERY, min_size=1, max_size=6))
@example(made=[(DAYS[0], [])], queries=[Query(kind="reflection"), Query()])
def test_the_index_finds_what_meets_a_query(
    made: list[tuple[date, list[Answer] | list[Development]]], queries: list[Query]
) -> None:
    records = [record_of(number, *each) for number, each in enumerate(made)]
    index = index_of(records)
    for query in queries:
        wanted = [
            each.id
            for each in records
            if query.kind in ("", kind_of(each.id))
            and (query.since or date.min) <= day_of(each.id) <= (query.until or date.max)
            and query.first_match(each) is not None
        ]
        found = [each.path.stem for each in index.entries(meeting(query))]
        assert sorted(found) == sorted(wanted), query
        assert [day_of(each) for each in found] == sorted(map(day_of, found), reverse=True)


@pytest.mark.parametrize(
    ("most", "shown"),
    [(3, [7, 6, 5]), (7, [*range(7, 0, -1)]), (None, [*range(7, 0, -1)]), (0, [])],
)
def test_only_so_many_of_the_newest_are_read_and_all_are_counted(
    tmp_path: Path, most: int | None, shown: list[int]
) -> None:
    held = Journal(tmp_path)
    for day in range(1, 8):
        answer = Answer(question="practice", asked="About?", text=f"Day {day}.")
        held.add(entry_record(answer, id=f"2026-11-{day:02}-reflection-aaaa"))
    for name in ("2026-11-05-reflection-bbbb", "2026-11-01-plan-cccc"):
        (tmp_path / "journal/2026/11" / f"{name}.yaml").write_bytes(b"answers: [")
    hits, number = search(held, Query(words=("day",), kind="reflection"), most)
    assert [each.passage.text for each in hits] == [f"Day {day}." for day in shown]
    assert number == 7
    (unread,) = held.missing.take()
    assert isinstance(unread, InvalidFile) and unread.path.stem == "2026-11-05-reflection-bbbb"
