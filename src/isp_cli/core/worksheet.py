"""Read a filled Markdown form: its answers exactly as they stand, and every line that has no place.

A mark counts only at the start of a line, so a space before it makes it a person's own text. What
stands below a mark, up to the next one, is the answer; what stands anywhere else must be a line
the form was printed with, or it is a problem. So nothing is ever passed over in silence.
"""

from __future__ import annotations

from isp_cli.core.forms import Form, FormAnswer
from isp_cli.core.framework import Framework
from isp_cli.core.records import Location
from isp_cli.core.worksheet_form import FORMAT, TITLE, before_questions
from isp_cli.core.worksheet_marks import (
    ALMOST_MARK,
    BOX,
    HEADING,
    MACHINE,
    MARK,
    PRINTED_WITH,
    QUESTION,
    TICKS,
    folded,
    letters,
    quoted,
    split_lines,
)
from isp_cli.core.worksheet_sections import Section, Sections, Worksheet, Written, alike
from isp_cli.errors import Problem

_OWN = "if it is your own text, put a space before it"


def is_worksheet(text: str, framework: Framework) -> bool:
    """Say whether a text is a Markdown form: by its machine line, or by its first heading."""
    lines = split_lines(text)
    if any(MACHINE.match(line) for line in lines):
        return True
    heading = next((line for line in lines if line.startswith("#")), "")
    is_title = folded(heading.lstrip("#")) == TITLE
    return is_title or Sections(framework).by_heading(heading) is not None


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
        self.sections = Sections(framework)
        self.head = frozenset(folded(line) for line in before_questions(framework))
        self.problems: list[Problem] = []
        self.section: Section | None = None
        self.writing: Written | None = None
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
        """Return what was read."""
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
            form=Form(answers=tuple(answers)),
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
        if section and folded(text) == folded(section.question.text):
            self._enter(line, section)
        elif meant := self.sections.by_heading(whole):
            self._damaged(line, meant)
        elif section and alike(text, section.question.text):
            self._damaged(line, section)
        elif number and not section:
            self._problem(line, f"there is no question {number}; {_OWN}")
        else:
            self._problem(line, f"no question of this form is {quoted(whole)}; {_OWN}")

    def _damaged(self, line: int, section: Section) -> None:
        self._problem(line, f"this heading should read {section.heading!r}; {_OWN}")
        if not section.line:
            self._enter(line, section)

    def _enter(self, line: int, section: Section) -> None:
        if section.line:
            self._twice(line, f"question {section.number}", section.line)
            return
        section.line = line
        self.section, self.writing, self.in_boxes, self.begun = section, None, True, True

    def _heading(self, line: int, whole: str, name: str, text: str) -> None:
        section, place = self.sections.headings[name]
        if folded(text) != folded(place.heading):
            if alike(text, place.heading):
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

    def _belongs(self, line: int, section: Section, what: str) -> None:
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
        tick, name = (match[1] or match[2] or "").strip().casefold(), folded(match[3])
        if tick in ("", "☐") and name in self.section.names:
            return True
        if name not in self.section.names:
            way_out = "keep its printed name, or take the line out"
            self._problem(line, f"no box is called {quoted(match[3])}: {way_out}")
        elif tick in TICKS:
            self.section.ticked.append((self.section.names[name], line))
        else:
            self._problem(line, f"this box holds {quoted(tick)}: write [x] to tick it, or [ ]")
        return True

    def _is_printed(self, text: str) -> bool:
        bare = folded(PRINTED_WITH.sub("", text, count=1))
        if self.section is None:
            return bare in self.head
        return self.in_boxes and bare in self.section.sentences

    def _stray(self, line: int, text: str) -> None:
        way_out = "write it below a line that begins with Answer"
        self._problem(line, f"no answer belongs here: {quoted(text)}; {way_out}")
