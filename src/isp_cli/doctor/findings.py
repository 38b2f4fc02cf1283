"""What a check-up of the files found: plain values that say where, what, and the way out.

Who finds them is in `doctor.checkup` and `doctor.look`, what is shown in `doctor.pages`."""

from __future__ import annotations

from pathlib import Path
from typing import Literal

from isp_cli.records import NamedTuple

FindingKind = Literal[
    "unreadable", "invalid", "conflict-markers", "conflict-copy", "kept-version", "left-over-file",
    "left-over-draft", "misplaced", "half-moved", "wrong-id", "points-nowhere", "permissions",
    "older-format", "newer-format", "hidden-words", "two-plans", "open-promise", "waiting-draft",
    "not-checked",
    "left-alone",
]  # fmt: skip

MendingOption = Literal["", "--fix-permissions", "--tidy", "--migrate"]


class Finding(NamedTuple):
    """One thing about one file. `mend` is the option of `isp doctor` that mends it, if one does."""

    path: Path
    kind: FindingKind
    what: str
    way_out: str = ""
    line: int | None = None
    mend: MendingOption = ""


class IndexVerdict(NamedTuple):
    """How the index is: `is_there` at all, `is_damaged`, or `wrong` of so many files."""

    is_there: bool = False
    is_damaged: bool = False
    wrong: int = 0

    @property
    def is_right(self) -> bool:
        """Claim that it answers what the files say."""
        return not (self.is_damaged or self.wrong)


class Checkup(NamedTuple):
    """A whole check-up: how many files of each sort were read, what is wrong, what is only so.

    The `verdict` is on the index, which is no file of the person's and needs nobody's attention.
    """

    read: dict[str, int]
    findings: tuple[Finding, ...] = ()
    notes: tuple[Finding, ...] = ()
    verdict: IndexVerdict = IndexVerdict()


class Mending(NamedTuple):
    """One thing that was asked for and done, or, where it `failed`, why it could not be."""

    path: Path
    what: str
    failed: bool = False
