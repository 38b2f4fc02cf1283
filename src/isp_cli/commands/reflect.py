"""`isp reflect`: a set of reflective questions, in a terminal or from a file.

The form to fill in is printed by `worksheet` and read in `forms`."""

from __future__ import annotations

from contextlib import suppress
from typing import TYPE_CHECKING, Annotated

from isp_cli import declaring as typer
from isp_cli.commands.dates import entry_name_or_day, past_day, tell_day
from isp_cli.commands.options import FormPath, PlainOption, env_of
from isp_cli.conversation.beginning import (
    RequestedDraft,
    add_new,
    choose_draft,
    draft_questions,
    new_entry,
    promise_questions,
    set_questions,
    settle_promises,
    show_saved,
)
from isp_cli.dates import day_name
from isp_cli.entry.ids import NAMES, day_of, kind_of
from isp_cli.entry.naming import with_names
from isp_cli.entry.promises import with_promises
from isp_cli.env import Env
from isp_cli.errors import (
    AmbiguousName,
    BrokenRule,
    CannotLook,
    InvalidFile,
    NeedsTerminal,
    UnknownEntry,
)
from isp_cli.framework.bundled import practice_guide
from isp_cli.interview import pages
from isp_cli.interview.interview import Interview
from isp_cli.journal.promises import numbers_in_use
from isp_cli.page.printing import as_argument
from isp_cli.scope import Scope, find_competency, scope_in_use

if TYPE_CHECKING:
    from datetime import date
    from pathlib import Path

    from isp_cli.entry.entry import Entry
    from isp_cli.entry.likeness import LikeEntry
    from isp_cli.framework.records import Framework, Question
    from isp_cli.journal.entry_file import StoredRecord


def reflect(
    ctx: typer.Context,
    after: Annotated[
        str | None,
        typer.Option(
            "--after", metavar="LABEL", help="Five questions after a session: 'Site B call'."
        ),
    ] = None,
    set_: Annotated[
        str | None,
        typer.Option("--set", metavar="NAME", help="Another set: 'isp questions' lists them."),
    ] = None,
    about: Annotated[
        str | None,
        typer.Option("--about", metavar="NAME", help="One competency, from its activities."),
    ] = None,
    from_: FormPath = None,
    questions: Annotated[
        str | None,
        typer.Option("--questions", metavar="1,4,7", help="Ask only these, by number or id."),
    ] = None,
    on: Annotated[
        str | None,
        typer.Option("--on", metavar="DATE", help="The day it is about: 'last tuesday'."),
    ] = None,
    again: Annotated[
        bool, typer.Option("--again", help="Go on with the last one you finished, or with ID.")
    ] = False,
    twice: Annotated[
        bool, typer.Option("--twice", help="With --from: keep a form that is kept already.")
    ] = False,
    id: Annotated[
        str,
        typer.Argument(
            metavar="ID", help="With --again: an id, a number of the list, or a day: '14 nov'."
        ),
    ] = "",
    plain: PlainOption = False,
) -> None:
    """Answer reflective questions: the guide's ten, or others.

    Enter ends an answer and an empty one skips. Esc then Enter, or a backslash and Enter, starts
    a new line. A line that says :help shows how to go back, put a question off, or use your
    editor. Every answer is saved before the next question; Ctrl-C keeps everything, and
    'isp reflect' goes on from there.

    --again opens an entry that is finished: what has no answer yet, then any of the others. The
    entry keeps what it said before.
    """
    env = env_of(ctx, plain=plain)
    if again:
        others = {"--from": from_, "--after": after, "--set": set_, "--about": about, "--on": on}
        _go_on_with(env, id, questions, [each for each, said in others.items() if said is not None])
        return
    if twice and from_ is None:
        raise typer.BadParameter("--twice is for a form: isp reflect --from FILE --twice")
    if id:
        raise typer.BadParameter(f"to go on with an entry: isp reflect --again {as_argument(id)}")
    day = past_day(env, on) if on is not None else None
    if on and day:
        tell_day(env, on, day, lead="About")
    begun, scope = _begun(env, after, set_, about, day, is_form=from_ is not None)
    if from_ is not None:
        from_file(scope, from_, begun, twice=twice)
    elif env.screen.can_ask:
        asked = _asked(scope, begun, questions)
        wanted = None
        if any(each is not None for each in (after, set_, about, questions, on)):
            wanted = RequestedDraft(begun, asked if questions else (), on is not None)
        _interview(scope, begun, asked, wanted)
    else:
        raise NeedsTerminal(hint="answers can come from a file: isp reflect --from FILE (or -)")


def _begun(
    env: Env,
    after: str | None,
    set_: str | None,
    about: str | None,
    day: date | None,
    *,
    is_form: bool,
) -> tuple[Entry, Scope]:
    """Return the empty entry that the options ask for; a form may itself say more of it."""
    from isp_cli.questions.sets import ABOUT_COMPETENCY, AFTER_SESSION, GUIDE_TEN
    from isp_cli.records import replace

    label = " ".join((after or "").split())
    if after is not None and not label:
        raise typer.BadParameter("say after what, like 'Site B call'", param_hint="--after")
    usual = AFTER_SESSION if label else GUIDE_TEN if about is None else ABOUT_COMPETENCY
    name = (set_ or usual).strip().casefold()
    scope = scope_in_use(env) if is_form else scope_in_use(env).asking(name)
    competency = find_competency(scope, about).id if about is not None else ""
    entry = new_entry(scope, "reflection", day)
    set = "" if name == GUIDE_TEN else name
    return replace(entry, set=set, label=label, about=competency), scope


def _asked(scope: Scope, begun: Entry, said: str | None) -> tuple[Question, ...]:
    from isp_cli.questions.sets import chosen_questions

    everything = set_questions(scope, begun.set, begun.about)
    return chosen_questions(everything, said, set=begun.set) if said else everything


def _interview(
    scope: Scope, begun: Entry, questions: tuple[Question, ...], wanted: RequestedDraft | None
) -> None:
    from isp_cli.conversation.again import reflect_again
    from isp_cli.conversation.asking import ask_and_look_over, reflection_script
    from isp_cli.conversation.evidence import ask_for_evidence
    from isp_cli.conversation.keeping import Conversation
    from isp_cli.records import replace

    env = scope.env
    with env.signals.saving():
        draft, scope = choose_draft(scope, "reflection", wanted)
        if draft is not None and draft.record.again:
            reflect_again(scope, draft.record.lasting_id, draft)
            return
        principles = tuple(each.id for each in scope.framework.principles)
        if draft is not None:
            questions = draft_questions(scope, draft.record)
            interview = Interview.begin(questions, draft.record, principles)
        else:
            back = promise_questions(env, day_of(begun.id))
            every = set_questions(scope, begun.set, begun.about)
            only = () if questions == every else tuple(each.id for each in questions)
            if back or only:
                questions = (*back, *questions)
                begun = replace(begun, asking=tuple(each.id for each in questions))
            begun = replace(begun, only=only)
            _tell_of_night(env, begun)
            interview = Interview.begin(questions, begun, principles)
            is_first = not (env.screen.plain or env.journal.any_entry())
            env.screen.show(pages.welcome_page(interview, plain_hint=is_first))
        asking = Conversation(
            scope, interview, draft, reflection_script(scope, write_evidence=ask_for_evidence)
        )
        ask_and_look_over(asking)
        taken = numbers_in_use(env.journal, env.today())
        asking.interview = asking.interview.holding(
            with_promises(asking.interview.entry, asking.interview.questions, taken)
        )
        saved = asking.finish()
        if saved is not None:
            with env.changing() as change:
                settle_promises(env, saved.record, change)
    if saved is None:
        env.screen.tell("Nothing was answered, so nothing was kept.")
    else:
        show_saved(env, saved, len(pages.without_promises(questions)))
        env.tell_way_back()


_MORNING = 4  # o'clock


def _tell_of_night(env: Env, begun: Entry) -> None:
    """Say, after midnight, which day an entry without a day of its own is kept as."""
    is_night = int(env.now()[11:13]) < _MORNING
    if is_night and begun.day == env.today():
        env.screen.tell(
            f"It is past midnight: this is kept as {day_name(begun.day)}. For the day before: "
            "isp reflect --on yesterday, or afterwards: isp journal move last --on yesterday"
        )


_FITTING = {
    "plan": "isp plan change",
    "promise": "isp promises",
    "review": "isp plan review",
    "levels": "isp levels place",
}


def _go_on_with(env: Env, said: str, questions: str | None, others: list[str]) -> None:
    """Go on with the entry that is meant; `others` are options that a finished one has no use for.

    Raises:
        UnknownEntry, AmbiguousName: nothing, or more than one entry, is meant.
        BrokenRule: it is no reflection.
        NeedsTerminal: there is nobody to ask.
    """
    from isp_cli.conversation.again import draft_going_on_with, reflect_again

    if others:
        raise typer.BadParameter(f"--again takes an entry as it is, without {' or '.join(others)}")
    id = _meant(env, said).stem
    if kind_of(id) != "reflection":
        fitting = _FITTING.get(kind_of(id), f"isp journal edit {id}")
        raise BrokenRule(
            f"{id} is a {NAMES[kind_of(id)]}, and --again goes on with reflections",
            hint=f"for this one: {fitting}",
        )
    if not env.screen.can_ask:
        raise NeedsTerminal(hint=f"without questions, in your editor: isp journal edit {id}")
    with env.signals.saving():
        draft = draft_going_on_with(env, id)
        if draft is not None:
            env.screen.tell("You had begun to change it: we go on there.")
        reflect_again(scope_in_use(env), id, draft, questions)


def _meant(env: Env, said: str) -> Path:
    if said in ("", "last"):
        newest = next(env.journal.newest_first(kind="reflection"), None)
        if newest is None:
            raise UnknownEntry("last", what="reflection", hint="begin one: isp reflect")
        return newest
    try:
        return env.journal.find(entry_name_or_day(env, said))
    except AmbiguousName as several:
        found = [each for each in several.candidates if kind_of(each) == "reflection"]
        if len(found) != 1:
            raise
        return env.journal.path_of(found[0])


def from_file(scope: Scope, source: str, begun: Entry, *, twice: bool = False) -> None:
    """Keep the answers of a filled form as a finished entry; what the form says of itself wins.

    A form that is kept already is asked about, unless it is to be kept `twice`.

    Raises:
        BrokenRule: it is kept already, and there is nobody to ask.
        CannotRead: the file cannot be read.
        InvalidFile: every problem in it, by line; nothing is kept.
    """
    from functools import partial

    from isp_cli.files.json_in import MOST_FORM_BYTES
    from isp_cli.forms.answers import fill_form
    from isp_cli.forms.store import read_form
    from isp_cli.questions.sets import ABOUT_COMPETENCY
    from isp_cli.records import replace

    env = scope.env
    data, name = env.read_input(source, most=MOST_FORM_BYTES)
    given = read_form(data, name, partial(_printed_with, scope))
    form = given.form
    if given.overlay:
        scope = scope.with_overlay(given.overlay)
    usual = ABOUT_COMPETENCY if (begun.about or form.about) and not form.label else begun.set
    asks = begun.set or form.set or usual
    scope = scope.asking(asks)
    about = begun.about or (find_competency(scope, form.about).id if form.about else "")
    begun = replace(
        begun, framework=scope.pin, set=asks, label=begun.label or form.label, about=about
    )
    asked = set_questions(scope, begun.set, begun.about)
    entry, found = fill_form(begun, form, asked, scope.names)
    if problems := given.located(found):
        raise InvalidFile(name, problems)
    if not entry.answers:
        raise InvalidFile(name, given.located([(("answers",), "nothing is answered")]))
    taken = numbers_in_use(env.journal, env.today())
    entry = with_promises(replace(entry, finished=env.now()), asked, taken)
    like = None if twice else _kept_already(env, entry)
    saved = _brought_into(scope, entry, like.entry, asked) if like and like.how == "less" else None
    if saved is None and like and like.how != "less" and not _wanted_twice(env, source, like):
        env.screen.tell(f"Nothing was kept. To change it: isp reflect --again {like.entry.id}")
        return
    saved = saved or add_new(scope, with_names(entry, scope.names, asked))
    show_saved(env, saved, len(asked))


def _kept_already(env: Env, entry: Entry) -> LikeEntry | None:
    """Find what was kept of the same form before, on the day of the entry."""
    from isp_cli.entry.entry import Entry
    from isp_cli.entry.likeness import most_alike
    from isp_cli.files.files import MissingFiles

    there = []
    with suppress(CannotLook):
        for path in env.journal.of_day(entry.day, entry.kind):
            with MissingFiles().passing_over():
                there.append(env.journal.read(path))
    return most_alike(entry, (each for each in there if isinstance(each, Entry)))


def _wanted_twice(env: Env, source: str, like: LikeEntry) -> bool:
    """Ask whether a form that is kept already is to be kept once more.

    Raises:
        BrokenRule: there is nobody to ask.
    """
    about = "the same" if like.how == "same" else "nearly the same"
    told = f"this is {about} as the entry of {day_name(like.entry.day)}, {like.entry.id}"
    if not env.screen.can_ask:
        again = f"isp reflect --from {as_argument(source)} --twice"
        raise BrokenRule(told, hint=f"to keep it a second time, with its other options: {again}")
    question = f"{told[0].upper()}{told[1:]}.\nKeep it a second time?"
    return env.asked(lambda prompter: prompter.confirm(question, default=False))


def _brought_into(
    scope: Scope, entry: Entry, less: Entry, asked: tuple[Question, ...]
) -> StoredRecord[Entry] | None:
    """Offer to bring a form into the entry that it fills further; None where both are kept."""
    from isp_cli.entry.anew import with_answers_of
    from isp_cli.entry.entry import Entry as Kept

    env = scope.env
    told = f"This holds all of the entry of {day_name(less.day)}, {less.id}, and more."
    if not env.screen.can_ask:
        env.screen.tell(
            f"{told} Both are kept. To put the earlier away: isp journal trash {less.id}"
        )
        return None
    question = f"{told}\nBring it into that entry?"
    if not env.asked(lambda prompter: prompter.confirm(question, default=True)):
        return None
    stored = env.journal.load(env.journal.path_of(less.id), Kept)
    changed = with_answers_of(stored.record, entry, asked, on=env.today())
    return env.journal.save(stored, with_names(changed, scope.names, asked))


def _printed_with(scope: Scope, overlay: str | None) -> Framework:
    """Return the guide as a form was printed with it, with the overlay it names.

    Raises:
        UnknownFramework: there is no such overlay.
        CannotRead, InvalidFile: its file needs attention.
    """
    if overlay is None:
        return scope.guide
    return scope.with_overlay(overlay).framework if overlay else practice_guide()
