"""Pages about drafts: which one to go on with, and what is kept of one that was left."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

from isp_cli.core.half_said import asked_of
from isp_cli.core.kinds import NAMES, of_what
from isp_cli.core.said import amount
from isp_cli.core.when import short_day
from isp_cli.ui.document import Aside, Document, Heading
from isp_cli.ui.prompt import Choice
from isp_cli.ui.text import one_line, shortened

if TYPE_CHECKING:
    from collections.abc import Iterable

    from isp_cli.core.entry import Entry, Unfinished


def resume_question(draft: Entry, framework: str = "") -> str:
    """Ask whether to go on with a draft; of another `framework` it is said."""
    within = f", in {one_line(framework)}," if framework else ""
    return f"You began this {_named(draft)}{within} on {_begun(draft)}.\nGo on with it?"


def resume_instead_question(draft: Entry, wanted: Entry) -> str:
    """Ask whether to go on with a draft where the command line asks for something else."""
    asked = f"with the questions of {wanted.set}" if wanted.set else ""
    asked = of_what(one_line(wanted.label), wanted.about) or asked
    another = f"another one {asked}" if asked else "another one"
    return (
        f"You began a {_named(draft)} on {_begun(draft)}, and ask for {another}.\n"
        "Go on with the one you began?"
    )


def drafts_page(kind: str) -> Document:
    """Several drafts wait."""
    return (
        Heading(f"You have begun more than one {NAMES[kind]}"),
        Aside("Which one will you go on with?"),
    )


def draft_choice(draft: Entry, framework: str = "") -> Choice:
    """One of several drafts; of another `framework` it is said."""
    within = f"in {shortened(framework, 30)}" if framework else ""
    of = of_what(draft.label, draft.about)
    said = [each.text for each in draft.answers]
    said += [draft.unfinished.text] if draft.unfinished else []
    first = next((each.strip() for each in said if each.strip()), "")
    begun = ", ".join(filter(None, (_day(draft), of, within)))
    told = ": ".join(filter(None, (begun, first)))
    return Choice(draft.id, shortened(told, 70))


def what_is_kept(draft: Entry) -> str:
    """Say what a draft holds that was left in the middle of a question."""
    half = draft.unfinished
    if not draft.answers:
        return "what you had begun"
    also = " and what you had chosen" if half and half.chosen else ""
    also = " and what you were writing" if half and half.text.strip() else also
    return f"{amount(draft)}{also}"


def moved_words(half: Unfinished) -> str:
    """Say that what was half said is asked no more, and where the words are now."""
    asked = one_line(asked_of(half))
    return (
        f"You had been writing to this, which is not asked any more:\n  {asked}\n"
        f"Your words are kept in this entry, as an answer to it:\n{half.text}\n"
    )


def to_copy(unsaved: Iterable[tuple[str, str]]) -> str:
    """Show the words that are on no disk, each below what was asked."""
    told = [f"{one_line(asked)}\n{words}" for asked, words in unsaved if words.strip()]
    if not told:
        return "Nothing you said is lost."
    return "\n\n".join(("This is not saved. Copy it before you close the window:", *told))


def _begun(draft: Entry) -> str:
    return f"{_day(draft)} ({amount(draft)} so far)"


def _day(draft: Entry) -> str:
    """Write the day a draft was begun; what it is about may be of an earlier one."""
    return short_day(date.fromisoformat(draft.started[:10]))


def _named(draft: Entry) -> str:
    return " ".join(filter(None, (NAMES[draft.kind], of_what(one_line(draft.label), draft.about))))
