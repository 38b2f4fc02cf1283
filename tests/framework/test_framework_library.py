"""The frameworks there are: bundled, one's own, overlays; and the one in use."""

from __future__ import annotations

import errno
import json
import re
from collections.abc import Callable
from hashlib import sha256
from itertools import count
from pathlib import Path
from types import ModuleType
from typing import get_args, get_type_hints

import pytest

from failing_disk import FailingDisk, disk_error
from isp_cli.errors import CannotRead, InvalidFile, UnknownFramework
from isp_cli.files.files import Disk
from isp_cli.framework import overlay, records
from isp_cli.framework.bundled import practice_guide, read_bundled
from isp_cli.framework.in_use import edition_in_use, in_use, use_framework
from isp_cli.framework.library import (
    check_own_file,
    find_edition,
    load,
    own_frameworks,
    shape_of_records,
)
from isp_cli.framework.overlay import Overlay, apply_overlay
from isp_cli.framework.records import Framework
from isp_cli.records import is_dataclass
from support import ROOT

EXAMPLES = ROOT / "examples" / "frameworks"
OWN = """\
format: isp-framework/1
id: own
name: Our own
version: "1"
language: en
sources:
  - {id: paper, name: Paper, title: A paper, authors: Us, year: "2026", citation: c, note: n}
domains:
  - id: working
    name: Working
    text: Together.
    source: {document: paper, section: Two}
    competencies:
      - id: listening
        name: Listening
        text: To others.
        source: {document: paper, section: Two}
"""
OVERLAY = """\
format: isp-overlay/1
id: mine
name: Mine
of: own
language: en
sources:
  - {id: me, name: Me, title: Notes, authors: Me, year: "2026", citation: c, note: n}
wordings:
  - {of: listening, text: To everybody.}
"""


def put(home: Path, text: str, id: str = "own") -> Path:
    path = home / "frameworks" / f"{id}.yaml"
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(text, encoding="utf-8")
    return path


def compiled_of(home: Path, id: str = "own") -> Path:
    return home / "frameworks" / "compiled" / f"{id}.json"


def problems_of(home: Path, id: str) -> list[str]:
    with pytest.raises(InvalidFile) as caught:
        find_edition(home, id)
    return [str(each) for each in caught.value.problems]


def test_without_a_home_there_are_the_bundled_ones(tmp_path: Path) -> None:
    assert [each.id for each in own_frameworks(tmp_path / "none")] == ["practice-guide", "tci"]
    assert load(tmp_path / "none", "practice-guide") == practice_guide()


def test_ones_own_are_listed_after_them_and_only_files_that_can_be_one(tmp_path: Path) -> None:
    put(tmp_path, OWN)
    put(tmp_path, OWN, "own.before-1")
    put(tmp_path, OWN, "Not A Name")
    assert [each.id for each in own_frameworks(tmp_path)][2:] == ["own"]


def test_both_roads_to_ones_own_give_the_same_framework(tmp_path: Path) -> None:
    put(tmp_path, (EXAMPLES / "evaluacion.yaml").read_text(encoding="utf-8"), "evaluacion")
    parsed = find_edition(tmp_path, "evaluacion", Disk())
    assert compiled_of(tmp_path, "evaluacion").exists()
    assert find_edition(tmp_path, "evaluacion") == parsed


def test_both_roads_to_an_overlay_give_the_same_framework(tmp_path: Path) -> None:
    put(tmp_path, (EXAMPLES / "lantern.yaml").read_text(encoding="utf-8"), "lantern")
    parsed = find_edition(tmp_path, "lantern", Disk())
    assert compiled_of(tmp_path, "lantern").exists()
    assert find_edition(tmp_path, "lantern") == parsed
    assert parsed.overlay is not None
    assert parsed.framework == apply_overlay(practice_guide(), parsed.overlay)
    assert parsed.framework.id == "practice-guide"


def test_the_digest_is_of_every_byte_it_was_made_of_in_order(tmp_path: Path) -> None:
    own, mine = put(tmp_path, OWN), put(tmp_path, OVERLAY, "mine")
    assert find_edition(tmp_path, "own").digest == sha256(own.read_bytes()).hexdigest()[:12]
    both = own.read_bytes() + mine.read_bytes()
    assert find_edition(tmp_path, "mine").digest == sha256(both).hexdigest()[:12]
    guide = read_bundled("framework.yaml")[0]
    assert find_edition(tmp_path, "practice-guide").digest == sha256(guide).hexdigest()[:12]


def test_what_was_compiled_is_taken_for_the_very_same_file_only(tmp_path: Path) -> None:
    path = put(tmp_path, OWN)
    find_edition(tmp_path, "own", Disk())
    path.write_text(OWN.replace("To others", "To birds"), encoding="utf-8")
    assert load(tmp_path, "own").competency("listening").text == "To birds."  # type: ignore[union-attr]


def test_an_overlay_is_read_anew_when_what_it_lies_on_changes(tmp_path: Path) -> None:
    path = put(tmp_path, OWN)
    put(tmp_path, OVERLAY, "mine")
    find_edition(tmp_path, "mine", Disk())
    path.write_text(OWN.replace("id: listening", "id: hearing"), encoding="utf-8")
    assert problems_of(tmp_path, "mine") == [
        "line 9: wordings > item 1 > of: 'listening' is nothing of own that can be worded"
    ]


@pytest.mark.parametrize(
    "damage",
    [
        pytest.param(lambda data: b"", id="empty"),
        pytest.param(lambda data: data[:-20], id="cut"),
        pytest.param(lambda data: data.replace(b"To others", b"To robots"), id="another-word"),
        pytest.param(lambda data: data.partition(b"\n")[0] + b"\n{}", id="another-record"),
        pytest.param(lambda data: b"[]\n" + data.partition(b"\n")[2], id="another-head"),
        pytest.param(lambda data: b"\xff\xfe", id="no-text"),
    ],
)
def test_a_damaged_copy_is_not_trusted_and_made_anew(tmp_path: Path, damage: object) -> None:
    put(tmp_path, OWN)
    whole = find_edition(tmp_path, "own", Disk())
    copy = compiled_of(tmp_path)
    good = copy.read_bytes()
    copy.write_bytes(damage(good))  # type: ignore[operator]
    assert find_edition(tmp_path, "own", Disk()) == whole
    assert copy.read_bytes() == good


@pytest.mark.parametrize(
    "by",
    [
        pytest.param(lambda by: "isp 0.0.0", id="another-isp"),
        pytest.param(lambda by: by.rpartition(" ")[0], id="of-no-shape"),
        pytest.param(lambda by: f"{by.rpartition(' ')[0]} 4000-0a1b2c3d", id="another-shape"),
    ],
)
def test_a_copy_of_another_isp_or_of_other_records_is_made_anew(
    tmp_path: Path, by: Callable[[str], str]
) -> None:
    put(tmp_path, OWN)
    whole = find_edition(tmp_path, "own", Disk())
    copy = compiled_of(tmp_path)
    good = copy.read_bytes()
    head, _, body = good.partition(b"\n")
    told = json.loads(head)
    copy.write_bytes(json.dumps(told | {"by": by(told["by"])}).encode() + b"\n" + body)
    assert find_edition(tmp_path, "own", Disk()) == whole
    assert copy.read_bytes() == good


RECORDS = """
from __future__ import annotations
from typing import Literal
from isp_cli.records import dataclass
Kind = Literal["one", "two"]
@dataclass(frozen=True, slots=True)
class Item:
    id: str
    kind: Kind
    inner: tuple[Item, ...] = ()
"""


@pytest.mark.parametrize(
    ("old", "new", "is_another"),
    [
        ("id: str", "code: str", True),
        ("id: str", "id: str\n    name: str", True),
        ("id: str", "id: int", True),
        ("tuple[Item, ...]", "Item | None", True),
        ('"two"', '"three"', True),
        ("class Item", "class Thing", True),
        ("slots=True", "slots=True, kw_only=True", False),
        ("    id: str", "    # an id\n    id: str", False),
    ],
)
def test_whatever_changes_what_a_record_can_hold_gives_it_another_shape(
    old: str, new: str, *, is_another: bool
) -> None:
    def shape(source: str) -> str:
        module = ModuleType(__name__)  # whose name its records bear
        exec(source, vars(module))
        return shape_of_records(module)

    assert shape(RECORDS) == shape(RECORDS)
    assert (shape(RECORDS.replace(old, new)) != shape(RECORDS)) is is_another


def test_every_record_of_a_framework_and_an_overlay_is_in_the_shape() -> None:
    waiting, seen = [Framework, Overlay], set()
    while waiting:
        cls = waiting.pop()
        seen.add(cls)
        for hint in get_type_hints(cls).values():
            inner = {hint, *get_args(hint)}
            waiting += [each for each in inner if is_dataclass(each) and each not in seen]
    followed = [*vars(records).values(), *vars(overlay).values()]
    assert len(seen) > 15
    assert not [each for each in seen if each not in followed]


def test_without_a_disk_no_copy_is_kept(tmp_path: Path) -> None:
    put(tmp_path, OWN)
    find_edition(tmp_path, "own")
    assert not compiled_of(tmp_path).parent.exists()


def test_a_disk_that_fails_while_a_copy_is_kept_takes_nothing_from_the_reading(
    tmp_path: Path,
) -> None:
    path = put(tmp_path, OWN)
    whole = find_edition(tmp_path, "own")
    for links in (True, False):
        for at in count(1):
            disk = FailingDisk(at, disk_error(errno.EIO), links=links)
            path.write_text(f"{OWN}# {at}\n", encoding="utf-8")
            assert find_edition(tmp_path, "own", disk).framework == whole.framework
            assert path.read_text(encoding="utf-8") == f"{OWN}# {at}\n"
            assert find_edition(tmp_path, "own").framework == whole.framework
            left = sorted(each.name for each in (tmp_path / "frameworks").rglob("*"))
            assert set(left) <= {"own.yaml", "compiled", "own.json"}
            if disk.count < at:
                break
        assert at > 3, "nothing was written to this disk"


def test_where_nothing_can_be_written_it_works_all_the_same(tmp_path: Path) -> None:
    put(tmp_path, OWN)
    (tmp_path / "frameworks" / "compiled").write_text("a file where the folder would go")
    assert load(tmp_path, "own", Disk()).name == "Our own"
    assert load(tmp_path, "own", Disk()).name == "Our own"


def test_an_id_nobody_has_is_told_with_the_nearest(tmp_path: Path) -> None:
    put(tmp_path, OWN)
    with pytest.raises(UnknownFramework) as caught:
        load(tmp_path, "onw")
    assert caught.value.nearest == ("own",)


@pytest.mark.parametrize(
    "id", ["../own", "", ".", "a/b", "own.yaml", "in-use/x", "x" * 65, "7", "con", "nul", "com1"]
)
def test_an_id_that_is_no_name_leads_to_no_file(tmp_path: Path, id: str) -> None:
    put(tmp_path, OWN)
    with pytest.raises(UnknownFramework):
        load(tmp_path, id)


def test_a_bundled_id_is_nobody_elses(tmp_path: Path) -> None:
    put(tmp_path, OWN, "tci")
    put(tmp_path, OWN.replace("id: own", "id: tci"), "other")
    assert load(tmp_path, "tci").name != "Our own"
    (told,) = problems_of(tmp_path, "other")
    assert told == "line 2: id: isp brings a framework called 'tci'; give yours another name"


def test_a_file_is_called_as_its_id(tmp_path: Path) -> None:
    put(tmp_path, OWN, "another")
    assert problems_of(tmp_path, "another") == [
        "line 2: id: the file is called another.yaml, so its id is 'another'"
    ]


def test_problems_of_shape_and_of_meaning_are_told_at_once(tmp_path: Path) -> None:
    text = OWN.replace("name: Our own", "naem: Our own").replace("document: paper", "document: x")
    put(tmp_path, text.replace("id: listening", "id: working"))
    told = "\n".join(problems_of(tmp_path, "own"))
    for what in (
        "name: this key is missing",
        "naem: this key is not known; did you mean 'name'?",
        "unknown document 'x': use paper",
        "the id 'working' is used twice",
    ):
        assert what in told


def test_an_overlay_of_nothing_says_so_beside_its_other_problems(tmp_path: Path) -> None:
    put(tmp_path, OWN)
    put(tmp_path, OVERLAY.replace("of: own", "of: onw").replace("name: Mine", "nmae: Mine"), "mine")
    told = problems_of(tmp_path, "mine")
    assert "line 4: of: there is no framework called 'onw'; the nearest is 'own'" in told
    assert any("did you mean 'name'?" in each for each in told)


@pytest.mark.parametrize("of", ["of:", "of: ''", "of: ' '"])
def test_an_overlay_that_names_nothing_to_lie_on_says_so(tmp_path: Path, of: str) -> None:
    put(tmp_path, OVERLAY.replace("of: own", of), "mine")
    assert problems_of(tmp_path, "mine") == [
        "line 4: of: name a framework, or another overlay: 'isp framework list' shows them"
    ]


@pytest.mark.parametrize(("of", "told"), [("of: [own]", "expected text"), ("", "missing")])
def test_an_overlay_that_names_no_text_to_lie_on_is_told_of_once(
    tmp_path: Path, of: str, told: str
) -> None:
    put(tmp_path, OVERLAY.replace("of: own", of), "mine")
    (problem,) = problems_of(tmp_path, "mine")
    assert told in problem


def test_an_overlay_without_sources_is_told_of_that_and_not_at_each_item(tmp_path: Path) -> None:
    put(tmp_path, OWN)
    text = OVERLAY[: OVERLAY.index("sources:")] + (
        "functions:\n  - {id: mine.link, name: Link, text: One.}\n"
        "  - {id: mine.other, name: Other, text: Two.}\n"
    )
    put(tmp_path, text, "mine")
    assert problems_of(tmp_path, "mine") == ["line 1: sources: this key is missing"]


@pytest.mark.parametrize("name", ["", "''", "' '"])
def test_an_empty_name_is_told_of_wherever_it_stands(tmp_path: Path, name: str) -> None:
    text = OWN.replace("name: Our own", f"name: {name}").replace("name: Listening", f"name: {name}")
    put(tmp_path, text)
    assert problems_of(tmp_path, "own") == [
        "line 3: name: is empty: give it a name",
        "line 15: domains > working > competencies > listening > name: is empty: give it a name",
    ]
    put(tmp_path, OWN)
    put(tmp_path, OVERLAY.replace("name: Mine", f"name: {name}"), "mine")
    assert problems_of(tmp_path, "mine") == ["line 3: name: is empty: give it a name"]


@pytest.mark.parametrize("empty", ["", "''", "' '"])
def test_an_empty_text_or_language_is_told_of_but_a_domain_may_have_a_name_only(
    tmp_path: Path, empty: str
) -> None:
    text = re.sub(r"\btext: [^,}\n]+", f"text: {empty}", OWN)
    put(tmp_path, re.sub(r"^language: .*", f"language: {empty}", text, flags=re.MULTILINE))
    told = problems_of(tmp_path, "own")
    assert told[0] == "line 5: language: is empty: give it a language"
    assert told[1].endswith("> listening > text: is empty: give it a text")
    assert not any("> working > text" in each for each in told)
    put(tmp_path, OWN)
    added = "competencies:\n  - {domain: working, id: mine.own, name: Ours, text: "
    added += f"{empty}}}\n"
    put(tmp_path, OVERLAY.replace("language: en", f"language: {empty}") + added, "mine")
    assert problems_of(tmp_path, "mine") == [
        "line 5: language: is empty: give it a language",
        "line 11: competencies > mine.own > text: is empty: give it a text",
    ]


@pytest.mark.parametrize(
    "domains", ["[]", "\n  - {id: d, name: D, text: '', %s, competencies: []}"]
)
def test_a_framework_without_a_competency_is_none(tmp_path: Path, domains: str) -> None:
    source = "source: {document: paper, section: One}"
    domains = domains.replace("%s", source)
    put(tmp_path, OWN[: OWN.index("domains:")] + f"domains: {domains}\n")
    (problem,) = problems_of(tmp_path, "own")
    assert "there is no competency yet" in problem


@pytest.mark.parametrize("format", ["isp-framework/9", "isp-overlay/10"])
def test_a_file_of_a_newer_isp_is_told_as_that_and_nothing_else_is_said_of_it(
    tmp_path: Path, format: str
) -> None:
    put(tmp_path, f"format: {format}\nid: own\nnews: [a]\n")
    with pytest.raises(InvalidFile) as caught:
        find_edition(tmp_path, "own")
    (problem,) = caught.value.problems
    assert f"not {format}" in problem.what
    assert "upgrade isp" in caught.value.hint


def test_overlays_that_lie_on_each_other_are_told(tmp_path: Path) -> None:
    put(tmp_path, OVERLAY.replace("of: own", "of: second"), "mine")
    put(
        tmp_path, OVERLAY.replace("id: mine", "id: second").replace("of: own", "of: mine"), "second"
    )
    told = "\n".join(problems_of(tmp_path, "mine"))
    assert "lies on this overlay in its turn: name a framework" in told


def test_an_overlay_may_lie_on_an_overlay(tmp_path: Path) -> None:
    put(tmp_path, OWN)
    put(tmp_path, OVERLAY, "mine")
    second = OVERLAY.replace("id: mine", "id: second").replace("of: own", "of: mine")
    put(
        tmp_path, second.replace("id: me,", "id: me-too,").replace("everybody", "the end"), "second"
    )
    framework = load(tmp_path, "second")
    assert framework.competency("listening").text == "To the end."  # type: ignore[union-attr]
    assert [each.id for each in framework.overlays] == ["mine", "second"]


def test_what_an_overlay_names_is_looked_for_in_the_very_one_it_lies_on(tmp_path: Path) -> None:
    put(tmp_path, OWN)
    source = "functions:\n  - id: mine.link\n    name: Link\n    text: One.\n    levels:\n"
    levels = "      - {id: mine.link.start, name: start, text: At first.}\n"
    put(tmp_path, OVERLAY + source + levels, "mine")
    head = OVERLAY[: OVERLAY.index("wordings:")].replace("id: mine", "id: second")
    put(
        tmp_path,
        head.replace("of: own", "of: mine").replace("id: me,", "id: me-too,")
        + "not_relevant:\n  - {id: mine.link.start, why: w}\n  - {id: minelink, why: w}\n"
        "examples:\n  - {to: nowhere, text: t}\n",
        "second",
    )
    assert [each.partition("id: ")[2] or each for each in problems_of(tmp_path, "second")] == [
        "'mine.link.start' is a level, and a level cannot be left out by itself",
        "'minelink' is no principle, competency or function of mine, nor a part of one; the "
        "nearest is 'mine.link'",
        "line 12: examples > item 1 > to: 'nowhere' is nothing of mine",
    ]


def test_a_file_to_be_checked_need_not_be_in_the_library(tmp_path: Path) -> None:
    assert check_own_file(tmp_path, OWN.encode(), "any-name.yaml").framework.id == "own"
    assert not (tmp_path / "frameworks").exists()


def test_nothing_said_means_the_guide(tmp_path: Path) -> None:
    assert in_use(tmp_path) == "practice-guide"
    assert edition_in_use(tmp_path).framework == practice_guide()


def test_what_is_used_stays_in_use(tmp_path: Path) -> None:
    put(tmp_path, OWN)
    use_framework(tmp_path, "own", Disk())
    assert (tmp_path / "frameworks" / "in-use").read_text() == "own\n"
    assert edition_in_use(tmp_path).framework.id == "own"
    use_framework(tmp_path, "practice-guide", Disk())
    assert in_use(tmp_path) == "practice-guide"


def test_what_cannot_be_read_is_not_used(tmp_path: Path) -> None:
    put(tmp_path, "format: isp-framework/1\n")
    with pytest.raises(InvalidFile):
        use_framework(tmp_path, "own", Disk())
    assert in_use(tmp_path) == "practice-guide"


@pytest.mark.parametrize("said", ["", "\n", "../own", "own\nother\n", "\x00", "gone"])
def test_a_damaged_or_unknown_name_in_use_is_told_with_the_way_out(
    tmp_path: Path, said: str
) -> None:
    put(tmp_path, OWN)
    (tmp_path / "frameworks" / "in-use").write_text(said)
    with pytest.raises(InvalidFile) as caught:
        edition_in_use(tmp_path)
    assert "isp framework use practice-guide" in caught.value.hint
    use_framework(tmp_path, "practice-guide", Disk())
    assert edition_in_use(tmp_path).framework == practice_guide()


def test_what_says_which_is_in_use_but_cannot_be_read_is_told(tmp_path: Path) -> None:
    (tmp_path / "frameworks" / "in-use").mkdir(parents=True)
    with pytest.raises(CannotRead):
        edition_in_use(tmp_path)


def test_a_mistake_in_the_framework_in_use_is_told_with_line_and_way_out(tmp_path: Path) -> None:
    path = put(tmp_path, OWN)
    use_framework(tmp_path, "own", Disk())
    path.write_text(OWN.replace("name: Our own", "naem: Our own"))
    with pytest.raises(InvalidFile) as caught:
        edition_in_use(tmp_path)
    assert "line 3: naem" in str(caught.value)
    assert "isp framework use practice-guide" in caught.value.hint


@pytest.mark.parametrize("name", ["evaluacion", "irshad", "lantern"])
def test_every_example_is_right(tmp_path: Path, name: str) -> None:
    path = EXAMPLES / f"{name}.yaml"
    assert check_own_file(tmp_path, path.read_bytes(), path).id == name
