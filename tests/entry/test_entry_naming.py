"""An entry keeps what it names in the words of its day, and is read in them."""

from __future__ import annotations

import pytest

from isp_cli.entry.entry import Answer, Entry, FollowUpAnswer, FrameworkPin, WrittenName
from isp_cli.entry.naming import names_as_written, with_names
from isp_cli.entry.plan import Development, Plan
from isp_cli.entry.rules import entry_problems
from isp_cli.framework.bundled import bundled_framework, practice_guide
from isp_cli.framework.names import Names
from isp_cli.framework.records import TCI, Framework, Option, Question
from isp_cli.records import replace

GUIDE = FrameworkPin(id="practice-guide", version="1.1")
ENTRY = Entry(
    id="2026-11-22-reflection-k7fq",
    kind="reflection",
    framework=GUIDE,
    about="tci.team",
    started="2026-11-22T08:15:00+01:00",
    answers=(
        Answer(question="q1", asked="?", principles=("be-curious",), competencies=("co-design",)),
        Answer(question="q2", asked="?", activities=("facilitation.welcome",), chosen="hurried"),
        Answer(
            question="q3",
            asked="?",
            competencies=("co-design", "gone"),
            follow_ups=(FollowUpAnswer(question="f", competency="brokering", asked="?", text="x"),),
        ),
    ),
)
PLAN = Plan(
    id="2026-11-22-plan-k7fq",
    framework=GUIDE,
    started="2026-11-22T08:15:00+01:00",
    horizon="2028-05-22",
    competencies=(Development(competency="tci.team"), Development(competency="facilitation")),
)


@pytest.fixture(scope="module")
def names() -> Names:
    return Names(practice_guide(), lambda: (bundled_framework(TCI).framework,))


def asking(*options: tuple[str, str], id: str = "q2") -> Question:
    listed = tuple(Option(id=key, name=name) for key, name in options)
    return Question(id=id, text="?", answer="choice", options=listed)


def test_everything_an_entry_names_is_kept_once_with_its_name(names: Names) -> None:
    named = with_names(ENTRY, names).named
    assert [each.id for each in named] == [
        "tci.team", "be-curious", "co-design", "facilitation.welcome", "brokering",
    ]  # fmt: skip
    called = {each.id: each.name for each in named}
    assert called["tci.team"] == "Develop a team"
    assert called["be-curious"] == "Be curious"
    assert called["facilitation.welcome"].startswith("Make meetings")


def test_an_entry_that_names_nothing_says_no_names(names: Names) -> None:
    assert with_names(replace(ENTRY, about="", answers=()), names).named == ()


def test_what_an_entry_was_called_with_stays_and_comes_first(names: Names) -> None:
    held = replace(ENTRY, named=(WrittenName(id="co-design", name="Designing as one"),))
    again = with_names(held, names)
    assert {each.id: each.name for each in again.named}["co-design"] == "Designing as one"
    assert names_as_written(again, names).name_of("co-design") == "Designing as one"
    assert names_as_written(again, names).name_of("relationships") == names.name_of("relationships")


def test_without_names_of_its_own_todays_names_are_used(names: Names) -> None:
    assert names_as_written(ENTRY, names).name_of("co-design") == "Co-design"
    assert names_as_written(PLAN, names).name_of("tci.team") == "Develop a team"


@pytest.mark.parametrize(
    ("questions", "name"),
    [
        pytest.param((asking(("hurried", "In a rush")),), "In a rush", id="its words are kept"),
        pytest.param((asking(("hurried", "Hurried")),), "", id="what the id says needs no name"),
        pytest.param((), "", id="a set that is not known"),
        pytest.param((asking(("hurried", "In a rush"), id="q9"),), "", id="another question"),
    ],
)
def test_the_words_of_an_option_are_kept_where_its_id_does_not_say_them(
    names: Names, questions: tuple[Question, ...], name: str
) -> None:
    named = {each.id: each.name for each in with_names(ENTRY, names, questions).named}
    assert named.get("hurried", "") == name


def test_a_plan_keeps_the_names_of_its_competencies(names: Names) -> None:
    made = with_names(PLAN, names)
    assert [each.name for each in made.competencies] == ["Develop a team", "Facilitation"]


def test_the_names_of_an_entry_are_used_without_any_framework() -> None:
    class Nobody:
        def name_of(self, id: str) -> str:
            raise AssertionError(id)

        def resource(self, id: str) -> tuple[str, str]:
            raise AssertionError(id)

        def competency(self, id: str) -> None:
            raise AssertionError(id)

    entry = replace(ENTRY, named=(WrittenName(id="co-design", name="Co-design"),))
    assert names_as_written(entry, Nobody()).name_of("co-design") == "Co-design"


def test_an_id_that_is_named_twice_is_told_of() -> None:
    twice = (WrittenName(id="co-design", name="One"), WrittenName(id="co-design", name="Other"))
    assert entry_problems(replace(ENTRY, named=twice)) == [
        (("named", 1, "id"), "'co-design' is named twice")
    ]


def test_a_framework_names_what_an_entry_can_hold() -> None:
    guide: Framework = practice_guide()
    assert guide.name_of("resource.nirn") and guide.resource("resource.nirn")[1].startswith("http")
    assert guide.name_of("lessons") == next(e.text for e in guide.questions if e.id == "lessons")
    assert guide.name_of("nothing") == "".join(guide.resource("nothing")) == ""
