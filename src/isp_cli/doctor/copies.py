"""Say how a second version of an entry differs from it: a copy, a draft, a left-over file.

Here it is only compared; what is done about it, when asked, is in `doctor.mending`."""

from __future__ import annotations

from isp_cli.doctor.findings import Finding, FindingKind, MendingOption
from isp_cli.doctor.look import LookedAt
from isp_cli.entry.entry import Entry
from isp_cli.entry.ids import day_of
from isp_cli.entry.plan import Plan
from isp_cli.entry.texts import amount_in_words, count_missing
from isp_cli.errors import BrokenRule
from isp_cli.framework.records import Framework
from isp_cli.journal.survey import EDITED, OURS, FileName
from isp_cli.plan.making import HORIZON, plan_from_answers
from isp_cli.records import NamedTuple, replace

_TO_TRASH = "isp doctor --tidy moves it to the trash"


class Difference(NamedTuple):
    """How a version differs, in words; `adds` claims that it may say what the entry does not."""

    words: str
    adds: bool


def difference(one: LookedAt, entry: LookedAt) -> Difference:
    """Say how a version of an entry differs from the entry."""
    if one.data is not None and one.data == entry.data:
        return Difference("the two are the same, byte for byte", adds=False)
    if one.record is None:
        return Difference(_unread(one), adds=True)
    if entry.record is None:
        return Difference(
            f"it holds {amount_in_words(one.record)}; the entry cannot be read", adds=True
        )
    sizes = (
        f"it holds {amount_in_words(one.record)} ({len(one.data or b'')} bytes), "
        f"the entry {amount_in_words(entry.record)} ({len(entry.data or b'')} bytes)"
    )
    missing = count_missing(one.record, entry.record)
    if not missing:
        return Difference(f"{sizes}\nall it says stands in the entry too", adds=False)
    places = "1 place in it says" if missing == 1 else f"{missing} places in it say"
    return Difference(f"{sizes}\n{places} what the entry does not", adds=True)


def copy_finding(copy: LookedAt, what: FileName, entry: LookedAt | None, home: str) -> Finding:
    """Tell of a copy that stands beside an entry; `home` is the name the entry has, or had."""
    if what.maker == EDITED:
        words = f"your edited text of {what.of}, kept because it is not valid yet"
        way_out = f"it opens again with: isp journal edit {what.of}"
        return Finding(copy.path, "kept-version", words, way_out)
    if what.maker == OURS:
        begins = f"your version of {what.of}, kept when another program changed the file"
    else:
        named_so = f", named as {what.maker} names them" if what.maker else ""
        begins = f"a copy of {what.of}{named_so}"
    kind: FindingKind = "kept-version" if what.maker == OURS else "conflict-copy"
    if entry is None:
        words, way_out = "the entry itself is not there", f"to have it back, call it {home}"
    else:
        words, adds = difference(copy, entry)
        way_out = "it adds nothing; move it out of the journal when you like"
        if adds:
            way_out = f"bring what you want to keep into {home}, then move it out of the journal"
    return Finding(copy.path, kind, f"{begins}\n{words}", way_out)


def left_over_finding(left: LookedAt, home: str, others: list[LookedAt]) -> Finding:
    """Tell of a file that a save left behind; its words should stand in one of the others."""
    begins = "left over from a save that did not finish"
    if left.record is None:
        words = f"{begins}\n{_unread(left)}"
        mend: MendingOption = "--tidy" if left.data is not None else ""
        way_out = _TO_TRASH if mend else left.findings[0].way_out
        return Finding(left.path, "left-over-file", words, way_out, mend=mend)
    against = [difference(left, each) for each in others]
    for each in against:
        if not each.adds:
            words = f"{begins}\n{each.words}"
            return Finding(left.path, "left-over-file", words, _TO_TRASH, mend="--tidy")
    words = (
        against[0].words
        if against
        else f"it holds {amount_in_words(left.record)}, and stands alone"
    )
    way_out = f"bring what you want to keep into {home}, then delete it"
    return Finding(left.path, "left-over-file", f"{begins}\n{words}", way_out)


def finished_draft_finding(draft: LookedAt, finished: LookedAt, framework: Framework) -> Finding:
    """Tell of a draft whose entry is finished."""
    begins = "the draft of an entry that is finished"
    found = difference(_as_finished(draft, finished, framework), finished)
    words = f"{begins}\n{found.words}"
    if not found.adds:
        return Finding(draft.path, "left-over-draft", words, _TO_TRASH, mend="--tidy")
    way_out = "bring what you want to keep into the entry, then delete the draft"
    return Finding(draft.path, "left-over-draft", words, way_out)


def _as_finished(draft: LookedAt, finished: LookedAt, framework: Framework) -> LookedAt:
    """Return a plan's draft as the plan it makes, so that the two can be compared."""
    entry, plan = draft.record, finished.record
    if not isinstance(entry, Entry) or not isinstance(plan, Plan) or entry.unfinished:
        return draft
    try:
        made = plan_from_answers(entry, framework, day_of(draft.id), plan.reflection)
    except BrokenRule:
        return draft
    said = entry.answer(HORIZON.id)
    if said is None or not said.text.strip():
        made = replace(made, horizon=plan.horizon)  # eighteen months from the day it was made
    return draft._replace(record=made)


def _unread(one: LookedAt) -> str:
    problem = one.findings[0]
    place = f"line {problem.line}: " if problem.line else ""
    return f"it cannot be read as an entry: {place}{problem.what}"
