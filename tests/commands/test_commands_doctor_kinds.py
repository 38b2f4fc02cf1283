"""`isp doctor` over a home with every kind of entry: all is well, or told by line."""

from __future__ import annotations

from datetime import datetime, timedelta
from pathlib import Path
from shutil import copytree

import pytest

from support import FINISH, NOW, App, Script, leaving

NOTE = (
    *("They set the agenda.", "I waited.", "Anna felt heard.", "feedback"),
    *("Ask first.", "in 2 weeks", ("facilitation", "be-curious"), FINISH),
)
MORNING = (
    "format: isp-questions/1\nid: morning\nname: Morning\nwhose: me\ntext: Before work.\n"
    "questions:\n"
    "  - id: morning.mood\n    text: How are you?\n    answer: choice\n"
    "    options:\n      - {id: well, name: Well}\n      - {id: so-so, name: So so}\n"
    "  - id: morning.day\n    text: Which day?\n    answer: day\n"
)
PLAN = (
    "competencies:\n  - competency: facilitation\n    why: Mine.\n"
    "    steps:\n      - {text: Shadow Anna, due: in 3 weeks}\n"
    "  - competency: brokering\nhorizon: in 18 months\n"
)
ABOUT = (
    *(("facilitation.thinking-balance",), "On Monday.", "Mostly.", "They spoke."),
    *("observed", "", "", FINISH),
)
DILEMMA = ("few-pathways", "Both.", "Time.", "", "", ("be-curious",), "", "", FINISH)


class Home:
    """A person with a day for each kind of entry."""

    def __init__(self, path: Path, now: datetime = NOW - timedelta(days=9)) -> None:
        self.now = now
        self.app = App(path, clock=self.clock)

    def clock(self) -> datetime:
        return self.now

    def say(self, *args: str, answers: tuple[object, ...] = (), leaves: int = 0) -> None:
        self.now += timedelta(days=1)
        self.app(*args, script=Script(*answers) if answers else None, exit_code=leaves)

    def change(self, kind: str, old: str, new: str) -> Path:
        """Change every entry of a kind that holds these words, and return the last of them."""
        held = sorted((self.app.home / "journal").rglob(f"*-{kind}-*.yaml"))
        found = [each for each in held if old in each.read_text(encoding="utf-8")]
        for path in found:
            text = path.read_text(encoding="utf-8")
            path.write_text(text.replace(old, new), encoding="utf-8")
        return found[-1]


@pytest.fixture(scope="module")
def written(tmp_path_factory: pytest.TempPathFactory) -> Home:
    home = Home(tmp_path_factory.mktemp("written") / "home")
    own = home.app.home / "question-sets" / "morning.yaml"
    own.parent.mkdir(parents=True, mode=0o700)
    own.parent.parent.chmod(0o700)
    own.write_text(MORNING, encoding="utf-8")
    own.chmod(0o600)
    home.say(
        "reflect", "--from", home.app.write("ten.yaml", "answers: [{question: 4, text: Slow}]")
    )
    home.say("plan", "--from", home.app.write("plan.yaml", PLAN))
    home.say("reflect", "--after", "Site B", answers=NOTE)
    home.say(
        "reflect", "--after", "Site C", answers=("kept", "Well.", "One.", "", "", "", (), FINISH)
    )
    home.say("reflect", "--about", "facilitation", answers=ABOUT)
    home.say("reflect", "--set", "dilemma", answers=DILEMMA)
    home.say("reflect", "--set", "morning", answers=("well", "", "yesterday", FINISH))
    home.say(
        *("evidence", "add", "They laughed", "--how", "data", "--when", "yesterday"),
        *("--activity", "facilitation.thinking-balance"),
    )
    home.say("promises", "add", "Call Anna", "--by", "in 2 weeks")
    home.say("promises", "kept", "1", "--note", "She was glad.")
    home.say("evidence", "add", answers=("Half", leaving()), leaves=130)
    return home


@pytest.fixture
def home(tmp_path: Path, written: Home) -> Home:
    copytree(written.app.home, tmp_path / "home")
    return Home(tmp_path / "home", written.now)


def test_a_home_with_every_kind_of_entry_is_well(home: Home) -> None:
    told = " ".join(home.app("doctor").out.split())
    assert "All is well" in told
    assert "Read 6 reflections, 1 piece of evidence, 1 promise, 1 plan and 1 draft" in told
    assert "a piece of evidence of Tue 24 Nov 2026 waits for you" in told
    assert "go on with it: isp evidence add" in told


@pytest.mark.parametrize(
    ("kind", "old", "new", "told"),
    [
        (
            *("reflection", "question: after.did", "question: after.dit"),
            "'after.dit' is no question of the question set after-session; "
            "the nearest is 'after.did'",
        ),
        ("reflection", "chosen: few-pathways", "chosen: few-pathway", "no option of dilemma.which"),
        ("reflection", "chosen: kept", "chosen: keptt", "'keptt' is no option of promise.2026-"),
        ("reflection", ".kept\n", ".kipt\n", ".kipt' is no question of"),
        ("reflection", "about: facilitation", "about: facilitating", "'facilitating' is no compe"),
        ("reflection", "how: observed", "how: guessed", "answers > item 3 > how: expected"),
        (
            "reflection",
            "due: '2026-11-30'",
            "due: soon",
            "promises > item 1 > due: 'soon' is no day",
        ),
        ("reflection", "settled: '2026-11-17'", "settled: soon", "settled: 'soon' is no day"),
        ("reflection", "'on': '2026-11-17'", "on: x", "outcomes > item 1 > on: 'x' is no day"),
        (
            *("reflection", "promises:\n  - question: after.differently"),
            "promises:\n  - question: after.happend",
            "'after.happend' is not answered here, so nothing is promised",
        ),
        ("evidence", "facilitation.thinking-balance", "facilitation.balance", "is no activity of"),
        ("evidence", "2026-11-20", "friday", "'friday' is no day"),
        ("evidence", "question: evidence.when", "question: evidence.then", "is no question of"),
        ("promise", "question: promise.new.by", "question: promise.new.on", "is no question of"),
    ],
    ids=[
        *("question", "option", "outcome", "follow-up", "about", "how", "due", "settled", "on"),
        *("promised", "activity", "day", "evidence", "new promise"),
    ],
)
def test_what_an_entry_may_not_say_is_told_by_line(
    home: Home, kind: str, old: str, new: str, told: str
) -> None:
    path = home.change(kind, old, new)
    ran = home.app("doctor", exit_code=3)
    assert f"{path.stem}.yaml" in ran.out
    assert told in " ".join(ran.out.split())
    assert told in " ".join(ran.out.split())
    assert "line " in ran.out


def test_an_outcome_that_tells_of_an_entry_that_is_gone_is_told(home: Home) -> None:
    told_in = home.change("reflection", "question: promise.", "question: promise.")
    told_in.unlink()
    told = " ".join(home.app("doctor", exit_code=3).out.split())
    assert f"entry: the journal holds no '{told_in.stem}'" in told


def test_a_set_of_ones_own_may_change_and_old_entries_stay_well(home: Home) -> None:
    own = home.app.home / "question-sets" / "morning.yaml"
    own.write_text(MORNING.replace("morning.mood", "morning.sleep"), encoding="utf-8")
    assert "All is well" in home.app("doctor").out
    own.rename(own.with_name("mornings.yaml"))
    told = " ".join(home.app("doctor", exit_code=3).out.split())
    assert "line 2: id: the file is called mornings.yaml, so its id is 'mornings'" in told
    assert "1 entry answers the question set 'morning', which is not there" in told
    assert "the nearest is 'mornings'" in told


def test_every_kind_of_entry_can_be_shown_and_edited(home: Home) -> None:
    for path in (home.app.home / "journal").rglob("*.yaml"):
        assert home.app("journal", "show", path.stem).out
        environ = {"VISUAL": "true"}
        ran = home.app("journal", "edit", path.stem, environ=environ)
        assert "mistake" not in ran.err


def test_the_label_and_what_was_chosen_are_listed_and_searched(home: Home) -> None:
    def found(*args: str) -> str:
        return " ".join(home.app("journal", "search", *args).out.split())

    assert "After Site B" in home.app("journal", "list").out
    assert "After Site B" in found("site b")
    assert "What came of the promise She was glad." in found("she was glad")
    assert "Which of the guide's dilemmas" in found("--question", "dilemma.which")
    assert "1 entry found" in found("--question", "morning.mood")
    assert (
        "'morning.mod'"
        in home.app("journal", "search", "--question", "morning.mod", exit_code=1).err
    )
    only_named = found("--competency", "facilitation", "--kind", "evidence")
    assert "Which competencies or principles does it show? Facilitation" in only_named
