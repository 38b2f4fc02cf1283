"""Odd surroundings and days at the far ends: each is a page or one sentence, and never a bug."""

from __future__ import annotations

import re
import time
from collections.abc import Iterator

import pytest
from typer.testing import CliRunner

from isp_cli.env import Env, local_time
from isp_cli.line.root import app as root
from support import PLAN, REFLECTION, App, Script, entry_text, leaving, plan_text

A_DAY = re.compile(r"'\d{4}-\d\d-\d\d(?P<time>(?:T[^']*)?)'")
NOBODY = "~nobody-of-that-name/x"
READING = [
    *[(), ("thread", "facilitation"), ("promises",), ("evidence",), ("evidence", "--gaps")],
    *[("plan",), ("plan", "ics"), ("review", "--since", "0001-01-01")],
    *[("levels",), ("practice",), ("journal", "list"), ("journal", "show", "last"), ("doctor",)],
    ("where",),
]
WRITING = [
    *[("promises", "add", "Ask", "--by"), ("promises", "still-open", "1", "--by")],
    *[
        ("evidence", "add", "Seen", "--competency", "facilitation", "--how", "data", "--when"),
        ("evidence", "--since"),
    ],
    *[("plan", "change", "1", "--due"), ("plan", "add", "facilitation", "Call", "--due")],
    *[("journal", "search", "x", "--since"), ("review", "--since"), ("journal", "show")],
]
FAR = ["0001-01-01", "9999-12-31"]
WORDS_OF_A_DAY = [
    *FAR,
    *["0000-00-00", "10000-01-01", "in 9999999 weeks", "99999999999999999999 days ago"],
    *["in 8000 years", "in 100000 months", "week 53 9999", "31 dec 9999", "12/12/9999", ""],
]


@pytest.fixture(params=["UTC+24", "UTC-24", "UTC+99:59:59"])
def far_zone(request: pytest.FixtureRequest, monkeypatch: pytest.MonkeyPatch) -> Iterator[str]:
    with monkeypatch.context() as patch:
        patch.setenv("TZ", request.param)
        time.tzset()
        yield request.param
    time.tzset()


@pytest.fixture
def lived_in(app: App) -> App:
    """A journal with an open plan, a promise, evidence and a reflection."""
    step = "{step: 1, text: Call both sites, due: '2026-12-24'}"
    plan = plan_text(f"  - competency: facilitation\n    steps: [{step}]\n  - competency: teams\n")
    folder = app.home / "journal" / "2026" / "11"
    folder.mkdir(parents=True)
    for id, text in ((PLAN, plan), (REFLECTION, entry_text())):
        (folder / f"{id}.yaml").write_text(text, encoding="utf-8")
    app("promises", "add", "Ask Anna", "--by", "in 2 weeks")
    app("evidence", "add", "She waited", "--competency", "facilitation", "--how", "impression")
    app("doctor", "--fix-permissions")
    return app


@pytest.mark.usefixtures("far_zone")
@pytest.mark.skipif(not hasattr(time, "tzset"), reason="Windows has no TZ")
def test_a_zone_more_than_a_day_away_is_no_bug(app: App) -> None:
    assert local_time().utcoffset() is not None
    at = App(app.home, local_time)
    at("promises", "add", "Ask", "--by", "in 2 weeks")
    assert "Ask" in at("promises").out


@pytest.mark.parametrize("command", READING, ids=" ".join)
def test_a_home_of_an_unknown_user_is_one_sentence(app: App, command: tuple[str, ...]) -> None:
    err = app("--home", NOBODY, *command, exit_code=1).err
    assert f"{NOBODY} cannot be found: this computer does not know where ~nobody-of" in err
    assert "hint: --home or ISP_HOME names the folder" in err


@pytest.mark.parametrize(
    ("said", "why"),
    [
        ("vi 'unclosed", "no closing quotation"),
        ('"', "no closing quotation"),
        ("x" * 5_000, "file name too long"),
        ("/nowhere/vi", "no such file or directory"),
    ],
    ids=lambda text: text[:15],
)
def test_an_editor_that_cannot_be_read_leaves_the_words_and_asks_again(
    app: App, said: str, why: str
) -> None:
    script = Script("Half a thought\n:edit", leaving())
    ran = app("reflect", script=script, exit_code=130, environ={"VISUAL": said})
    assert why in ran.err.casefold() and len(ran.err) < 600
    assert script.defaults[1] == "Half a thought"
    assert "Half a thought" in app.only_file("drafts").read_text(encoding="utf-8")


def test_the_variable_that_names_no_editor_is_named(app: App) -> None:
    app("promises", "add", "Ask Anna")
    for name in ("VISUAL", "EDITOR"):
        environ = {name: "vi 'unclosed"}
        err = app("journal", "edit", "last", environ=environ, exit_code=1).err
        assert f"{name} says vi 'unclosed, which is no command: no closing quotation" in err


@pytest.mark.sweep
@pytest.mark.parametrize("day", FAR)
@pytest.mark.parametrize("command", READING, ids=" ".join)
def test_days_at_the_far_ends_are_shown(lived_in: App, day: str, command: tuple[str, ...]) -> None:
    for path in lived_in.home.rglob("*.yaml"):
        text = path.read_text(encoding="utf-8")
        path.write_text(A_DAY.sub(rf"'{day}\g<time>'", text), encoding="utf-8")
    lived_in(*command)


@pytest.mark.sweep
@pytest.mark.parametrize("command", WRITING, ids=" ".join)
def test_a_day_at_the_far_ends_is_taken_or_refused_in_a_sentence(
    lived_in: App, command: tuple[str, ...]
) -> None:
    for said in WORDS_OF_A_DAY:
        env = Env(home=lived_in.home, clock=lived_in.clock, environ={})
        ran = CliRunner().invoke(root, [*command, said], obj=env)
        assert ran.exit_code in (0, 1, 2), f"{said}: {ran.output}"
