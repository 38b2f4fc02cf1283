"""`isp promises`: made, seen, settled; through files a person can read."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest

from support import FINISH, App, Script


def test_without_one_it_says_so_and_how_one_is_made(app: App) -> None:
    ran = app("promises")
    assert "No promise is open." in ran.out
    assert "isp reflect --after" in ran.out


def test_a_promise_is_made_with_words_and_a_day_and_shown(app: App) -> None:
    ran = app("promises", "add", "Ask what\nthey tried", "--by", "in 2 weeks")
    assert "That is Sun 6 Dec 2026." in ran.err
    assert "1. Ask what they tried" in ran.out
    assert "by Sun 6 Dec 2026" in ran.out
    assert "      Ask what\n      they tried\n" in app.only_file("journal").read_text("utf-8")


@pytest.mark.parametrize(
    ("command", "told"),
    [
        (("kept", "1", "--note", "They had."), "Kept on 22 Nov 2026: They had."),
        (("let-go", "1", "--why", "Not mine."), "Let go on 22 Nov 2026: Not mine."),
    ],
)
def test_what_came_of_one_is_written_into_its_entry(
    app: App, command: tuple[str, ...], told: str
) -> None:
    app("promises", "add", "Ask")
    ran = app("promises", *command)
    assert "No promise is open." in ran.out
    assert ran.err.splitlines()[0] in ("Kept: Ask", "Let go: Ask")
    assert ran.err.splitlines()[1:] == ["To take this back: isp undo"]
    assert told in app("promises", "--all").out
    assert "settled: '2026-11-22'\n" in app.only_file("journal").read_text("utf-8")


@pytest.mark.parametrize(
    ("how", "words", "told"),
    [
        ("kept", "They had tried.", "Kept on 22 Nov 2026: They had tried."),
        ("let-go", "Not mine to do.", "Let go on 22 Nov 2026: Not mine to do."),
    ],
)
def test_what_was_said_of_one_in_a_reflection_stands_beside_it(
    app: App, how: str, words: str, told: str
) -> None:
    app("promises", "add", "Ask what they tried")
    script = Script(how, words, "", FINISH)
    app("reflect", "--questions", "4", script=script)
    assert "0 of 1 question has an answer." in script.pages[-1]
    assert told in app("promises", "--all").out
    (promise,) = app("promises", "--all", "--json").json["promises"]
    assert promise["outcomes"][0]["note"] == words
    assert words in app("review", "--since", "last week").out


def test_one_made_without_a_session_says_since_when(app: App) -> None:
    assert "  since 22 Nov 2026\n" in app("promises", "add", "Ask what they tried").out


def test_one_that_is_still_open_gets_its_new_day(app: App) -> None:
    app("promises", "add", "Ask", "--by", "tomorrow")
    ran = app("promises", "still-open", "1", "--by", "in 3 weeks")
    assert "by Sun 13 Dec 2026" in ran.out


def test_one_is_meant_by_its_entrys_id_too(app: App) -> None:
    app("promises", "add", "Ask")
    id = app.only_file("journal").stem
    assert "No promise is open." in app("promises", "kept", id).out


@pytest.mark.parametrize("said", ["x", "2026-11-22-promise-zzzz"])
def test_a_name_that_is_none_is_told(app: App, said: str) -> None:
    app("promises", "add", "Ask")
    ran = app("promises", "kept", said, exit_code=1)
    assert f"no open promise is called '{said}'" in ran.err


@pytest.mark.parametrize("number", ["0", "2", "9" * 40])
def test_a_number_that_is_none_is_told(app: App, number: str) -> None:
    app("promises", "add", "Ask")
    ran = app("promises", "kept", number, exit_code=1)
    assert f"no open promise has number {number[:9]}" in ran.err
    assert "open is 1: isp promises" in ran.err


def test_a_promise_without_words_or_with_no_day_is_refused(app: App) -> None:
    assert "needs words" in app("promises", "add", " ", exit_code=1).err
    assert "'soonish' is no day" in app("promises", "add", "A", "--by", "soonish", exit_code=1).err


def test_words_that_begin_with_a_dash_are_told_how_they_are_given(app: App) -> None:
    told = app("promises", "add", "- ask: first", exit_code=2).err
    assert "behind '--': " in told
    assert "promises add -- '- ask: first'" in told
    assert "1. - ask: first" in app("promises", "add", "--", "- ask: first").out


def test_json_says_everything(app: App) -> None:
    app("promises", "add", "Ask", "--by", "tomorrow")
    record = app("promises", "--json").json
    assert record["format"] == "isp-promises/1"
    (promise,) = record["promises"]
    assert promise["text"] == "Ask"
    assert promise["due"] == "2026-11-23"
    assert promise["open"] is True


def test_a_broken_entry_is_told_after_the_promises_that_could_be_read(app: App) -> None:
    app("promises", "add", "Ask")
    app("promises", "add", "Wait")
    path = next(
        each for each in (app.home / "journal").rglob("*.yaml") if b"Wait" in each.read_bytes()
    )
    path.write_bytes(path.read_bytes().replace(b"kind: promise", b"kind: [promise"))
    ran = app("promises", exit_code=3)
    assert "1. Ask" in ran.out
    assert "1 file could not be read" in ran.err


def test_words_that_look_like_keys_are_words(app: App) -> None:
    app("promises", "add", "\nsettled: '2026-11-22'\npromises:\n[bold]x[/bold] \x1b[31m")
    ran = app("promises")
    assert "settled: '2026-11-22' promises: [bold]x[/bold]" in ran.out
    assert "\x1b" not in ran.out


def test_a_promise_is_found_however_its_key_is_written(app: App) -> None:
    app("promises", "add", "Ask first")
    path = app.only_file("journal")
    for key in (b'"promises"', b"'promises'", b'"pro\\u006dises"'):
        path.write_bytes(path.read_bytes().replace(b"\npromises:", b"\n" + key + b":"))
        assert "1. Ask first" in app("promises").out
        path.write_bytes(path.read_bytes().replace(b"\n" + key + b":", b"\npromises:"))


def kept_once(app: App) -> tuple[Path, str]:
    app("promises", "add", "Ask first")
    app("promises", "kept", "1", "--note", "They knew.\n\nhow: kept")
    path = app.only_file("journal")
    return path, path.read_text(encoding="utf-8")


@pytest.mark.parametrize(
    "opened",
    [
        lambda text: text[: text.index("    outcomes:")] + "end: true\n",
        lambda text: text.replace("how: kept\n        note", "how: still-open\n        note"),
        lambda text: text.replace("promises:\n", "promises:\n  - question: promise.also\n"),
        lambda text: text.replace("\nend:", "\n  - question: promise.also\nend:"),
        lambda text: text.replace("\nend:", "\n# mine\n  - question: promise.also\nend:"),
    ],
    ids=["outcomes-deleted", "still-open", "one-more-above", "one-more-below", "below-a-comment"],
)
def test_one_that_was_opened_again_by_hand_comes_back(
    app: App, opened: Callable[[str], str]
) -> None:
    path, text = kept_once(app)
    path.write_text(opened(text), encoding="utf-8")
    assert "settled:" in path.read_text(encoding="utf-8")
    (open_again,) = app("promises", "--json").json["promises"]
    number = str(open_again["number"])
    assert f"  {number}." in app("promises").out
    assert "No promise is open." in app("promises", "kept", number).out


def test_one_that_was_settled_is_settled_however_it_is_written(app: App) -> None:
    path, text = kept_once(app)
    for other in (text.replace("\nsettled:", '\n"settled":'), text.replace("\n", "\r\n")):
        path.write_text(other, encoding="utf-8", newline="")
        assert "No promise is open." in app("promises").out


def test_an_entry_with_two_open_ones_asks_for_the_number(app: App) -> None:
    app("promises", "add", "Another")
    app("promises", "add", "Ask first")
    paths = [*(app.home / "journal").rglob("*.yaml")]
    (path,) = (each for each in paths if b"Ask first" in each.read_bytes())
    text = path.read_text(encoding="utf-8")
    more = "  - question: promise.also\n    asked: And?\n    text: Ask last\npromises:"
    text = text.replace("promises:", more).replace("\nend:", "\n  - question: promise.also\nend:")
    path.write_text(text, encoding="utf-8")
    told = app("promises", "kept", path.stem, exit_code=1).err
    assert f"2 open promises were made in {path.stem}" in told
    numbers = told.partition("the one you mean, ")[2].partition(":")[0].split(" or ")
    assert len(numbers) == 2
    app("promises", "kept", numbers[0])


def test_whoever_changes_their_mind_about_one_is_quoted_as_they_ended(app: App) -> None:
    app("promises", "add", "Ask first")
    told = ("kept", "They knew.", ":back", ":back", "let-go", "Not mine.")
    script = Script(*told, "", FINISH)
    app("reflect", "--questions", "4", script=script)
    assert "Let go. Not mine." in script.choices[-1][0].name
    assert "Let go on 22 Nov 2026: Not mine." in app("promises", "--all").out
    (told_in,) = (app.home / "journal").rglob("*-reflection-*.yaml")
    shown = app("journal", "show", told_in.stem).out
    assert "What came of it? (before you chose otherwise)\n  | They knew." in shown
    assert "Why do you let it go?\n  | Not mine." in shown


def test_whoever_changes_their_mind_twice_has_said_nothing_in_vain(app: App) -> None:
    app("promises", "add", "Ask first")
    script = Script("kept", "Yes.", ":back", ":back", "let-go", ":back", "kept", "Yes.", "", FINISH)
    app("reflect", "--questions", "4", script=script)
    assert script.defaults[7] == "Yes."
    (told_in,) = (app.home / "journal").rglob("*-reflection-*.yaml")
    shown = app("journal", "show", told_in.stem).out
    assert "before you chose otherwise" not in shown
    assert "Kept on 22 Nov 2026: Yes." in app("promises", "--all").out


def test_what_was_done_is_done_also_where_another_file_is_broken(app: App) -> None:
    app("promises", "add", "Ask first")
    app("promises", "add", "Ask last")
    paths = [*(app.home / "journal").rglob("*.yaml")]
    (path,) = (each for each in paths if b"Ask last" in each.read_bytes())
    path.write_bytes(path.read_bytes().replace(b"kind: promise", b"kind: [promise"))
    ran = app("promises", "kept", "1")
    assert ran.err.startswith("Kept: Ask first\n")
    assert f"isp: {path} has 1 problem" in ran.err
    assert "a promise in it is not shown" in ran.err
    assert "No promise is open" not in ran.out
    assert "No promise is open" not in app("promises", exit_code=3).out


def test_an_entry_of_a_newer_isp_has_one_way_out(app: App) -> None:
    app("promises", "add", "Ask first")
    path = app.only_file("journal")
    path.write_bytes(path.read_bytes().replace(b"isp-entry/1", b"isp-entry/2"))
    told = app("promises", exit_code=3).err
    assert "isp: hint: a newer isp wrote it; upgrade isp to read it" in told
