"""What entries say of each other, as a check-up meets them: names, open plans, promises told of."""

from __future__ import annotations

from contextlib import suppress

from isp_cli.core.checkup import Finding
from isp_cli.core.entry import Entry
from isp_cli.core.ids import day_of, is_id
from isp_cli.core.plan import Plan
from isp_cli.core.pointers import entries_named
from isp_cli.core.promises import OUTCOMES, outcomes_in
from isp_cli.errors import CannotRead, InvalidFile
from isp_cli.storage import files
from isp_cli.storage.belongings import whereabouts
from isp_cli.storage.journal import Journal
from isp_cli.storage.look import Looked
from isp_cli.storage.promises import held_promise
from isp_cli.storage.trash import Trash


class Together:
    """The entries of one walk through the files, each beside those it speaks of."""

    def __init__(self, journal: Journal) -> None:
        self._journal = journal
        self._trash = Trash(journal)
        self._open: list[Looked] = []
        self.findings: list[Finding] = []
        self.notes: list[Finding] = []

    def take(self, looked: Looked, *, is_draft: bool) -> None:
        """Look at what one entry says of others."""
        self._named(looked)
        if isinstance(looked.record, Plan) and looked.record.is_open:
            self._open.append(looked)
        if isinstance(looked.record, Entry) and not is_draft:
            self._told(looked, looked.record)

    def made(self) -> None:
        """Say what is only seen once every entry was looked at."""
        newest = max(self._open, key=_when, default=None)
        for each in self._open:
            if newest and each is not newest:
                what = f"this plan is open, and so is the newer {newest.id}, which isp works with"
                way_out = (
                    "close the newer one, 'isp plan close', and isp works with this one; or put "
                    f"this one away: isp journal trash {each.id}"
                )
                self.findings.append(Finding(each.path, "two-plans", what, way_out))

    def _named(self, looked: Looked) -> None:
        assert looked.record is not None and looked.parsed is not None
        during = looked.record.during if isinstance(looked.record, Entry) else ""
        if during and whereabouts(self._journal, during) == "nowhere":
            self._away(looked, during, "was written in the middle of", "is not in the journal")
        for at, id in entries_named(looked.record):
            if whereabouts(self._journal, id) == "journal":
                continue
            if self._trash.holds(id):
                self._away(looked, id, "names")
            else:
                line = looked.parsed.line(at)
                what = f"{at[-1]}: the journal holds no {id[:64]!r}"
                way_out = "write the id as 'isp journal list' shows it, or delete the line"
                self.findings.append(Finding(looked.path, "points-nowhere", what, way_out, line))

    def _away(self, looked: Looked, id: str, names: str, where: str = "") -> None:
        """Remark on an entry that is not in the journal, and say how it comes back if it can."""
        in_trash = self._trash.holds(id)
        where = "is in the trash" if in_trash else where
        way_out = f"bring it back: isp journal restore {id}" if in_trash else ""
        what = f"{looked.path.name} {names} {id[:64]!r}, which {where}"
        self.notes.append(Finding(looked.path, "points-nowhere", what, way_out))

    def _told(self, looked: Looked, entry: Entry) -> None:
        """Remark on a promise an entry tells the end of, and that is open where it was made."""
        for made_in, question, outcome, _ in outcomes_in(entry, day_of(looked.id)):
            if outcome.how == "still-open" or not is_id(made_in):
                continue
            with suppress(CannotRead, InvalidFile):  # told of with that entry
                held = held_promise(self._journal, made_in, question)
                if held and held.promise.is_open:
                    how = OUTCOMES[outcome.how].casefold()
                    what = f"{looked.id} says a promise was {how}, and in {made_in} it is open"
                    way_out = f"if it was, say so there too: isp promises {outcome.how} {made_in}"
                    self.notes.append(Finding(looked.path, "open-promise", what, way_out))


def _when(looked: Looked) -> tuple[str, str, int]:
    assert looked.record is not None  # the order of the journal, whose first open plan it is
    return looked.id[:10], looked.record.started, files.written_at(looked.path)
