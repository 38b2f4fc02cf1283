"""`isp evidence`: what happened that one can point to, asked or told at once."""

from __future__ import annotations

from pathlib import Path

import pytest

from support import FINISH, App, Days, Script, leaving

ALL = (
    "The team set its own agenda.\nNobody asked me to.",
    "observed",
    "last tuesday",
    ("facilitation", "power-differentials", "be-curious"),
    ("facilitation.thinking-balance",),
    FINISH,
)
NOTE = (
    "They set the agenda themselves.",
    "I waited, on purpose.",
    "Anna said she felt heard.",
    "feedback",
    "",
    ("facilitation", "be-curious"),
    FINISH,
)


def told(ran_out: str) -> str:
    return " ".join(ran_out.split())


def test_a_piece_is_asked_for_and_shown_with_what_it_serves(app: App) -> None:
    script = Script(*ALL)
    ran = app("evidence", "add", script=script)
    assert "Question 1 of 4" in script.pages[0]
    assert "How do you know?" in script.pages[1]
    assert "That is Tue 17 Nov 2026." in ran.err
    assert "When        Tue 17 Nov 2026" in ran.out
    assert "How I know  observed by somebody" in ran.out
    path = app.only_file("journal")
    assert path.stem.startswith("2026-11-22-evidence-")
    text = path.read_text(encoding="utf-8")
    assert "kind: evidence\n" in text
    assert "set: evidence\n" in text
    assert "    how: observed\n" in text
    assert "    text: |-\n      2026-11-17\n" in text
    listed = app("evidence").out
    assert "Tue 17 Nov 2026: The team set its own agenda." in listed
    shows = "Observed by somebody: Facilitation, Addressing power differentials, Be curious"
    assert shows in told(listed)
    assert path.stem in listed


def test_a_piece_is_told_at_once_without_a_question(app: App) -> None:
    ran = app(
        *("evidence", "add", "The team set its own agenda", "--competency", "brokering"),
        *("--principle", "be curious", "--activity", "thinking-balance"),
        *("--how", "observed by somebody", "--when", "last tuesday"),
    )
    assert "When        Tue 17 Nov 2026" in ran.out
    assert "It shows    Brokering, Facilitation, Be curious" in ran.out
    (piece,) = app("evidence", "--json").json["evidence"]
    assert piece["day"] == "2026-11-17"
    assert piece["how"] == "observed"
    assert piece["competencies"] == ["brokering", "facilitation"]
    assert piece["principles"] == ["be-curious"]
    assert piece["activities"] == ["facilitation.thinking-balance"]


def test_asked_and_told_at_once_give_the_same_entry(tmp_path: Path) -> None:
    asked, said = App(tmp_path / "asked"), App(tmp_path / "said")
    asked("evidence", "add", script=Script(*ALL))
    said(
        *("evidence", "add", ALL[0], "--how", "observed", "--when", "last tuesday"),
        *("--competency", "facilitation", "--competency", "power-differentials"),
        *("--principle", "be-curious", "--activity", "facilitation.thinking-balance"),
    )
    one, other = (each.only_file("journal") for each in (asked, said))
    text = one.read_text(encoding="utf-8").replace(one.stem, other.stem)
    assert text == other.read_text(encoding="utf-8")


@pytest.mark.parametrize(
    ("args", "told_of", "hint"),
    [
        (("--how", "magic"), "'magic' is no way of knowing", "feedback, data or observed"),
        (("--how", "data", "--competency", "facilitaton"), "'facilitaton'", "facilitation"),
        (("--how", "data", "--principle", "be-curios"), "'be-curios'", "be-curious"),
        (
            ("--how", "data", "--activity", "facilitation.thinking-balanc"),
            "the activities",
            "facilitation.thinking-balance",
        ),
        (("--how", "data", "--when", "soonish"), "'soonish' is no day", "last tuesday"),
        (("--how", "data", "--when", "tomorrow"), "is still to come", "today or a day before"),
    ],
    ids=["how", "competency", "principle", "activity", "no day", "a day to come"],
)
def test_a_name_that_is_unknown_is_told_with_the_nearest(
    app: App, args: tuple[str, ...], told_of: str, hint: str
) -> None:
    ran = app("evidence", "add", "They laughed", *args, exit_code=1)
    assert told_of in ran.err
    assert hint in ran.err


@pytest.mark.parametrize("how", ["feedback", "Feedback from somebody", " feedback from"])
def test_how_it_is_known_can_be_said_by_its_id_or_in_words(app: App, how: str) -> None:
    app("evidence", "add", "They laughed", "--how", how)
    assert app("evidence", "--json").json["evidence"][0]["how"] == "feedback"


def test_words_without_how_they_are_known_are_not_taken(app: App) -> None:
    assert "say how you know" in app("evidence", "add", "They laughed", exit_code=2).err
    assert "say what happened" in app("evidence", "add", "--how", "data", exit_code=2).err
    assert "say what happened" in app("evidence", "add", " ", "--how", "data", exit_code=2).err


def test_a_stopped_piece_is_kept_and_taken_up_again(app: App) -> None:
    ran = app("evidence", "add", script=Script(ALL[0], "data", leaving("14 n")), exit_code=130)
    assert "Go on with: isp evidence add" in ran.err
    script = Script(True, "14 nov", ("teams",), (), FINISH)
    app("evidence", "add", script=script)
    assert "You began this piece of evidence on 22 Nov 2026" in script.pages[0]
    assert script.defaults[1] == "14 n"
    assert "That is" not in app("evidence").out
    assert app("evidence", "--json").json["evidence"][0]["day"] == "2026-11-14"
    assert not list((app.home / "drafts").iterdir())


def test_enter_means_the_day_on_which_it_is_pressed(tmp_path: Path) -> None:
    days = Days()
    app = App(tmp_path / "home", clock=days)
    app("evidence", "add", script=Script("They laughed.", "data", leaving()), exit_code=130)
    days.go_on(4)
    ran = app("evidence", "add", script=Script(True, "", ("teams",), (), FINISH))
    assert "That is Thu 26 Nov 2026." in ran.err
    (piece,) = app("evidence", "--json").json["evidence"]
    assert piece["day"] == "2026-11-26"


def test_the_draft_of_a_piece_is_named_wherever_drafts_are(app: App) -> None:
    app("evidence", "add", script=Script(ALL[0], leaving()), exit_code=130)
    assert "A piece of evidence you began on 22 Nov 2026" in told(app().out)
    assert "isp evidence add" in app().out
    assert "A draft waits: isp evidence add" in app("journal", "list").out
    assert "Go on with: isp evidence add" in app("journal", "list", "--drafts").out


def test_a_day_to_come_is_asked_again(app: App) -> None:
    script = Script(ALL[0], "observed", "tomorrow", "", (), FINISH)
    ran = app("evidence", "add", script=script)
    assert "Mon 23 Nov 2026 is still to come" in ran.err
    assert app("evidence", "--json").json["evidence"][0]["day"] == "2026-11-22"


def test_without_how_it_is_known_the_words_are_kept_and_that_is_said(app: App) -> None:
    ran = app("evidence", "add", script=Script("They laughed.", "", "", (), FINISH))
    assert "It does not say how you know it" in ran.out
    assert f"isp journal edit {app.only_file('journal').stem}" in ran.out
    assert "There is none yet." in app("evidence").out


def test_a_piece_without_how_it_is_known_is_told_of_until_it_says_so(app: App) -> None:
    app("evidence", "add", script=Script("how: I asked.", "", "", (), FINISH))
    path = app.only_file("journal")
    for args in ((), ("--gaps",)):
        out = told(app("evidence", *args).out)
        assert f"1 piece does not say how you know it: {path.stem}" in out
        assert f"isp journal edit {path.stem} and below 'asked:', in line with it, write:" in out
        assert app("evidence", *args, "--json").json["without_how"] == [path.stem]
    text = path.read_text(encoding="utf-8").split("\n")
    at = next(n for n, line in enumerate(text) if "asked: What happened?" in line)
    text.insert(at + 1, "    how: impression")
    path.write_text("\n".join(text), encoding="utf-8")
    assert "how: I asked." in app("evidence").out
    for args in ((), ("--gaps",)):
        assert "does not say how" not in app("evidence", *args).out


def test_a_note_after_a_session_holds_evidence_too(app: App) -> None:
    app("reflect", "--after", "Site B", script=Script(*NOTE))
    listed = app("evidence").out
    assert "Sun 22 Nov 2026: Anna said she felt heard." in listed
    assert "Feedback from somebody: Facilitation, Be curious" in listed
    assert "after Site B" in listed


def test_evidence_is_listed_newest_first_and_by_what_it_is(app: App) -> None:
    add = ("evidence", "add")
    app(*add, "In June", "--how", "data", "--competency", "teams", "--when", "1 june")
    app(*add, "In May", "--how", "impression", "--principle", "be-curious", "--when", "1 may")
    app(*add, "Now", "--how", "data", "--competency", "teams", "--principle", "be-curious")

    def texts(*args: str) -> list[str]:
        return [each["text"] for each in app("evidence", "--json", *args).json["evidence"]]

    assert texts() == ["Now", "In June", "In May"]
    assert texts("--competency", "developing teams") == ["Now", "In June"]
    assert texts("--principle", "be curious") == ["Now", "In May"]
    assert texts("--how", "data", "--principle", "be curious") == ["Now"]
    assert texts("--since", "2 may") == ["Now", "In June"]
    ran = app("evidence", "--how", "feedback", "--since", "june 1")
    assert "Nothing of this kind yet." in ran.out
    assert "Mon 1 Jun 2026" in ran.out


def test_evidence_is_told_by_its_last_year_and_how_many_came_earlier(tmp_path: Path) -> None:
    days = Days()
    app = App(tmp_path / "home", clock=days)
    add = ("evidence", "add")
    app(*add, "Early", "--how", "data", "--competency", "teams", "--when", "2025-11-21")
    app(*add, "A year ago", "--how", "impression", "--when", "2025-11-22")
    assert "earlier" not in app("evidence", "--how", "impression").out
    ran = app("evidence")
    assert "A year ago" in ran.out and "Early" not in ran.out
    assert "  Since  Sat 22 Nov 2025\n" in ran.out
    assert "\n  And 1 earlier: isp evidence --all\n  Read one: isp journal show " in ran.out
    for more in (("--all",), ("--markdown",), ("--json",), ("--since", "2025-11-21")):
        assert "Early" in app("evidence", *more).out
    assert "Early" not in app("evidence", "--all", "--since", "2025-11-22").out
    assert "earlier" not in app("evidence", "--all").out
    days.go_on(400)
    app(*add, "Much later", "--how", "data", "--competency", "teams")
    ran = app("evidence", "--competency", "teams", "--how", "data")
    assert "Much later" in ran.out and "Early" not in ran.out
    assert "And 1 earlier: isp evidence --competency teams --how data --all\n" in ran.out


def test_where_no_evidence_is_of_the_last_year_that_before_the_latest_is_told(
    tmp_path: Path,
) -> None:
    days = Days()
    app = App(tmp_path / "home", clock=days)
    for day in ("2024-01-01", "2025-11-22", "2026-11-22"):
        app("evidence", "add", f"On {day}", "--how", "data", "--when", day)
    days.go_on(900)
    out = app("evidence").out
    assert "Nothing in the last year." in out
    assert "On 2026-11-22" in out and "On 2025-11-22" in out and "On 2024" not in out
    assert "And 1 earlier: isp evidence --all" in out


def test_evidence_prints_markdown_and_names_its_format(app: App) -> None:
    app("evidence", "add", "*They* laughed", "--how", "data", "--competency", "teams")
    assert app("evidence", "--json").json["format"] == "isp-evidence/1"
    markdown = app("evidence", "--markdown").out
    assert markdown.startswith("# Evidence\n")
    assert r"\*They\* laughed" in markdown


def test_what_cannot_be_read_is_told_after_the_rest(app: App) -> None:
    app("evidence", "add", "They laughed", "--how", "data")
    broken = app.home / "journal" / "2026" / "11" / "2026-11-20-evidence-aaaa.yaml"
    broken.write_text("how: much\n", encoding="utf-8")
    ran = app("evidence", exit_code=3)
    assert "They laughed" in ran.out
    assert "1 file could not be read" in ran.err
    assert broken.name in ran.err
    ran = app("evidence", "--gaps", exit_code=3)
    assert "You have not written about brokering." in ran.out
    assert ran.err.count(broken.name) == 1


def test_without_a_terminal_the_way_to_say_it_at_once_is_told(app: App) -> None:
    assert "--how observed" in app("evidence", "add", exit_code=4).err
