"""A year and a half of one practitioner, through the commands only: examples/story.yaml.

What the pages of its last day look like stands in golden/. After a change that is meant,
`python examples/make_journal.py` makes the example journal and these pages anew: read the
difference before you commit it.
"""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from pathlib import Path
from shutil import copytree
from typing import Any

import pytest

from isp_cli.files.yaml_in import parse
from make_journal import GOLDEN, HERE, Event, live, pages, run, told
from support import NOW

ID = re.compile(r"\d{4}-\d\d-\d\d-[a-z]+-[a-z0-9]{4}")
DIGEST = re.compile(r"^  digest: .*\n", re.MULTILINE)
RENEW = "if this is meant: python examples/make_journal.py"


@pytest.fixture(scope="module")
def home(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The example journal, which the longer test below makes anew by the commands alone."""
    home = Path(copytree(HERE / "journal", tmp_path_factory.mktemp("story") / "journal"))
    for path in (home, *home.rglob("*")):  # a checkout lets everybody look
        path.chmod(0o700 if path.is_dir() else 0o600)
    return home


@pytest.fixture(scope="module")
def shown(home: Path) -> dict[str, str]:
    return pages(home)


def look(home: Path, *words: str) -> str:
    """What a command prints some days after the end."""
    return run(home, Event(NOW, list(words), []))


def files(home: Path) -> dict[str, bytes]:
    """Every file by its path; a checkout on Windows may end its lines otherwise."""
    found = (path for path in home.rglob("*") if path.is_file())
    return {
        path.relative_to(home).as_posix(): path.read_bytes().replace(b"\r\n", b"\n")
        for path in found
    }


def texts(held: Any) -> Iterator[str]:
    """Every text in an answer, a file or the like, each on one line."""
    if isinstance(held, str):
        yield " ".join(held.split())
    else:
        for each in held.values() if isinstance(held, dict) else held:
            yield from texts(each)


@pytest.mark.sweep
def test_the_example_journal_is_what_the_story_makes(tmp_path: Path) -> None:
    live(tmp_path / "journal")
    made, committed = files(tmp_path / "journal"), files(HERE / "journal")
    assert sorted(made) == sorted(committed), RENEW
    for name, data in made.items():
        # a framework that is worded otherwise makes no other story
        assert DIGEST.sub("", data.decode()) == DIGEST.sub("", committed[name].decode()), (
            f"{name}: {RENEW}"
        )


@pytest.mark.parametrize("page", told("pages"), ids=lambda page: str(page["name"]))
def test_a_page_of_the_last_day_is_the_one_that_was_read_and_found_good(
    shown: dict[str, str], page: dict[str, Any]
) -> None:
    golden = GOLDEN / f"{page['name']}.page"
    assert shown[page["name"]] == golden.read_text(encoding="utf-8"), RENEW
    assert max(map(len, shown[page["name"]].splitlines())) <= int(page["width"])


def test_every_golden_page_is_still_looked_at(shown: dict[str, str]) -> None:
    assert {path.stem for path in GOLDEN.iterdir()} == set(shown), RENEW


def test_looking_changes_no_file_and_there_is_nothing_to_mend(home: Path) -> None:
    before = files(home)
    pages(home)
    assert files(home) == before
    assert look(home, "doctor").startswith("All is well\n")


def test_no_word_that_was_said_is_missing_from_the_journal(home: Path) -> None:
    kept = set()
    for path in home.rglob("*.yaml"):
        kept.update(texts(parse(path.read_bytes(), path).value))
    said = (each for event in told("events") for each in texts(event.get("say", [])))
    sentences = (each.partition(" :")[0] for each in said if each.count(" ") > 4)
    everything = "\n".join(sorted(kept))
    missing = [each for each in sentences if each not in kept and each not in everything]
    # the steps of a plan are kept one by one, with their days as dates
    assert all(re.search(r"\b(by|in) \d+ \w+$", each) for each in missing), missing


def test_the_story_is_as_long_as_a_year_and_a_half_is(home: Path) -> None:
    listed = json.loads(look(home, "journal", "list", "--json"))["entries"]
    days = sorted(each["id"][:10] for each in listed)
    assert (days[0], days[-1]) == ("2025-05-06", "2026-11-17")
    runs = [event["run"] for event in told("events")]
    assert sum("--after" in run for run in runs) == 40
    assert sum(each["kind"] == "plan" for each in listed) == 1
    assert sum(each["kind"] == "review" for each in listed) == 2
    promises = json.loads(look(home, "promises", "--all", "--json"))["promises"]
    last = [each["outcomes"][-1]["how"] for each in promises if each["outcomes"]]
    assert set(last) == {"kept", "still-open", "let-go"}


def test_every_entry_a_thread_names_can_be_read(home: Path, shown: dict[str, str]) -> None:
    named = set(ID.findall(shown["thread-facilitation-whole"]))
    assert len(named) > 25
    for id in named:
        assert look(home, "journal", "show", id)
