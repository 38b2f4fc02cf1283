"""What was said of levels, and what stands around it: evidence, whose wording it is, ways on.

Every command of `levels` begins here; what is asked and shown stands there."""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING

from isp_cli.entry.entry import Entry
from isp_cli.entry.own_questions import KIND
from isp_cli.entry.pieces import Piece, evidence_for
from isp_cli.env import Env
from isp_cli.errors import BrokenRule
from isp_cli.evidence.store import every_piece
from isp_cli.framework.bundled import bundled_crosswalk, bundled_framework
from isp_cli.framework.crosswalk import same_ground
from isp_cli.framework.edition import Edition
from isp_cli.framework.records import TCI, Capability, Framework, Statement
from isp_cli.journal.journal import Journal
from isp_cli.journal.reading import JournalPass
from isp_cli.levels.levels import by_framework, has_levels, latest_placements
from isp_cli.levels.pages import EvidenceOnIt, LevelNames, NextCommands
from isp_cli.records import NamedTuple
from isp_cli.scope import Scope, find_framework

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence
    from pathlib import Path

    from isp_cli.framework.names import Names
    from isp_cli.levels.pages import EvidenceFor


class LevelHistory(NamedTuple):
    """What was said of one framework's levels, newest first; it may be there no more.

    `usual` is the framework whose levels are meant where none is named.
    """

    id: str
    framework: Framework | None
    entries: list[Entry]
    others: tuple[str, ...]
    usual: str

    @property
    def has_earlier(self) -> bool:
        """Claim that there is a time before the latest."""
        return len(self.entries) > 1

    @property
    def anew(self) -> str:
        """What says it anew; nothing where its framework is gone, or has no levels any more."""
        return command_to_place(
            self.framework, self.usual, latest_placements(self.entries, self.framework)
        )

    @property
    def ways(self) -> NextCommands:
        """Where its page leads."""
        return NextCommands(self.anew, self.has_earlier, self.others)

    def wording(self, scope: Scope) -> LevelNames:
        """How it is worded."""
        return level_names(scope, self.name, self.framework, self.entries)

    @property
    def name(self) -> str:
        """What the framework is called."""
        return self.framework.name if self.framework else self.id

    def where(self, env: Env) -> str:
        """Where the last entry stands."""
        return str(env.journal.path_of(self.entries[0].id))


def level_history(scope: Scope, only: str) -> LevelHistory:
    """Return what was said in the framework asked for; else in the one in use, else the latest.

    Raises:
        UnknownName: there is no such framework, and nothing was said in it.
        BrokenRule: it has no levels.
    """
    every = by_framework(entries_of_levels(scope.env.journal))
    wanted, usual = only.strip().casefold(), framework_with_levels(scope).id
    if wanted and wanted not in every:
        meant = find_framework(scope, wanted)
        check_has_levels(meant)
        wanted = meant.id
    elif not wanted:
        wanted = usual if usual in every or not every else next(iter(every))
    framework = next((each for each in scope.names if each.id == wanted), None)
    others = tuple(id for id in every if id != wanted)
    return LevelHistory(wanted, framework, every.get(wanted, []), others, usual)


def level_names(
    scope: Scope, title: str, framework: Framework | None, told: Sequence[Entry]
) -> LevelNames:
    """Return how entries are worded: by the framework of today, and by overlays of their day."""
    here = [framework] if framework else []
    others = {each.framework.overlay for each in told} - {""}
    others -= {each.id for known in here for each in known.overlays}
    every = scope.env.every_edition if others else ()
    here += [each.framework for each in every if isinstance(each, Edition) and each.id in others]
    return LevelNames(scope.names, title, tuple(here))


def command_to_place(framework: Framework | None, usual: str, placed: Iterable[str] = ()) -> str:
    """Return what places somebody in a framework, or nothing where it has no levels any more.

    Where another is the `usual` one, a competency leads there: one of those `placed`, if it may.
    """
    if framework is None:
        return ""
    if framework.id == usual:
        return "isp levels place"
    ids = [each.id for each in framework.competencies() if each.levels]
    id = next((each for each in (*placed, *ids) if each in ids), "")
    return f"isp levels place {id}" if id else ""


def evidence_on(names: Names, pieces: Sequence[Piece], id: str) -> EvidenceOnIt:
    """Return the evidence on a competency; without any, what has some on the same ground."""
    found = evidence_for(pieces, id)
    return EvidenceOnIt(
        found, () if found or not pieces else tuple(_on_the_same_ground(names, pieces, id))
    )


def _on_the_same_ground(
    names: Names, pieces: Sequence[Piece], id: str
) -> Iterator[tuple[Framework, Capability | Statement]]:
    for each in same_ground(bundled_crosswalk(), id):
        if evidence_for(pieces, each):
            for framework in names:
                there = framework.capability(each) or framework.principle(each)
                if there is not None:
                    yield framework, there
                    break


def evidence_while_asking(scope: Scope) -> EvidenceFor:
    """Return what looks up the evidence on a competency, also what is told in between."""
    env = scope.env

    @cache
    def every(newest: Path | None) -> list[Piece]:
        del newest  # a new one makes it read again
        found = every_piece(env.journal)
        env.tell_missing("evidence in it is not shown")
        return found

    def held(competency: str) -> EvidenceOnIt:
        newest = next(env.journal.newest_first(kind="evidence"), None)
        return evidence_on(scope.names, every(newest), competency)

    return held


def entries_of_levels(journal: Journal) -> list[Entry]:
    """Return the entries about levels, newest first."""
    return list(JournalPass(journal).entries(kind=KIND))


def framework_with_levels(scope: Scope) -> Framework:
    """Return the framework in use if it has levels, else TCI's."""
    here = scope.framework_if_readable
    return here if here and has_levels(here) else bundled_framework(TCI).framework


def check_has_levels(framework: Framework) -> None:
    """Check that there are levels to speak of.

    Raises:
        BrokenRule: there are none.
    """
    if not has_levels(framework):
        raise BrokenRule(
            f"there are no levels in {framework.name}, and isp adds none",
            hint="isp levels --framework tci",
        )
