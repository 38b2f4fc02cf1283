"""What a form is read into: its sections with what stands in their places, and the answers."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from difflib import SequenceMatcher

from isp_cli.core.forms import Form, FormAnswer, FormFollowUp, Problems
from isp_cli.core.framework import Framework, Question
from isp_cli.core.records import Location
from isp_cli.core.worksheet_form import (
    Place,
    before_answer,
    boxes,
    ids_by_name,
    numbered,
    places,
)
from isp_cli.core.worksheet_marks import folded, letters, trimmed
from isp_cli.errors import Problem

_ALIKE = 0.6
_LONGEST_HEADING = 500  # difflib takes the square of the length
_NUMBERING = re.compile(r"[\W\d_]+")


@dataclass(frozen=True, kw_only=True, slots=True)
class Worksheet:
    """What a filled form says: its answers, the lines they stand on, and what was not understood.

    `questions` names the question of each answer as a reader of the form sees it.
    """

    form: Form
    lines: dict[Location, int]
    questions: tuple[str, ...]
    problems: tuple[Problem, ...]

    def located(self, found: Problems) -> tuple[Problem, ...]:
        """Give what was found wrong with the answers its lines; the form's own problems too."""
        problems = {(each.line, each.where, each.what): each for each in self.problems}
        for at, what in found:
            here = at
            while here and here not in self.lines:
                here = here[:-1]
            where = self.questions[int(at[1])] if len(at) > 1 else ""
            problem = Problem(self.lines.get(here), where, what)
            problems.setdefault((problem.line, where, what), problem)
        return tuple(sorted(problems.values(), key=lambda problem: problem.line or 0))


@dataclass(kw_only=True, slots=True)
class Written:
    """What stands in a place: the line of its mark (0: not met yet) and the lines below it."""

    place: Place
    line: int = 0
    lines: list[str] = field(default_factory=list)

    @property
    def text(self) -> str:
        """The answer, without the blank lines around it."""
        return trimmed("\n".join(self.lines))


class Section:
    """One question of a form: what is printed there, and what was found."""

    def __init__(self, number: int, question: Question, framework: Framework) -> None:
        self.number = number
        self.question = question
        self.heading = f"## {number}. {' '.join(question.text.split())}"
        self.line = 0
        self.written = {each.mark: Written(place=each) for each in places(question, number)}
        self.ticked: list[tuple[str, int]] = []
        found = ids_by_name(question, framework)
        self.ids = {folded(name): id for name, id in found.items()}
        self.names = self.ids if boxes(question, framework) else {}
        self.sentences = frozenset(folded(line) for line in before_answer(question, framework))

    def answer(self) -> tuple[FormAnswer | None, dict[Location, int]]:
        """Return what was answered, if anything, and the lines of it."""
        lines: dict[Location, int] = {}
        texts = {mark: each.text for mark, each in self.written.items()}
        chosen = [(name, line) for name, line in self.ticked]
        follow_ups: list[FormFollowUp] = []
        competency = ""
        for mark, each in self.written.items():
            if each.place.label == "Competency":
                competency = self.ids.get(folded(texts[mark]), texts[mark])
                chosen += [(competency, each.line)] if competency else []
                slot_line = each.line
            elif each.place.follow_up and texts[mark]:
                at: Location = ("follow_ups", len(follow_ups))
                lines[at] = each.line
                if competency:  # so that a wrong name is told of once, where it stands
                    lines[(*at, "competency")] = slot_line
                follow_ups.append(
                    FormFollowUp(
                        question=each.place.follow_up, competency=competency, text=texts[mark]
                    )
                )
        text = texts.get(f"Answer {self.number}", "")
        if not (text or chosen or follow_ups):
            return None, {}
        kind = "principles" if self.question.answer == "principles" else "competencies"
        for index, (_, line) in enumerate(chosen):
            lines.setdefault((kind,), line)
            lines[(kind, index)] = line
        names = tuple(name for name, _ in chosen)
        answer = FormAnswer(
            question=self.question.id,
            principles=names if kind == "principles" else (),
            competencies=names if kind == "competencies" else (),
            text=text,
            follow_ups=tuple(follow_ups),
        )
        return answer, lines


class Sections:
    """Every section a form of this framework can have, found by what is printed on it."""

    def __init__(self, framework: Framework) -> None:
        self._all = [
            Section(number, question, framework)
            for number, question in numbered(framework.questions)
        ]
        self._by_number = {str(each.number): each for each in self._all}
        self._by_text = {_bare(each.question.text): each for each in self._all}
        self._by_mark = {mark: each for each in self._all for mark in each.written}
        self.headings = {
            written.place.name: (each, written.place)
            for each in self._all
            for written in each.written.values()
            if written.place.heading
        }
        self.titles: dict[str, str] = {}
        for _, place in self.headings.values():
            self.titles.setdefault(letters(place.title), place.line)
            self.titles.setdefault(letters(place.heading), place.line)

    def __iter__(self) -> Iterator[Section]:
        """Go through the sections in the order of the questions."""
        return iter(self._all)

    def numbered(self, number: str) -> Section | None:
        """Find the section of a question's number."""
        return self._by_number.get(number.lstrip("0"))

    def marked(self, mark: str) -> Section | None:
        """Find the section a mark such as `Answer 7a.1` stands in."""
        return self._by_mark.get(mark)

    def by_heading(self, line: str) -> Section | None:
        """Find the section whose question this line is, whatever became of its signs."""
        bare = _bare(line)
        return self._by_text.get(bare) if bare else None


def alike(one: str, other: str) -> bool:
    """Claim that one heading could be the other, damaged."""
    one, other = _bare(one)[:_LONGEST_HEADING], _bare(other)[:_LONGEST_HEADING]
    if not one or one in other or other in one:
        return True
    return SequenceMatcher(None, one, other, autojunk=False).ratio() > _ALIKE


def _bare(text: str) -> str:
    return letters(_NUMBERING.sub("", text, count=1) if _NUMBERING.match(text) else text)
