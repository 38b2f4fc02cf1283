"""An entry that iCloud has taken off this computer is named wherever entries count, and stays."""

from __future__ import annotations

from pathlib import Path

import pytest

from support import App, Script


def taken_off(path: Path) -> Path:
    """Do as iCloud does where room is short."""
    placeholder = path.rename(path.with_name(f".{path.name}.icloud"))
    placeholder.write_bytes(b"bplist00")
    return path


@pytest.fixture
def away(app: App) -> Path:
    """An entry with a promise and evidence in it, which another names, and which is away."""
    app("promises", "add", "Count to ten", "--by", "in 2 weeks")
    app("promises", "add", "Ask first")
    paths = sorted((app.home / "journal").rglob("*.yaml"))
    path = next(each for each in paths if b"Count" in each.read_bytes())
    other = next(each for each in paths if each != path)
    text = other.read_text("utf-8").replace("answers:", f"during: {path.stem}\nanswers:")
    other.write_text(text, "utf-8")
    return taken_off(path)


@pytest.mark.parametrize(
    "page",
    [
        ["promises"],
        ["promises", "--all"],
        ["evidence"],
        ["thread", "facilitation"],
        ["review", "--since", "last year"],
        ["review", "--question", "4"],
        ["practice"],
        ["journal", "list"],
        ["journal", "search", "silence"],
        ["browse", "facilitation"],
    ],
    ids=" ".join,
)
def test_a_page_that_counts_entries_names_one_that_is_in_icloud_only(
    app: App, away: Path, page: list[str]
) -> None:
    ran = app(*page, exit_code=3)
    assert ran.err.count(f"cannot read {away}: it is not on this computer, only in iCloud") == 1
    assert "hint: open its folder in Finder, and choose Download Now" in ran.err
    assert "Nothing" not in ran.out


def test_the_list_still_shows_it(app: App, away: Path) -> None:
    assert away.stem in app("journal", "list", exit_code=3).out


@pytest.mark.parametrize("command", ["show", "trash", "edit"])
def test_it_is_not_denied_by_its_id(app: App, away: Path, command: str) -> None:
    told = app("journal", command, away.stem, exit_code=3).err
    assert "it is not on this computer, only in iCloud" in told


def test_no_second_plan_is_made_beside_one_that_is_in_icloud_only(app: App) -> None:
    month = app.home / "journal" / "2026" / "11"
    month.mkdir(parents=True)
    (month / ".2026-11-02-plan-k7fq.yaml.icloud").write_bytes(b"bplist00")
    form = app.write("form.yaml", "competencies: []\n")
    for command in (["plan"], ["plan", "--from", form], ["plan", "done", "1"]):
        assert "only in iCloud" in app(*command, script=Script(), exit_code=3).err


def test_doctor_names_it_and_does_not_advise_to_take_away_what_points_to_it(
    app: App, away: Path
) -> None:
    report = app("doctor", "--json", exit_code=3).json
    (finding,) = report["findings"]
    assert finding["path"] == str(away)
    assert finding["what"] == "it is not on this computer, only in iCloud"
    assert finding["way_out"] == "open its folder in Finder, and choose Download Now"
    assert [each for each in report["notes"] if away.stem in each["what"]] == []
    assert report["read"] == {"promise": 2}


@pytest.mark.parametrize("folder", ["frameworks", "question-sets"])
def test_a_file_of_ones_own_in_icloud_is_named_too(app: App, folder: str) -> None:
    path = app.home / folder / "ours.yaml"
    path.parent.mkdir(parents=True)
    path.write_text("format: isp-framework/1\n", "utf-8")
    taken_off(path)
    page = ["framework", "list"] if folder == "frameworks" else ["questions"]
    assert f"cannot read {path}: it is not on this computer" in app(*page, exit_code=3).err
    (finding,) = app("doctor", "--json", exit_code=3).json["findings"]
    assert finding["path"] == str(path)


def test_a_draft_in_icloud_is_told_of_and_left_alone(app: App) -> None:
    drafts = app.home / "drafts"
    drafts.mkdir(parents=True, mode=0o700)
    (drafts / ".2026-11-02-reflection-k7fq.yaml.icloud").write_bytes(b"bplist00")
    told = app("reflect", "--questions", "4", script=Script("Slow is fast.", ""), exit_code=0).err
    assert "only in iCloud" in told
    assert (drafts / ".2026-11-02-reflection-k7fq.yaml.icloud").exists()
