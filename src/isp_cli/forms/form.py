"""The interview as a form to fill in: its places to write, its marks and its fixed sentences.

Pages print them, and `forms.read` finds the answers by them. Whoever changes one changes what
a form that is already printed means: then FORMAT takes a new number."""

from __future__ import annotations

from typing import Literal

from isp_cli.framework.authorship import SourcedItem, language_of, marked_name
from isp_cli.framework.places import groups as by_group
from isp_cli.framework.records import Capability, Framework, Question, Statement
from isp_cli.records import dataclass
from isp_cli.wording import join_names

FORMAT = "isp-form/1"
TITLE = "Time to reflect"
WELCOME = (
    "Answer what speaks to you, and leave the rest. This is a conversation with yourself, "
    "not a checklist."
)
ON_SCREEN = (
    "Write below the lines that begin with Answer, as much as you like.",
    "To tick a box, put an x between its brackets.",
    "Leave the numbered headings and the Answer lines as they are. A question you do not want "
    "may go altogether.",
    "Save the file as plain text, and hand it back: isp reflect --from FILE",
)
ON_PAPER = (
    "Write by hand, and take your time. Nobody else needs to read it.",
    "To keep your answers on your computer too, type them in later: isp reflect",
)
TICK = "Tick what fits."
PICK = "Choose from these. Each one has a place of its own further down."
MORE = "Say more if you like."
_ORDINALS = ("first", "second", "third")
_LETTERS = "abcdefghijklmnopqrstuvwxyz"
NumberedQuestions = tuple[tuple[int, Question], ...]


def numbered(
    questions: tuple[Question, ...], among: tuple[Question, ...] | None = None
) -> NumberedQuestions:
    """Return the questions with their numbers in the set they are chosen from."""
    return tuple((n, each) for n, each in enumerate(among or questions, 1) if each in questions)


@dataclass(frozen=True, kw_only=True, slots=True)
class FormPlace:
    """A place to write: its name on the form, such as `7a.2`, and what is asked there.

    `heading` is empty where the question's own heading stands above it. `slot` counts the
    competencies of a `development` question from 1.
    """

    name: str
    label: Literal["Answer", "Competency"] = "Answer"
    heading: str = ""
    follow_up: str = ""
    slot: int = 0

    @property
    def mark(self) -> str:
        """The fixed words before what is written here."""
        return f"{self.label} {self.name}"

    @property
    def title(self) -> str:
        """The heading with the place's name."""
        return f"{self.name}{'.' if self.label == 'Competency' else ''} {self.heading}"

    @property
    def level(self) -> int:
        """The level of the heading: what is asked about a competency stands below it."""
        return 4 if self.slot and self.follow_up else 3

    @property
    def line(self) -> str:
        """The heading as Markdown has it."""
        return f"{'#' * self.level} {self.title}"


def places(question: Question, number: int) -> tuple[FormPlace, ...]:
    """Return a question's places to write, in the order they are printed."""
    found = [FormPlace(name=str(number))] if question.words == "asked" else []
    if question.answer != "development":
        return (*found, *_follow_ups(question, str(number), 0))
    for slot in range(1, (question.at_most or max(3, question.at_least)) + 1):
        name = f"{number}{_LETTERS[slot - 1]}"
        ordinal = _ORDINALS[slot - 1] if slot <= len(_ORDINALS) else "next"
        heading = f"Your {ordinal} competency"
        found.append(FormPlace(name=name, label="Competency", heading=heading, slot=slot))
        found += _follow_ups(question, name, slot)
    return tuple(found)


def _follow_ups(question: Question, name: str, slot: int) -> list[FormPlace]:
    return [
        FormPlace(name=f"{name}.{index}", heading=each.text, follow_up=each.id, slot=slot)
        for index, each in enumerate(question.follow_ups, 1)
    ]


def boxes(question: Question, framework: Framework) -> tuple[tuple[str, tuple[str, ...]], ...]:
    """Return what a question lets tick, as groups of names; a group may have no name."""
    if question.answer == "principles":
        return (("", _names(framework, framework.principles)),)
    return groups(framework) if question.answer == "competencies" else ()


def groups(framework: Framework) -> tuple[tuple[str, tuple[str, ...]], ...]:
    """Return the names of the competencies by the names of their domains, then the functions.

    What an overlay brings bears its name; what it says is not relevant is left out.
    """
    found = ((name, _names(framework, group)) for name, group in by_group(framework))
    return tuple((name, names) for name, names in found if names)


def _names(framework: Framework, records: tuple[Capability | Statement, ...]) -> tuple[str, ...]:
    return tuple(
        marked_name(framework, each.name, each)
        for each in records
        if framework.is_relevant(each.id)
    )


def ids_by_name(question: Question, framework: Framework) -> dict[str, str]:
    """Return the id of everything a question lets choose, by each name a form may call it."""
    principles = question.answer == "principles"
    records = framework.principles if principles else tuple(framework.capabilities())
    found: dict[str, str] = {}
    for each in records:
        for name in (marked_name(framework, each.name, each), each.name):
            found.setdefault(name, each.id)
    return found


def languages(framework: Framework) -> dict[str, str]:
    """Return the language of each printed name that is in another than the form."""
    printed: tuple[SourcedItem, ...] = (
        *framework.principles,
        *framework.domains,
        *framework.capabilities(),
    )
    found = {
        marked_name(framework, each.name, each): language_of(framework, each, "name")
        for each in printed
    }
    own = framework.language.partition("-")[0]
    return {name: language for name, language in found.items() if language.partition("-")[0] != own}


def listed_choices(names: tuple[str, ...]) -> str:
    """Return names on one line; with semicolons, because a name may hold a comma."""
    return "; ".join(names)


def before_answer(question: Question, framework: Framework) -> tuple[str, ...]:
    """Return every line that is printed between a question's heading and its first place."""
    named = [name for name, _ in groups(framework)]
    rows = [f"{name}: {listed_choices(competencies)}" for name, competencies in groups(framework)]
    return (question.help, TICK, PICK, MORE, *named, *rows)


def before_questions(framework: Framework) -> tuple[str, ...]:
    """Return every line that is printed above the first question."""
    return (TITLE, WELCOME, *ON_SCREEN, source(framework))


def source(framework: Framework) -> str:
    """Say whose questions these are."""
    theirs = join_names(each.name for each in framework.overlays)
    said = f" What comes from {theirs} says so." if theirs else ""
    return (
        f"The questions follow {framework.name}, {framework.version}, in isp's own words. Its "
        f"authors are not affiliated with isp.{said}"
    )


def machine_line(framework: Framework) -> str:
    """Return the line by which isp knows a form: format, framework, its version, its overlay."""
    overlay = f" with {framework.overlays[-1].id}" if framework.overlays else ""
    return f"<!-- {FORMAT} {framework.id} {framework.version}{overlay} -->"
