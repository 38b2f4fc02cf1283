"""`isp undo`: what was changed last is as it was, with a trace; and once more, it is changed."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from isp_cli.dates import whole_days
from support import FINISH, App, Days, Script

FORM = """\
competencies:
  - competency: facilitation
    why: It matters now.
    steps:
      - {text: Shadow Anna, due: 2027-01-15}
      - {text: Call both sites, due: 2026-12-01}
  - competency: brokering
    steps:
      - {text: Read Kislov, due: 2027-02-01}
"""
WAY_BACK = "To take this back: isp undo"
MINE = "# mine, and nobody else's\n"


def with_plan(app: App) -> None:
    app("plan", "--from", app.write("plan.yaml", FORM))


def with_promise(app: App) -> None:
    app("promises", "add", "Ask first", "--by", "in 2 weeks")


def with_trash(app: App) -> None:
    with_promise(app)
    app("journal", "trash", "last")


def with_nothing(app: App) -> None:
    app("journal", "list")


def commented(app: App) -> None:
    """Put a comment behind the first line of every entry, and one above its last line."""
    for path in (app.home / "journal").rglob("*.yaml"):
        head, _, rest = path.read_text(encoding="utf-8").partition("\n")
        rest = rest.replace("\nend: true", f"\n{MINE}end: true")
        path.write_text(f"{head} # a head\nmood: good\n{rest}", encoding="utf-8")


def comments_in(app: App) -> list[str]:
    """Return every line of a person's own, from every entry."""
    texts = (path.read_text("utf-8") for path in sorted(app.home.rglob("*-????.yaml")))
    return [line for text in texts for line in text.splitlines() if "#" in line or "mood" in line]


def kept_in_a_reflection(app: App) -> None:
    app("reflect", "--questions", "4", script=Script("kept", "They knew.", "", FINISH))


def asked_for_evidence(app: App) -> None:
    said = Script("They began.", "observed", "", ("facilitation",), (), FINISH)
    app("evidence", "add", script=said)


def placed(app: App) -> None:
    script = Script("advanced", "Three sites ask me in.", FINISH)
    app("levels", "place", "team", script=script)


CHANGES: dict[str, tuple[Callable[[App], None], Callable[[App], object], str, str]] = {
    "promise made": (
        with_nothing,
        with_promise,
        "Your promise of Sun 22 Nov 2026 is in the trash: Ask first",
        "Your promise of Sun 22 Nov 2026 is back: Ask first",
    ),
    "promise kept": (
        with_promise,
        lambda app: app("promises", "kept", "1", "--note", "They knew."),
        "Open again: Ask first",
        "Kept again: Ask first",
    ),
    "promise let go": (
        with_promise,
        lambda app: app("promises", "let-go", "1", "--why", "Theirs."),
        "Open again: Ask first",
        "Let go again: Ask first",
    ),
    "promise still open": (
        with_promise,
        lambda app: app("promises", "still-open", "1", "--by", "in 3 weeks", "--note", "Hm."),
        "Open again, by Sun 6 Dec 2026: Ask first",
        "Open again, by Sun 13 Dec 2026: Ask first",
    ),
    "promise kept in a reflection": (
        with_promise,
        kept_in_a_reflection,
        "Open again: Ask first",
        "Kept again: Ask first",
    ),
    "step done": (
        with_plan,
        lambda app: app("plan", "done", "1", "--note", "She counts to ten."),
        "Ahead again: step 1, Shadow Anna",
        "Done again: step 1, Shadow Anna",
    ),
    "step dropped": (
        with_plan,
        lambda app: app("plan", "drop", "2", "--learnt", "Theirs to do."),
        "Ahead again: step 2, Call both sites",
        "Dropped again: step 2, Call both sites",
    ),
    "step changed": (
        with_plan,
        lambda app: app("plan", "change", "2", "Call one", "--due", "in 4 weeks", "--why", "Time."),
        "Step 2 says again: Call both sites, by Tue 1 Dec 2026",
        "Step 2 says again: Call one, by Sun 20 Dec 2026",
    ),
    "step added": (
        with_plan,
        lambda app: app("plan", "add", "brokering", "Ask Josef", "--due", "in 4 weeks"),
        "Out of the plan again: step 4, Ask Josef",
        "In the plan again: step 4, Ask Josef",
    ),
    "plan made": (
        with_nothing,
        with_plan,
        "Your plan of Sun 22 Nov 2026 is in the trash: It matters now.",
        "Your plan of Sun 22 Nov 2026 is back: It matters now.",
    ),
    "plan closed": (
        with_plan,
        lambda app: app("plan", "close", "--learnt", "Ask sooner."),
        "Your plan of Sun 22 Nov 2026 is open again.",
        "Your plan of Sun 22 Nov 2026 is closed again.",
    ),
    "last day of the plan changed": (
        with_plan,
        lambda app: app("plan", "change", "--until", "in 6 months", "--why", "A leave."),
        "Your plan reaches to ",
        "Your plan reaches to Sat 22 May 2027 again.",
    ),
    "why of a competency changed": (
        with_plan,
        lambda app: app("plan", "change", "facilitation", "--why", "They asked.", "--people", "Jo"),
        "The plan says of Facilitation again what it said before.",
        "The plan says of Facilitation again what it said before.",
    ),
    "competency taken in": (
        with_plan,
        lambda app: app("plan", "change", "--add", "co-design"),
        "Out of the plan again: Co-design",
        "In the plan again: Co-design",
    ),
    "competencies changed": (
        with_plan,
        lambda app: app("plan", "change", "--add", "co-design", "--remove", "brokering"),
        "All that was changed at once: ",
        "All that was changed at once: ",
    ),
    "entry put away": (
        with_promise,
        lambda app: app("journal", "trash", "last"),
        "Your promise of Sun 22 Nov 2026 is back: Ask first",
        "Your promise of Sun 22 Nov 2026 is in the trash: Ask first",
    ),
    "entry brought back": (
        with_trash,
        lambda app: app("journal", "restore", Path(trashed(app)).stem),
        "Your promise of Sun 22 Nov 2026 is in the trash: Ask first",
        "Your promise of Sun 22 Nov 2026 is back: Ask first",
    ),
    "evidence written down": (
        with_nothing,
        lambda app: app("evidence", "add", "They began.", "--how", "observed"),
        "Your piece of evidence of Sun 22 Nov 2026 is in the trash: They began.",
        "Your piece of evidence of Sun 22 Nov 2026 is back: They began.",
    ),
    "evidence asked for": (
        with_nothing,
        asked_for_evidence,
        "Your piece of evidence of Sun 22 Nov 2026 is in the trash: They began.",
        "Your piece of evidence of Sun 22 Nov 2026 is back: They began.",
    ),
    "levels placed": (
        with_nothing,
        placed,
        "Your look at your levels of Sun 22 Nov 2026 is in the trash: Three sites ask me in.",
        "Your look at your levels of Sun 22 Nov 2026 is back: Three sites ask me in.",
    ),
    "framework in use": (
        with_nothing,
        lambda app: app("framework", "use", "tci"),
        "In use again: A Practice Guide to Supporting Implementation",
        "In use again: ",
    ),
}


def trashed(app: App) -> str:
    (name,) = (each for each in app.files() if each.startswith("trash/"))
    return name


every_change = pytest.mark.parametrize("change", CHANGES.values(), ids=CHANGES.keys())


@every_change
def test_a_change_is_taken_back_and_made_again_and_no_comment_is_lost(
    app: App, change: tuple[Any, ...]
) -> None:
    begin, make, back, again = change
    begin(app)
    commented(app)
    make(app)
    if begin is with_nothing:
        commented(app)
    mine, changed = comments_in(app), app.files()
    ran = app("undo", "--plain")
    assert whole_days(back) in " ".join(ran.out.split())
    assert ran.out.startswith("Taken back\n")
    assert ran.err.splitlines()[-1] == WAY_BACK
    assert comments_in(app) == mine
    assert "needs attention" not in app("doctor").out
    undone = app.files()
    assert undone != changed
    ran = app("undo")
    assert again in " ".join(ran.out.split())
    assert ran.out.startswith("Done again\n")
    assert app.files() == changed
    app("undo")
    assert app.files() == undone


@every_change
def test_the_last_line_of_what_can_be_taken_back_names_the_way(
    app: App, change: tuple[Any, ...]
) -> None:
    begin, make, *_ = change
    begin(app)
    app.told = []
    make(app)
    assert app.told[-1].splitlines()[-1] == WAY_BACK


def test_an_entry_that_was_carried_to_another_day_goes_back_and_forth(app: App) -> None:
    with_promise(app)
    commented(app)
    begun = app.only_file("journal").stem
    assert app("journal", "move", "last", "--on", "yesterday").err.splitlines()[-1] == WAY_BACK
    moved, mine = app.only_file("journal").stem, comments_in(app)
    assert "Your promise is of Sun 22 Nov 2026 again: Ask first" in app("undo").out
    assert app.only_file("journal").stem == begun
    assert comments_in(app) == mine
    assert "Your promise is of Sat 21 Nov 2026 again: Ask first" in app("undo").out
    assert app.only_file("journal").stem == moved
    assert "All is well" in app("doctor").out


def test_without_a_change_there_is_nothing_to_take_back(app: App) -> None:
    app("journal", "list")
    ran = app("undo", exit_code=1)
    assert "there is nothing to take back" in ran.err
    assert "isp journal edit ID" in ran.err


def test_a_change_of_another_day_says_of_which(tmp_path: Path) -> None:
    days = Days()
    app = App(tmp_path / "home", days)
    with_promise(app)
    app("promises", "kept", "1")
    assert "It was of" not in app("undo").out
    days.go_on(2)
    assert "It was of Sun 22 Nov 2026." in app("undo").out


def test_a_promise_taken_back_says_so_where_it_was_made_and_is_open_everywhere(app: App) -> None:
    with_promise(app)
    app("promises", "kept", "1", "--note", "They knew.")
    app("undo")
    text = app.only_file("journal").read_text("utf-8")
    assert "        note: |-\n          They knew.\n        taken_back: '2026-11-22'\n" in text
    assert "settled:" not in text
    told = "Kept on 22 Nov 2026, taken back on 22 Nov 2026: They knew."
    assert told in app("promises").out
    assert "by Sun 6 Dec 2026" in app("promises").out
    (promise,) = app("promises", "--json").json["promises"]
    assert (promise["open"], promise["outcomes"]) == (True, [])
    assert promise["taken_back"][0]["note"] == "They knew."
    shown = app("journal", "show", "last").out
    assert "Taken back on Sun 22 Nov 2026." in shown
    assert "Still open." in shown
    since = app("review", "--since", "last week").out
    assert "Open, by 6 Dec 2026: \u201cAsk first\u201d" in since
    assert "Kept" not in since
    assert "They knew." in app("journal", "search", "knew").out


def test_the_words_of_a_reflection_stay_with_what_was_taken_back(app: App) -> None:
    app("promises", "add", "Ask first")
    app("reflect", "--questions", "1", script=Script("kept", "They knew.", "I coach.", FINISH))
    app("undo")
    told = "Kept on 22 Nov 2026, taken back on 22 Nov 2026: They knew."
    assert told in app("promises").out
    assert told in app("promises", "--all").out


def test_what_a_reflection_told_of_a_promise_and_was_taken_back_is_no_remark(app: App) -> None:
    with_promise(app)
    kept_in_a_reflection(app)
    app("undo")
    assert "All is well" in app("doctor").out
    assert "in it is open" not in app("doctor").out
    assert "Good to know" not in app("doctor").out
    script = Script("kept", "This time.", "", FINISH)
    app("reflect", "--questions", "4", script=script)
    assert "No promise is open." in app("promises").out


def test_a_day_that_was_taken_back_stays_beside_it(app: App) -> None:
    with_promise(app)
    app("promises", "still-open", "1", "--by", "in 3 weeks")
    app("undo")
    text = app.only_file("journal").read_text("utf-8")
    assert "    due: '2026-12-06'\n" in text
    assert "        due: '2026-12-13'\n        taken_back: '2026-11-22'\n" in text
    assert "by Sun 6 Dec 2026" in app("promises").out


def test_a_step_that_was_done_by_mistake_keeps_when_and_its_note(app: App) -> None:
    with_plan(app)
    app("plan", "done", "1", "--note", "She counts.")
    app("undo")
    out = app("plan").out
    assert "Taken back: done Sun 22 Nov 2026 (until Sun 22 Nov 2026)" in out
    assert "She counts." in out
    assert "1: Shadow Anna, by Fri 15 Jan 2027" in out
    thread = app("thread", "facilitation").out
    assert "Step done" not in thread
    assert "Shadow Anna" in thread
    assert "Done on" not in app("review", "--since", "last week").out
    assert "She counts." in app("journal", "search", "counts").out
    app("plan", "done", "1", "--note", "Now she does.")
    out = app("plan").out
    assert "done Sun 22 Nov 2026\n" in out
    assert "Now she does." in out
    assert "She counts." in out


def test_words_of_a_step_that_were_taken_back_stay_in_the_plan(app: App) -> None:
    with_plan(app)
    app("plan", "change", "2", "Call one", "--due", "in 4 weeks", "--why", "Time.")
    app("undo")
    out = app("plan").out
    assert "2: Call both sites, by Tue 1 Dec 2026" in out
    assert "Taken back: Call one, by Sun 20 Dec 2026 (until Sun 22 Nov 2026)" in out
    assert "Time." in out
    assert "Before" not in out
    assert "changed" not in app("thread", "facilitation").out


def test_the_number_of_a_step_taken_back_is_not_given_again(app: App) -> None:
    with_plan(app)
    app("plan", "add", "brokering", "Ask Josef", "--due", "in 4 weeks")
    app("undo")
    assert "Ask Josef" not in app("thread", "brokering").out
    out = app("plan", "add", "brokering", "Ask Zoe", "--due", "in 4 weeks").out
    assert "5: Ask Zoe" in out
    assert "Added and taken back" in out
    assert "4: Ask Josef" in out


def test_a_plan_that_was_closed_by_mistake_keeps_what_was_learnt(app: App) -> None:
    with_plan(app)
    app("plan", "close", "--learnt", "Ask sooner.")
    assert "'isp undo' opens the last one again" in app("plan", "done", "1", exit_code=1).err
    app("undo")
    out = app("plan").out
    assert "Closed Sun 22 Nov 2026, and open again since Sun 22 Nov 2026." in out
    assert "Ask sooner." in out
    assert "What I learnt" not in out
    assert "Plan closed" not in app("thread", "facilitation").out
    app("plan", "done", "1")
    out = app("plan", "close", "--learnt", "Ask at once.").out
    assert "Ask sooner." in out
    assert "Ask at once." in out


def test_a_plan_stays_closed_while_another_is_open(app: App) -> None:
    with_plan(app)
    app("plan", "close", "--learnt", "Ask sooner.")
    note = (app.home / "last-change.yaml").read_bytes()
    with_plan(app)
    (app.home / "last-change.yaml").write_bytes(note)
    ran = app("undo", exit_code=1)
    assert "another plan is open now" in ran.err
    assert "isp plan close" in ran.err


def test_what_a_review_changed_is_taken_back_at_once(app: App) -> None:
    with_plan(app)
    with_promise(app)
    said = Script(
        *("kept", "They knew."), *("done", "", "Good."), *("dropped", "Theirs."), "",
        *("", "", "in 6 weeks"), FINISH,
    )  # fmt: skip
    assert app("plan", "review", script=said)
    plan = next(each for each in app.files() if "-plan-" in each)
    before = app.files()[plan]
    ran = app("undo")
    assert "All that was changed at once: 1 promise, 2 steps and 1 fact of the plan." in ran.out
    out = app("plan").out
    assert "1: Shadow Anna, by Fri 15 Jan 2027" in out
    assert "Last review Sun 22 Nov 2026" in out
    assert "Bring it in" not in app("plan").err
    assert "1. Ask first" in app("promises").out
    app("undo")
    assert app.files()[plan] == before
    assert "No promise is open." in app("promises").out
