"""People who fill in forms: the printed Markdown and YAML, with answers put in their places."""

from __future__ import annotations

import re
from functools import cache
from textwrap import indent

from isp_cli.forms.form import machine_line, numbered
from isp_cli.forms.pages import as_yaml_form, worksheet_page
from isp_cli.framework.bundled import practice_guide
from isp_cli.framework.records import Framework
from isp_cli.page.printing import as_markdown

# Everything a person can fill in: the mark or the question's number, and what is put there.
TEXTS = {
    "Answer 1": "I coach two sites.\n\n  - mostly on Tuesdays  \n  - *sometimes* at night",
    "Answer 2": "They go together.",
    "Answer 3": "It carries the rest.",
    "Answer 4": "# Slow is fast\n\n### Why\n\n- [x] they bring answers\n> now",
    "Answer 5": "Also “humour”…",
    "Answer 6": "One day: all. # not a comment",
    "Answer 7": "These two.",
    "Competency 7a": "brokering",
    "Answer 7a.1": "The NIRN site",
    "Answer 7a.2": "Anna",
    "Answer 7a.3": "Shadow Anna\nand tell her",
    "Competency 7b": "Facilitation",
    "Answer 7b.1": "My notes",
    "Answer 7b.3": "Call Ben",
    "Answer 8": "In supervision.",
    "Answer 9": "What did you notice?",
    "Answer 10": "My agenda template",
    "Answer 10.1": "In the team folder",
}
TICKS = {
    2: ("Be curious", "Advance equity"),
    3: ("Facilitation",),
    5: ("Be curious",),
    6: (next(each.name for each in practice_guide().competencies() if "frameworks" in each.name),),
}


@cache
def guide() -> Framework:
    """Return the framework the forms are printed from."""
    return practice_guide()


@cache
def markdown_form() -> str:
    """Return the whole form in Markdown, as it is printed."""
    page = worksheet_page(guide(), numbered(guide().questions), on_paper=False)
    return f"{machine_line(guide())}\n\n{as_markdown(page)}"


@cache
def yaml_form() -> str:
    """Return the whole form in YAML, as it is printed."""
    return as_yaml_form(guide(), numbered(guide().questions))


def filled_markdown(
    texts: dict[str, str] | None = None,
    ticks: dict[int, tuple[str, ...]] | None = None,
    *,
    form: str = "",
) -> str:
    """Write the texts below their marks, and tick the boxes."""
    form = form or markdown_form()
    for mark, text in (TEXTS if texts is None and ticks is None else texts or {}).items():
        before, found, after = form.partition(f"**{mark}:**\n")
        assert found, mark
        form = f"{before}{found}\n{text}\n{after}"
    for number, names in (TICKS if texts is None and ticks is None else ticks or {}).items():
        before, heading, section = form.partition(f"## {number}. ")
        for name in names:
            assert f"- [ ] {name}\n" in section, name
            section = section.replace(f"- [ ] {name}\n", f"- [x] {name}\n", 1)
        form = before + heading + section
    return form


def filled_yaml() -> str:
    """Write the same texts into the YAML form, and uncomment the same names."""
    head, *questions = re.split(r"(?=^  # \d+\. )", yaml_form(), flags=re.MULTILINE)
    done = [head]
    for number, question in enumerate(questions, 1):
        names = TICKS.get(number, ())
        names += ("Facilitation", "Brokering") if number == 7 else ()
        for name in names:
            assert f"      # - {name}\n" in question, name
            question = question.replace(f"      # - {name}\n", f"      - {name}\n", 1)
        marks = [mark for mark in _marks(number) if mark.startswith("Answer")]
        parts = re.split(r"(?<=text: \|\n)\n", question)
        assert len(parts) == len(marks) + 1
        text = parts[0]
        for mark, after in zip(marks, parts[1:], strict=True):
            deep = 6 if mark == f"Answer {number}" else 10
            text += indent(TEXTS.get(mark, ""), " " * deep) + "\n" + after
        if number == 7:
            for name, times in (("Brokering", 3), ("facilitation", 3)):
                text = text.replace("competency:\n", f"competency: {name}\n", times)
        done.append(text)
    return "".join(done)


def _marks(number: int) -> list[str]:
    pattern = rf"^\*\*((?:Answer|Competency) {number}(?![0-9]).*?):\*\*$"
    return re.findall(pattern, markdown_form(), re.MULTILINE)
