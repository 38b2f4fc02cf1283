"""Question sets: an ordered list of questions, whose they are, and what they must hold.

Where the files are, isp's and a person's own, is known in `questions.store`."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator, Sequence
from datetime import date
from itertools import pairwise
from typing import Literal

from isp_cli.errors import BrokenRule, UnknownName
from isp_cli.framework.records import Capability, Framework, Question, StrictKeys
from isp_cli.framework.rules import names_a_file
from isp_cli.patterns import pattern
from isp_cli.records import Location, dataclass, replace
from isp_cli.wording import nearest_ids

FORMAT = "isp-questions/1"
GUIDE_TEN = "guide-ten"
AFTER_SESSION = "after-session"
ABOUT_COMPETENCY = "about-competency"
EVIDENCE = "evidence"
DILEMMA = "dilemma"
_ID = pattern(r"[a-z0-9]+(?:-[a-z0-9]+)*(?:\.[a-z0-9]+(?:-[a-z0-9]+)*)*\Z", re.ASCII)
_SET_ID = pattern(r"[a-z0-9]+(?:-[a-z0-9]+)*\Z", re.ASCII)
_COMPETENCY = "{competency}"
_LATELY = Question(  # of about-competency, where there are no activities to choose from
    id="about.lately",
    text=f"{_COMPETENCY}: what have you done of it lately, when, and with whom?",
)


@dataclass(frozen=True, kw_only=True, slots=True)
class QuestionSet(StrictKeys):
    """A list of questions to ask in one sitting.

    `whose` says who wrote them. A set with `questions_of` has no questions of its own: they are
    those of the framework it names, word for word.
    """

    format: Literal["isp-questions/1"]
    id: str
    name: str
    whose: str
    text: str
    language: str = "en-GB"
    questions_of: str = ""
    questions: tuple[Question, ...] = ()

    @property
    def wants_competency(self) -> bool:
        """Claim that the questions are about one competency, to be named beforehand."""
        return any(_COMPETENCY in f"{each.text}{each.help}" for each in self.questions)

    @property
    def command(self) -> str:
        """The command that asks the questions."""
        if self.id == EVIDENCE:
            return "isp evidence add"
        if self.id == ABOUT_COMPETENCY:
            return "isp reflect --about facilitation"
        about = " --about facilitation" if self.wants_competency else ""
        return f"isp reflect --set {self.id}{about}"


def is_set_id(text: str) -> bool:
    """Say whether this can be the name of a question set, and of its file."""
    return bool(_SET_ID.match(text)) and names_a_file(text)


def about_competency(
    questions: tuple[Question, ...], competency: Capability, *, were_chosen: bool = False
) -> tuple[Question, ...]:
    """Return the questions with the competency's name where they leave room for it.

    What lets choose its activities asks for words where it has none, and none `were_chosen`.
    """
    lists = were_chosen or competency.every_activity()
    asked = questions if lists else tuple(map(_in_words, questions))
    return tuple(
        replace(
            each,
            text=each.text.replace(_COMPETENCY, competency.name),
            help=each.help.replace(_COMPETENCY, competency.name),
        )
        for each in asked
    )


def _in_words(question: Question) -> Question:
    if question.answer != "activities":
        return question
    if question.id == _LATELY.id:
        return _LATELY
    return replace(question, answer="text", words="asked", at_least=0, at_most=None)


def unnamed_wording(words: str) -> str:
    """Return the words of a question as they read before a competency is named."""
    opening = "The competency" if words.startswith(_COMPETENCY) else ""
    return opening + words.removeprefix(_COMPETENCY).replace(_COMPETENCY, "the competency")


def set_problems(held: QuestionSet, taken: Collection[str] = ()) -> Iterator[tuple[Location, str]]:
    """Yield what is wrong with a set beyond its shape as (location, what is wrong).

    The ids that are `taken` are those of questions that ask something else.
    """
    if not is_set_id(held.id):
        yield ("id",), f"{held.id[:60]!r} is no name of a set: use lower-case words and '-'"
    if bool(held.questions) == bool(held.questions_of):
        yield ("questions",), "a set has questions, or names a framework whose questions it asks"
    seen: set[str] = set()
    for index, question in enumerate(held.questions):
        at: Location = ("questions", index)
        ids = [((*at, "id"), question.id)]
        ids += [
            ((*at, "follow_ups", number, "id"), each.id)
            for number, each in enumerate(question.follow_ups)
        ]
        for place, id in ids:
            if not _ID.match(id) or id.isdigit() or id.startswith("promise."):
                yield (
                    place,
                    f"{id[:60]!r} is no id of a question: use lower-case words, '-' and '.'",
                )
            elif id in taken:
                yield place, f"isp itself asks something by the id {id!r}: give yours another"
            elif id in seen:
                yield place, f"the id {id!r} is used twice"
            seen.add(id)
        yield from _of_question(question, at)


def _of_question(question: Question, at: Location) -> Iterator[tuple[Location, str]]:
    options = [each.id for each in question.options]
    if not question.text.strip():
        yield (*at, "text"), "a question needs words"
    if question.answer == "choice" and len(set(options)) < 2:
        yield (*at, "options"), "a choice needs two options or more, each with an id of its own"
    if question.answer != "choice" and options:
        yield (*at, "options"), "only a question with 'answer: choice' has options"
    if question.answer in ("text", "promise", "evidence") and question.words == "none":
        yield (*at, "words"), f"a question with 'answer: {question.answer}' asks for words"
    if question.answer != "day" and question.day != "any":
        yield (*at, "day"), "only a question with 'answer: day' has 'day'"
    if question.at_most is not None and question.at_least > question.at_most:
        yield (*at, "at_least"), "is larger than at_most"
    for number, each in enumerate(question.follow_ups):
        here = (*at, "follow_ups", number)
        if each.only_if and each.only_if not in options:
            known = ", ".join(options) or "none"
            yield (*here, "only_if"), f"{each.only_if[:60]!r} is none of the options: {known}"
        if each.answer != "day" and each.day != "any":
            yield (*here, "day"), "only a question with 'answer: day' has 'day'"
        elif question.answer == "promise" and each.day == "past":
            yield (*here, "day"), "a promise is for a day ahead"


def find_question_meant(questions: Sequence[Question], said: str) -> Question | None:
    """Find the question meant by its number, from 1, or by its id."""
    known = {str(number): each for number, each in enumerate(questions, 1)}
    known |= {each.id: each for each in questions}
    return known.get(said.strip().lstrip("0").casefold())


def chosen_questions(
    questions: tuple[Question, ...], said: str, *, set: str = ""
) -> tuple[Question, ...]:
    """Return the questions named by number or id, such as `1,4,7`, in the order of the set.

    Raises:
        BrokenRule: one is unknown, or none is named.
    """
    names = said.replace(",", " ").split()
    wanted = [find_question_meant(questions, name) for name in names]
    unknown = [name for name, question in zip(names, wanted, strict=True) if question is None]
    if unknown or not wanted:
        shown_by = f"isp questions show {set}" if set else "isp browse questions"
        raise BrokenRule(
            f"there is no question {', '.join(map(repr, unknown)) or repr(said)}",
            hint=f"questions are 1 to {len(questions)}: {shown_by}",
        )
    return tuple(question for question in questions if question in wanted)


ASKED_BY = "coaching"  # the guide's ninth question: what would you ask another practitioner?
_MARK = pattern(r"\s*(?:[-*•–—]|\(?(?:\d{1,2}|[^\W\d_])\)|\d{1,2}\.)\s+")
_ASKS = pattern(r"(?:\?(?!\w)|[？؟])[\"'”’»)\]]*")

# What may end a sentence, with the quotes and brackets it closes, and the space after it. What
# follows is looked at later: a pattern that can fail behind a row of marks tries each of them anew.
_MAY_END = pattern(r"([?？؟!。]+|\.+|…)([\"'”’»)\]]*)(\s*)")
_NEEDS_NO_SPACE = "？。؟"
_SHORT = pattern(r"\b(?:[^\W\d_]|dr|mrs?|ms|prof|st|vs|cf|ca|approx)\Z", re.IGNORECASE)
_LONGEST_SHORT = 8  # the longest of these, and what stands before it
_QUOTES = {'"': '"', "'": "'", "“": "”", "‘": "’", "«": "»", "„": "“", "(": ")"}


def questions_in(text: str) -> tuple[str, ...]:
    """Return the questions a text asks, each once, whole, and in its order.

    A line of a list is one question, without its mark; elsewhere a sentence is, over as many lines
    as it was broken into.
    """
    found = (each for part, of_list in _parts(text) for each in _asked(part, of_list=of_list))
    return tuple(dict.fromkeys(filter(None, found)))


def question_for(text: str, today: date) -> str:
    """Return one of a text's questions, another each day; nothing where it asks none."""
    found = questions_in(text)
    return found[today.toordinal() % len(found)] if found else ""


def _parts(text: str) -> Iterator[tuple[str, bool]]:
    """Yield the paragraphs and the lines of lists, lines joined; a list's line is marked so."""
    lines: list[str] = []
    of_list = False
    for line in [*text.split("\n"), ""]:
        mark = _MARK.match(line)
        before = lines[-1].rstrip() if lines else ""
        over = before.endswith(":") or (of_list and before.endswith(("?", "？", "؟")))
        if lines and (mark or over or not line.strip()):
            yield " ".join(" ".join(lines).split()), of_list
            lines = []
        if line.strip():
            of_list = bool(mark) if not lines else of_list
            lines.append(line[mark.end() :] if mark else line)


def _asked(part: str, *, of_list: bool) -> Iterator[str]:
    if of_list:
        asks = list(_ASKS.finditer(part))
        yield _bare(part[: asks[-1].end()]) if asks else ""
        return
    ends = [each.end() for each in _MAY_END.finditer(part) if _ends(part, each)]
    for begin, end in pairwise([0, *ends, len(part)]):
        sentence = part[begin:end].strip()
        yield _bare(sentence) if _ASKS.search(sentence) else ""


def _ends(part: str, end: re.Match[str]) -> bool:
    """Claim that a sentence ends here: no abbreviation does, nor what goes on in small letters."""
    mark, closed, space = end[1], end[2], end[3]
    following = part[end.end() : end.end() + 1]
    if following and not space and mark[-1] not in _NEEDS_NO_SPACE:
        return False
    if not following or (mark[-1] in "?？؟。" and not closed):
        return True
    if mark == "." and _SHORT.search(part[max(0, end.start() - _LONGEST_SHORT) : end.start()]):
        return False
    return not (following.islower() or (following.isdigit() and "." in mark))


def _bare(question: str) -> str:
    """Return a question without quotes around all of it; nothing where it is marks alone."""
    first, last = question[:1], question[-1:]
    inside = question[1:-1]
    if _QUOTES.get(first) == last and first not in inside and last not in inside:
        question = inside
    return question if any(each.isalnum() for each in question) else ""


def find_question(framework: Framework, wanted: str) -> Question:
    """Return the question an id or a number means.

    Raises:
        UnknownName: none of them.
    """
    every = framework.questions
    found = find_question_meant(every, wanted)
    if found is None:
        close = nearest_ids(wanted, (each.id for each in every))
        raise UnknownName(wanted, close, among=f"the {len(every)} questions")
    return found


def question_id(framework: Framework, wanted: str) -> str:
    """Return the id that a number or an id means; one of another question set stands for itself.

    Raises:
        UnknownName: no question has this number.
    """
    said = wanted.strip()
    of_framework = any(each.id == said.casefold() for each in framework.questions)
    return find_question(framework, said).id if said.isdigit() or of_framework else said
