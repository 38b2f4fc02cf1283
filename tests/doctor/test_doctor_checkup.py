"""The check-up finds what is wrong with the files of a home, and changes none of them."""

from __future__ import annotations

import os
from pathlib import Path

import pytest

from isp_cli.doctor.checkup import check_up
from isp_cli.doctor.findings import Checkup, Finding, FindingKind
from isp_cli.framework.bundled import practice_guide
from isp_cli.journal.journal import Journal
from support import PRACTICE, REFLECTION, entry_text, plan_text

posix = pytest.mark.skipif(os.name == "nt", reason="pipes, links and modes of POSIX")
GUIDE = practice_guide()
ID = REFLECTION
ENTRY = entry_text(
    f"""{PRACTICE}\
  - question: lessons
    asked: What stayed with you?
    text: |-
      Slow is fast.
""",
    more="finished: '2026-11-22T08:40:00+01:00'\n",
)
PLAN_ID = "2026-11-22-plan-p4mz"
PLAN = plan_text(
    """\
  - competency: facilitation
    why: I talk too much.
    resources:
      - resource.nirn
    steps:
      - step: 1
        text: Shadow Anna
        due: '2026-12-13'
  - competency: brokering
""",
    id=PLAN_ID,
    more=f"reflection: {ID}\n",
)
PLAN_DRAFT = entry_text(
    """\
  - question: plan.competencies
    asked: Which?
    competencies:
      - facilitation
      - brokering
    follow_ups:
      - question: plan.why
        competency: facilitation
        asked: Why?
        text: I talk too much.
      - question: plan.resources
        competency: facilitation
        asked: What?
        text: nirn
      - question: plan.steps
        competency: facilitation
        asked: Steps?
        text: Shadow Anna by 2026-12-13
""",
    id=PLAN_ID,
)


def put(path: Path, text: str = ENTRY) -> Path:
    for folder in reversed(path.parents):
        if not folder.exists():
            folder.mkdir(mode=0o700)
    path.write_text(text, encoding="utf-8", newline="")
    path.chmod(0o600)
    return path


class Home:
    """A home with one reflection, and a check-up that must leave every byte and mode alone."""

    def __init__(self, path: Path) -> None:
        self.path = path
        self.month = path / "journal" / "2026" / "11"
        self.drafts = path / "drafts"
        self.entry = put(self.month / f"{ID}.yaml")

    def beside(self, name: str, text: str = ENTRY) -> Path:
        return put(self.month / name, text)

    def checked(self) -> Checkup:
        before = self.state()
        found = check_up(Journal(self.path), GUIDE)
        assert self.state() == before, "the check-up changed something"
        return found

    def only(self, kind: FindingKind) -> Finding:
        (finding,) = self.checked().findings
        assert finding.kind == kind, finding
        return finding

    def state(self) -> dict[str, tuple[int, bytes]]:
        return {
            str(path): (path.lstat().st_mode, path.read_bytes() if path.is_file() else b"")
            for path in self.path.rglob("*")
        }


@pytest.fixture
def home(tmp_path: Path) -> Home:
    return Home(tmp_path / "isp")


def test_a_home_in_order_has_no_finding_and_no_note(home: Home) -> None:
    home.beside(f"{PLAN_ID}.yaml", PLAN)
    assert home.checked() == Checkup({"reflection": 1, "plan": 1})


def test_a_home_that_is_not_there_is_in_order_and_is_not_made(tmp_path: Path) -> None:
    assert check_up(Journal(tmp_path / "gone"), GUIDE) == Checkup({})
    assert list(tmp_path.iterdir()) == []


@posix
@pytest.mark.parametrize("kind", ["pipe", "folder", "link", "circle"])
def test_what_is_no_file_under_an_entrys_name_is_told_and_never_waited_for(
    home: Home, kind: str
) -> None:
    path = home.month / "2026-11-23-reflection-dddd.yaml"
    if kind == "pipe":
        os.mkfifo(path, 0o600)
    elif kind == "folder":
        path.mkdir(mode=0o700)
    else:
        path.symlink_to(path if kind == "circle" else home.path / "gone")
    finding = home.only("unreadable")
    assert finding.path == path
    assert finding.what.startswith("it cannot be read: ")
    assert finding.way_out


@pytest.mark.needs_modes
def test_a_file_nobody_may_read_is_told_with_the_command_that_lets_one(home: Home) -> None:
    home.entry.chmod(0o000)
    (finding,) = check_up(Journal(home.path), GUIDE).findings
    assert finding.what == "it cannot be read: permission denied"
    assert finding.way_out.endswith(f"chmod u+rw {home.entry}")
    link = home.month / "2026-11-23-reflection-dddd.yaml"
    link.symlink_to(home.entry)
    found = check_up(Journal(home.path), GUIDE).findings
    assert [each.way_out.split(":")[0] for each in found] == ["let yourself read it"] * 2


def test_a_journal_that_is_a_file_is_told(tmp_path: Path) -> None:
    path = put(tmp_path / "journal", "words")
    (finding,) = check_up(Journal(tmp_path), GUIDE).findings
    assert (finding.path, finding.kind) == (path, "unreadable")


def test_every_problem_of_an_entry_is_told_by_its_line(home: Home) -> None:
    text = ENTRY.replace("kind: reflection\n", "").replace("asked: What stayed", "aksed: What")
    home.entry.write_text(text, encoding="utf-8")
    assert [(each.kind, each.line, each.what) for each in home.checked().findings] == [
        ("invalid", 1, "kind: this key is missing"),
        ("invalid", 13, "answers > item 2 > asked: this key is missing"),
    ]


@pytest.mark.parametrize(
    ("data", "line"),
    [
        pytest.param(b"a: [\n", 2, id="not-yaml"),
        pytest.param(b"\xff\xfe\x00", 1, id="not-utf-8"),
        pytest.param(b"", None, id="empty"),
        pytest.param(b"a: b\nc: \0\n", 2, id="nul"),
        pytest.param(b"a: &a b\n", 1, id="anchor"),
        pytest.param(ENTRY.encode()[:-10], 16, id="cut"),
    ],
)
def test_what_is_no_entry_is_told_by_line(home: Home, data: bytes, line: int | None) -> None:
    home.entry.write_bytes(data)
    assert home.only("invalid").line == line


def test_a_plan_is_read_as_a_plan_and_its_days_are_looked_at(home: Home) -> None:
    home.beside(f"{PLAN_ID}.yaml", PLAN.replace("'2028-05-22'", "soon"))
    finding = home.only("invalid")
    assert (finding.line, finding.what) == (9, "horizon: 'soon' is no day, like 2027-01-15")


def test_a_git_conflict_is_told_before_anything_else(home: Home) -> None:
    home.beside(
        f"{ID}.yaml",
        ENTRY.replace(
            "      Slow is fast.\n",
            "<<<<<<< HEAD\n      Slow is fast.\n=======\n      Fast is slow.\n>>>>>>> laptop\n",
        ),
    )
    finding = home.only("conflict-markers")
    assert (finding.line, finding.what) == (17, "git left two versions here, down to line 21")
    assert "keep one side" in finding.way_out


def test_a_newer_form_is_told_with_the_way_to_read_it(home: Home) -> None:
    home.beside(f"{ID}.yaml", ENTRY.replace("isp-entry/1", "isp-entry/2"))
    finding = home.only("newer-format")
    assert (finding.line, finding.mend) == (1, "")
    assert "upgrade isp" in finding.way_out


@pytest.mark.parametrize(
    "name",
    [
        f"{ID} (Anna's conflicted copy 2026-11-22).yaml",
        f"{ID}.sync-conflict-20261122-180500-ABCDEFG.yaml",
        f"{ID}-LAPTOP.yaml",
        f"{ID}-desk.yaml",
        f"{ID} (1).yaml",
        f"{ID} (conflicted copy 2026-11-22 180500).yaml",
        f"{ID} 2.yaml",
    ],
)
def test_a_conflict_copy_is_told_with_what_it_is_a_copy_of(home: Home, name: str) -> None:
    path = home.beside(name)
    finding = home.only("conflict-copy")
    assert finding.path == path
    assert finding.what.startswith(f"a copy of {ID}, named as ")
    assert finding.what.endswith("the two are the same, byte for byte")
    assert finding.way_out.startswith("it adds nothing")
    assert home.checked().read == {"reflection": 1}


def test_a_copy_that_says_more_is_told_with_how_much(home: Home) -> None:
    more = ENTRY.replace("Slow is fast.", "Slow is fast, mostly.")
    home.beside(f"{ID}-LAPTOP.yaml", more)
    finding = home.only("conflict-copy")
    sizes = f"it holds 2 answers ({len(more)} bytes), the entry 2 answers ({len(ENTRY)} bytes)"
    assert finding.what.splitlines()[1:] == [sizes, "1 place in it says what the entry does not"]
    assert finding.way_out.startswith(f"bring what you want to keep into {ID}.yaml")


def test_a_copy_that_says_less_adds_nothing(home: Home) -> None:
    less = ENTRY.partition("  - question: lessons")[0] + "end: true\n"
    home.beside(f"{ID}-LAPTOP.yaml", less)
    finding = home.only("conflict-copy")
    assert "it holds 1 answer " in finding.what
    assert finding.what.endswith("all it says stands in the entry too")
    assert finding.way_out.startswith("it adds nothing")


def test_a_copy_that_cannot_be_read_is_no_reason_to_throw_it_away(home: Home) -> None:
    home.beside(f"{ID}-LAPTOP.yaml", ENTRY[:-10])
    finding = home.only("conflict-copy")
    assert "it cannot be read as an entry: line 16: the last line" in finding.what
    assert finding.way_out.startswith("bring what you want to keep")


def test_a_copy_whose_entry_is_gone_says_how_to_have_it_back(home: Home) -> None:
    home.entry.rename(home.month / f"{ID} 2.yaml")
    finding = home.only("conflict-copy")
    assert finding.what.endswith("the entry itself is not there")
    assert finding.way_out == f"to have it back, call it {ID}.yaml"


def test_our_own_kept_version_is_told_as_ours(home: Home) -> None:
    home.beside(f"{ID}.mine-1.yaml")
    assert home.only("kept-version").what.startswith(f"your version of {ID}, kept when")


def test_an_edited_text_that_was_kept_says_how_it_opens_again(home: Home) -> None:
    home.beside(f"{ID}.edited-0123456789ab.yaml", "nonsense: [")
    assert home.only("kept-version").way_out.endswith(f"isp journal edit {ID}")


def test_a_copy_of_a_draft_is_compared_with_the_draft(home: Home) -> None:
    draft = "2026-11-23-reflection-abcd"
    text = ENTRY.replace(ID, draft)
    put(home.drafts / f"{draft}.yaml", text)
    put(home.drafts / f"{draft} (1).yaml", text)
    assert home.only("conflict-copy").what.endswith("byte for byte")


@pytest.mark.parametrize(
    "text",
    [
        pytest.param(ENTRY, id="same"),
        pytest.param(ENTRY[:200], id="cut"),
        pytest.param("", id="empty"),
        pytest.param(ENTRY.partition("  - question: lessons")[0] + "end: true\n", id="earlier"),
    ],
)
def test_a_file_a_save_left_behind_may_go_where_it_adds_nothing(home: Home, text: str) -> None:
    home.beside(f".{ID}.yaml.0a1b2c3d.tmp", text)
    finding = home.only("left-over-file")
    assert finding.mend == "--tidy"
    assert "isp doctor --tidy" in finding.way_out


def test_a_file_a_save_left_behind_stays_where_it_says_more(home: Home) -> None:
    home.beside(f".{ID}.yaml.0a1b2c3d.tmp", ENTRY.replace("Slow is fast.", "Slow is fast, mostly."))
    finding = home.only("left-over-file")
    assert (finding.mend, "1 place in it says" in finding.what) == ("", True)


def test_a_file_that_is_all_that_is_left_of_an_entry_stays(home: Home) -> None:
    home.entry.rename(home.month / f".{ID}.yaml.0a1b2c3d.tmp")
    finding = home.only("left-over-file")
    assert (finding.mend, finding.what.endswith("2 answers, and stands alone")) == ("", True)


def test_words_that_stand_in_the_draft_are_not_only_in_the_left_over_file(home: Home) -> None:
    home.entry.unlink()
    put(home.drafts / f"{ID}.yaml")
    home.beside(f".{ID}.yaml.0a1b2c3d.tmp")
    assert home.only("left-over-file").mend == "--tidy"


def test_a_draft_whose_entry_says_the_same_may_go(home: Home) -> None:
    put(home.drafts / f"{ID}.yaml")
    finding = home.only("left-over-draft")
    assert (finding.path, finding.mend) == (home.drafts / f"{ID}.yaml", "--tidy")


@pytest.mark.parametrize(
    "text",
    [
        pytest.param(ENTRY.replace("Slow is", "Slow was"), id="other-words"),
        pytest.param(ENTRY[:-10], id="cut"),
        pytest.param(
            ENTRY.replace("end: true", "unfinished:\n  question: lessons\n  text: And\nend: true"),
            id="half-typed-words",
        ),
    ],
)
def test_a_draft_that_says_something_else_than_its_entry_stays(home: Home, text: str) -> None:
    put(home.drafts / f"{ID}.yaml", text)
    found = {each.kind: each for each in home.checked().findings}
    assert found["left-over-draft"].mend == ""
    assert "bring what you want to keep" in found["left-over-draft"].way_out


def test_a_draft_of_a_plan_is_compared_with_the_plan_it_made(home: Home) -> None:
    done = PLAN.replace(
        "        due: '2026-12-13'\n", "        due: '2026-12-13'\n        done: '2026-12-01'\n"
    )
    home.beside(f"{PLAN_ID}.yaml", done)
    put(home.drafts / f"{PLAN_ID}.yaml", PLAN_DRAFT)
    assert home.only("left-over-draft").mend == "--tidy"


def test_a_draft_of_a_plan_that_says_more_stays(home: Home) -> None:
    home.beside(f"{PLAN_ID}.yaml", PLAN)
    put(home.drafts / f"{PLAN_ID}.yaml", PLAN_DRAFT.replace("too much.", "too much, and too soon."))
    assert home.only("left-over-draft").mend == ""


@pytest.mark.parametrize(
    ("id", "text", "command"),
    [
        ("2026-11-23-reflection-abcd", ENTRY, "isp reflect"),
        ("2026-11-23-plan-abcd", PLAN_DRAFT, "isp plan"),
    ],
)
def test_a_draft_that_waits_is_good_to_know_and_no_trouble(
    home: Home, id: str, text: str, command: str
) -> None:
    text = text.replace(ID, id).replace(PLAN_ID, id)
    put(home.drafts / f"{id}.yaml", text)
    found = home.checked()
    assert (found.findings, found.read) == ((), {"reflection": 1, "draft": 1})
    (note,) = found.notes
    assert (note.kind, note.way_out) == ("waiting-draft", f"go on with it: {command}")


def test_an_entry_in_the_wrong_month_is_told_where_it_belongs(home: Home) -> None:
    put(home.path / "journal" / "2026" / "12" / f"{ID}.yaml", ENTRY)
    home.entry.unlink()
    assert home.only("misplaced").way_out == "move it into journal/2026/11"


@pytest.mark.parametrize("folder", ["journal", "journal/2026", "journal/old", "journal/2026/11/x"])
def test_an_entry_where_isp_does_not_look_is_found(home: Home, folder: str) -> None:
    id = "2026-11-23-reflection-abcd"
    path = put(home.path / folder / f"{id}.yaml", ENTRY.replace(ID, id))
    assert home.only("misplaced").path == path


def test_the_same_entry_in_two_months_is_told_once(home: Home) -> None:
    put(home.path / "journal" / "2026" / "12" / f"{ID}.yaml")
    assert "there is one of this name" in home.only("misplaced").way_out


def test_an_id_that_is_not_the_files_name_is_told_by_line(home: Home) -> None:
    home.beside("2026-11-23-reflection-abcd.yaml", ENTRY.replace(ID, "2026-11-24-reflection-abcd"))
    finding = home.only("wrong-id")
    assert finding.line == 2
    assert finding.way_out.startswith("write 'id: 2026-11-23-reflection-abcd'")


def test_two_files_of_one_id_are_told_by_the_one_that_is_wrong(home: Home) -> None:
    path = home.beside("2026-11-23-reflection-abcd.yaml")
    found = home.checked().findings
    assert {each.path for each in found} == {path}
    assert f"journal/2026/11/{ID}.yaml has the same id, '{ID}'" in [each.what for each in found]


def test_a_kind_that_is_not_the_names_is_told(home: Home) -> None:
    home.beside(f"{ID}.yaml", ENTRY.replace("kind: reflection", "kind: diary"))
    assert (home.only("wrong-id").line, home.only("wrong-id").way_out) == (
        3,
        "write 'kind: reflection'",
    )


@pytest.mark.parametrize("name", [f"{ID}.yml", f"{ID}.YAML"])
def test_an_entry_isp_does_not_see_for_its_name_is_told(home: Home, name: str) -> None:
    home.entry.rename(home.month / name)
    assert home.only("misplaced").way_out.startswith(f"call it {ID}.yaml")


def test_an_id_the_framework_does_not_have_is_told_by_line_with_the_nearest(home: Home) -> None:
    home.beside(f"{PLAN_ID}.yaml", PLAN.replace("facilitation", "facilitaton"))
    finding = home.only("points-nowhere")
    assert finding.line == 11
    assert "the nearest is 'facilitation'" in finding.what


@pytest.mark.parametrize("id", ["2026-11-22-reflection-zzzz", "../../etc/passwd", "yesterday"])
def test_a_plans_reflection_that_is_not_there_is_told_by_line(home: Home, id: str) -> None:
    home.beside(f"{PLAN_ID}.yaml", PLAN.replace(f"reflection: {ID}", f"reflection: {id}"))
    finding = home.only("points-nowhere")
    assert (finding.line, finding.what) == (8, f"reflection: the journal holds no {id!r}")


def test_ids_of_a_framework_there_is_not_are_not_checked_and_that_is_noted(home: Home) -> None:
    home.beside(f"{ID}.yaml", ENTRY.replace("practice-guide", "our-own"))
    assert home.checked().notes == ()
    plan = PLAN.replace("practice-guide", "our-own").replace("facilitation", "opening")
    home.beside(f"{PLAN_ID}.yaml", plan)
    found = home.checked()
    assert (found.findings, [each.kind for each in found.notes]) == ((), ["not-checked"])
    assert f"{PLAN_ID}.yaml" in found.notes[0].what and f"/{ID}.yaml" not in found.notes[0].what


def test_files_of_others_are_mentioned_quietly_and_together(home: Home) -> None:
    for name in ("notes.txt", ".DS_Store", f"{ID}.yaml~", "a", "b", "c"):
        home.beside(name, "not yaml: [")
    home.beside("2026-11-22-letter-k7fq.yaml", "format: isp-entry/3\n")
    (home.path / "journal" / ".git").mkdir(mode=0o700)
    put(home.path / "journal" / ".git" / f"{ID}.yaml", "x")
    found = home.checked()
    assert found.findings == ()
    assert [each.kind for each in found.notes] == ["not-checked", "left-alone"]
    assert found.notes[1].what.startswith("6 other files are left alone: journal/2026/11/.DS_Store")


@posix
def test_a_circle_of_folders_ends(home: Home) -> None:
    (home.month / "12").symlink_to(home.path / "journal")
    (home.month / "way-out").symlink_to("/")
    assert home.checked().findings == ()


@posix
def test_one_file_that_others_may_read_is_told_with_its_chmod(home: Home) -> None:
    home.entry.chmod(0o644)
    finding = home.only("permissions")
    assert (finding.path, finding.mend) == (home.entry, "--fix-permissions")
    assert "0644" in finding.what
    assert finding.way_out.endswith(f"chmod go= {home.entry}")


@posix
def test_many_files_that_others_may_read_are_one_finding_for_their_folder(home: Home) -> None:
    home.entry.chmod(0o640)
    home.beside(f"{PLAN_ID}.yaml", PLAN).chmod(0o604)
    home.month.chmod(0o755)
    finding = home.only("permissions")
    assert finding.path == home.path / "journal"
    assert "2 files and 1 folder in it" in finding.what
    assert finding.way_out.endswith(f"chmod -R go= {home.path / 'journal'}")


@posix
@pytest.mark.parametrize("folder", ["drafts", "trash", "backups"])
def test_every_folder_with_the_persons_words_is_looked_at(home: Home, folder: str) -> None:
    (home.path / folder).mkdir()
    (home.path / folder).chmod(0o750)
    assert home.only("permissions").path == home.path / folder


@posix
def test_the_home_itself_may_be_a_folder_that_is_shared(home: Home) -> None:
    home.path.chmod(0o755)
    assert home.checked().findings == ()
