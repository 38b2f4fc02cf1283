"""Read a filled Markdown form: its answers exactly as they stand, and every line that has no place.

A mark counts only at the start of a line, so a space before it makes it a person's own text. What
stands below a mark, up to the next one, is the answer; what stands anywhere else must be a line
the form was printed with, or it is a problem. So nothing is ever passed over in silence."""

from __future__ import annotations

import re
from collections.abc import Iterator
from difflib import SequenceMatcher

from isp_cli.errors import Problem
from isp_cli.forms.answers import AnswersForm, FormAnswer, FormFollowUp, FormProblems
from isp_cli.forms.form import (
    FORMAT,
    TITLE,
    FormPlace,
    before_answer,
    before_questions,
    boxes,
    ids_by_name,
    numbered,
    places,
)
from isp_cli.framework.records import Framework, Question
from isp_cli.records import Location, dataclass

MACHINE = re.compile(r"<!\W*(isp-form/[0-9]+)\s+(\S+)\s(?:.*\swith\s+([a-z0-9-]+))?.*")
QUESTION = re.compile(r"##(?!#)[ \t]*(?:([0-9]+)\.[ \t]+)?(.*)", re.DOTALL)
HEADING = re.compile(r"#{3,4}[ \t]+([0-9]+[a-z]?(?:\.[0-9]+)?)\.?[ \t]+(.*)", re.DOTALL)
MARK = re.compile(
    r"(?P<bold>\\?\*\\?\*|__)?(?P<mark>(?:Answer|Competency)\s[0-9]+[a-z]?(?:\.[0-9]+)?):(?(bold)(?P=bold))"
    r"[ \t]*(?P<rest>.*)",
    re.DOTALL,
)
ALMOST_MARK = re.compile(r"\W*(answer|competency)\W*([0-9]+[a-z]?(?:\.[0-9]+)?)\W*", re.IGNORECASE)
BOX = re.compile(r"\s*(?:[-*+•]\s*)?(?:\[([^\]]*)\]|([☐☑☒]))\s*(.*)", re.DOTALL)
PRINTED_WITH = re.compile(r"(?:#{1,6}|[-*+•])\s+")
TICKS = ("x", "✓", "✔", "☑", "☒")
_LINE_END = re.compile(r"\r\n|\r|\n")
_FOLDED = str.maketrans(
    {
        **dict.fromkeys("‘’‚‛′`", "'"),
        **dict.fromkeys("“”„‟″«»", '"'),
        **dict.fromkeys("‐‑‒–—", "-"),
        **dict.fromkeys("\\*_", None),
        "…": "...",
    }
)


def split_lines(text: str) -> list[str]:
    """Return a text's lines, whether they end with LF, CRLF or CR."""
    return _LINE_END.split(text)


def printed_lines(text: str) -> tuple[int, str] | None:
    """Find a form's machine line: its number, and the overlay it names, if any."""
    for number, line in enumerate(split_lines(text), 1):
        if match := MACHINE.match(line):
            return number, (match[3] or "").rstrip("-")
    return None


def trim_lines(text: str) -> str:
    """Return a text without the blank lines around it, and with LF at its line ends."""
    lines = split_lines(text)
    filled = [index for index, line in enumerate(lines) if line.strip()]
    return "\n".join(lines[filled[0] : filled[-1] + 1]) if filled else ""


def fold_heading(text: str) -> str:
    """Return a printed line as it is compared: without Markdown's marks and typographic signs.

    Editors turn quotes and dashes typographic and escape what they think is markup. Nothing a
    person could have added is folded away: letters, digits and punctuation stay.
    """
    return re.sub("-+", "-", " ".join(text.translate(_FOLDED).split()))


def letters(text: str) -> str:
    """Return only the letters and digits: what a damaged line still has in common with a whole."""
    return re.sub(r"[\W_]+", "", text).casefold()


def quoted_lines(text: str) -> str:
    """Return a line as a message shows it: in quotes, and not too long."""
    text = text.strip()
    return repr(text if len(text) <= 60 else text[:57] + "...")


_ALIKE = 0.6
_LONGEST_HEADING = 500  # difflib takes the square of the length
_NUMBERING = re.compile(r"[\W\d_]+")


@dataclass(frozen=True, kw_only=True, slots=True)
class Worksheet:
    """What a filled form says: its answers, the lines they stand on, and what was not understood.

    `questions` names the question of each answer as a reader of the form sees it.
    """

    form: AnswersForm
    lines: dict[Location, int]
    questions: tuple[str, ...]
    problems: tuple[Problem, ...]

    def located(self, found: FormProblems) -> tuple[Problem, ...]:
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


class WrittenPlace:
    """What stands in a place: the line of its mark (0: not met yet) and the lines below it."""

    def __init__(self, place: FormPlace) -> None:
        self.place = place
        self.line = 0
        self.lines: list[str] = []

    @property
    def text(self) -> str:
        """The answer, without the blank lines around it."""
        return trim_lines("\n".join(self.lines))


class FormSection:
    """One question of a form: what is printed there, and what was found."""

    def __init__(self, number: int, question: Question, framework: Framework) -> None:
        self.number = number
        self.question = question
        self.heading = f"## {number}. {' '.join(question.text.split())}"
        self.line = 0
        self.written = {each.mark: WrittenPlace(each) for each in places(question, number)}
        self.ticked: list[tuple[str, int]] = []
        found = ids_by_name(question, framework)
        self.ids = {fold_heading(name): id for name, id in found.items()}
        self.names = self.ids if boxes(question, framework) else {}
        self.sentences = frozenset(
            fold_heading(line) for line in before_answer(question, framework)
        )

    def answer(self) -> tuple[FormAnswer | None, dict[Location, int]]:
        """Return the answer, None where nothing was answered, and the line of each of its parts.

        A part is `("competencies", 0)`, `("follow_ups", 1)` and the like.
        """
        lines: dict[Location, int] = {}
        texts = {mark: each.text for mark, each in self.written.items()}
        chosen = [(name, line) for name, line in self.ticked]
        follow_ups: list[FormFollowUp] = []
        competency = ""
        for mark, each in self.written.items():
            if each.place.label == "Competency":
                competency = self.ids.get(fold_heading(texts[mark]), texts[mark])
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


class FormSections:
    """Every section a form of this framework can have, found by what is printed on it."""

    def __init__(self, framework: Framework) -> None:
        self._all = [
            FormSection(number, question, framework)
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

    def __iter__(self) -> Iterator[FormSection]:
        """Go through the sections in the order of the questions."""
        return iter(self._all)

    def numbered(self, number: str) -> FormSection | None:
        """Find the section of a question's number."""
        return self._by_number.get(number.lstrip("0"))

    def marked(self, mark: str) -> FormSection | None:
        """Find the section a mark such as `Answer 7a.1` stands in."""
        return self._by_mark.get(mark)

    def by_heading(self, line: str) -> FormSection | None:
        """Find the section whose question this line is, whatever became of its signs."""
        bare = _bare(line)
        return self._by_text.get(bare) if bare else None


def is_alike(one: str, other: str) -> bool:
    """Claim that one heading could be the other, damaged."""
    one, other = _bare(one)[:_LONGEST_HEADING], _bare(other)[:_LONGEST_HEADING]
    if not one or one in other or other in one:
        return True
    return SequenceMatcher(None, one, other, autojunk=False).ratio() > _ALIKE


def _bare(text: str) -> str:
    return letters(_NUMBERING.sub("", text, count=1) if _NUMBERING.match(text) else text)


_OWN = "if it is your own text, put a space before it"


def is_worksheet(text: str, framework: Framework) -> bool:
    """Say whether a text is a Markdown form: by its machine line, or by its first heading."""
    lines = split_lines(text)
    if any(MACHINE.match(line) for line in lines):
        return True
    heading = next((line for line in lines if line.startswith("#")), "")
    is_title = fold_heading(heading.lstrip("#")) == TITLE
    return is_title or FormSections(framework).by_heading(heading) is not None


def read_worksheet(text: str, framework: Framework) -> Worksheet:
    """Read a form's answers, and say by line what was not understood."""
    reader = _Reader(framework)
    for number, line in enumerate(split_lines(text), 1):
        reader.take(number, line)
        if reader.foreign:
            break
    return reader.read()


class _Reader:
    """Goes through the lines once, and knows where it is: in a section, in a place, or neither."""

    def __init__(self, framework: Framework) -> None:
        self.framework = framework
        self.sections = FormSections(framework)
        self.head = frozenset(fold_heading(line) for line in before_questions(framework))
        self.problems: list[Problem] = []
        self.section: FormSection | None = None
        self.writing: WrittenPlace | None = None
        self.headed: dict[str, int] = {}
        self.begun = self.in_boxes = self.foreign = False

    def take(self, number: int, line: str) -> None:
        """Take one line."""
        if match := MACHINE.match(line):
            self._machine_line(number, match[1], match[2])
        elif match := MARK.match(line):
            self._mark(number, " ".join(match["mark"].split()), match["rest"])
        elif match := QUESTION.match(line):
            self._question(number, line, match[1] or "", match[2])
        elif (match := HEADING.match(line)) and match[1] in self.sections.headings:
            self._heading(number, line, match[1], match[2])
        elif (section := self.sections.by_heading(line)) and not line[:1].isspace():
            self._damaged(number, section)
        elif self.writing is not None:
            self._write(number, line)
        elif line.strip() and not self._is_printed(line) and not self._box(number, line):
            self._stray(number, line)

    def read(self) -> Worksheet:
        """Return the answers in the order of the questions, their lines, and every problem."""
        answers: list[FormAnswer] = []
        lines: dict[Location, int] = {}
        questions = []
        for section in self.sections:
            answer, found = section.answer()
            if answer is not None:
                at = ("answers", len(answers))
                lines[at] = section.line
                lines.update({(*at, *place): line for place, line in found.items()})
                answers.append(answer)
                questions.append(f"question {section.number}")
        return Worksheet(
            form=AnswersForm(answers=tuple(answers)),
            lines=lines,
            questions=tuple(questions),
            problems=tuple(self.problems),
        )

    def _problem(self, line: int, what: str) -> None:
        where = f"question {self.section.number}" if self.section else ""
        self.problems.append(Problem(line, where, what))

    def _twice(self, line: int, what: str, first: int) -> None:
        self._problem(line, f"{what} is here twice, first on line {first}; {_OWN}")

    def _machine_line(self, line: int, format: str, framework: str) -> None:
        if format != FORMAT:
            self._problem(line, f"this isp reads {FORMAT}, not {format}: a newer one printed it")
            self.foreign = True
        elif framework != self.framework.id:
            self._problem(line, f"this form is for {framework}, not for {self.framework.id}")
            self.foreign = True
        elif self.begun:
            self._problem(line, f"a second form begins here: hand in one at a time; {_OWN}")
            self.foreign = True
        self.begun = True

    def _question(self, line: int, whole: str, number: str, text: str) -> None:
        section = self.sections.numbered(number)
        if section and fold_heading(text) == fold_heading(section.question.text):
            self._enter(line, section)
        elif meant := self.sections.by_heading(whole):
            self._damaged(line, meant)
        elif section and is_alike(text, section.question.text):
            self._damaged(line, section)
        elif number and not section:
            self._problem(line, f"there is no question {number}; {_OWN}")
        else:
            self._problem(line, f"no question of this form is {quoted_lines(whole)}; {_OWN}")

    def _damaged(self, line: int, section: FormSection) -> None:
        self._problem(line, f"this heading should read {section.heading!r}; {_OWN}")
        if not section.line:
            self._enter(line, section)

    def _enter(self, line: int, section: FormSection) -> None:
        if section.line:
            self._twice(line, f"question {section.number}", section.line)
            return
        section.line = line
        self.section, self.writing, self.in_boxes, self.begun = section, None, True, True

    def _heading(self, line: int, whole: str, name: str, text: str) -> None:
        section, place = self.sections.headings[name]
        if fold_heading(text) != fold_heading(place.heading):
            if is_alike(text, place.heading):
                self._problem(line, f"this heading should read {place.line!r}; {_OWN}")
            elif self.writing is not None:
                self._write(line, whole)  # a heading of the person's own, numbered like ours
            else:
                self._stray(line, whole)
            return
        if name in self.headed:
            self._twice(line, f"the heading {name}", self.headed[name])
            return
        self.headed[name] = line
        self._belongs(line, section, f"the heading {name}")
        self.writing, self.in_boxes = None, False

    def _mark(self, line: int, mark: str, rest: str) -> None:
        section = self.sections.marked(mark)
        if section is None:
            self._problem(line, f"there is no place called {mark!r}; {_OWN}")
            return
        place = section.written[mark]
        if place.line:
            self._twice(line, repr(mark), place.line)
            return
        self._belongs(line, section, repr(mark))
        place.line = line
        self.writing, self.in_boxes = place, False
        if rest.strip():
            place.lines.append(rest)

    def _belongs(self, line: int, section: FormSection, what: str) -> None:
        if section is self.section:
            return
        self._problem(
            line, f"{what} belongs to question {section.number}, whose heading is missing above it"
        )
        section.line = section.line or line
        self.section = section

    def _write(self, line: int, text: str) -> None:
        assert self.writing is not None
        printed = "" if text[:1].isspace() else self._damaged_line(text)
        if printed:
            self._problem(line, f"this line should read {printed!r}; {_OWN}")
        else:
            self.writing.lines.append(text)

    def _damaged_line(self, text: str) -> str:
        """Return what a line must have been when the form was printed, if it was one of its own."""
        if match := ALMOST_MARK.fullmatch(text):
            mark = f"{match[1].capitalize()} {match[2].lower()}"
            return f"**{mark}:**" if self.sections.marked(mark) else ""
        return self.sections.titles.get(letters(text), "")

    def _box(self, line: int, text: str) -> bool:
        match = BOX.fullmatch(text)
        if not (match and self.section and self.in_boxes and self.section.names):
            return False
        tick, name = (match[1] or match[2] or "").strip().casefold(), fold_heading(match[3])
        if tick in ("", "☐") and name in self.section.names:
            return True
        if name not in self.section.names:
            way_out = "keep its printed name, or take the line out"
            self._problem(line, f"no box is called {quoted_lines(match[3])}: {way_out}")
        elif tick in TICKS:
            self.section.ticked.append((self.section.names[name], line))
        else:
            self._problem(
                line, f"this box holds {quoted_lines(tick)}: write [x] to tick it, or [ ]"
            )
        return True

    def _is_printed(self, text: str) -> bool:
        bare = fold_heading(PRINTED_WITH.sub("", text, count=1))
        if self.section is None:
            return bare in self.head
        return self.in_boxes and bare in self.section.sentences

    def _stray(self, line: int, text: str) -> None:
        way_out = "write it below a line that begins with Answer"
        self._problem(line, f"no answer belongs here: {quoted_lines(text)}; {way_out}")
