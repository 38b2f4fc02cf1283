"""Parts of a text that catch the eye: in bold or marked up, and not at all where nothing shows."""

from __future__ import annotations

from html.parser import HTMLParser
from io import StringIO

import pytest
from hypothesis import example, given
from hypothesis import strategies as st
from markdown_it import MarkdownIt
from rich.console import Console

from isp_cli.page.document import Aside, Document, Marked, Paragraph, Point, Points
from isp_cli.page.html import as_html
from isp_cli.page.printing import Span, as_markdown, as_plain, draw, lay_out, visible
from isp_cli.page.spoken import as_spoken

TEXT = Marked("She bought *bread* & salt.", ((4, 8), (11, 18), (21, 26)))
PAGE: Document = (
    Paragraph(TEXT),
    Points((Point(TEXT, label="Mon", aside=Marked(f"{TEXT}\nid", TEXT.marks)),)),
    Aside(TEXT),
)
MARKS = st.lists(st.integers(0, 30), unique=True, max_size=8).map(sorted)


def marked(text: str, places: list[int]) -> Marked:
    inside = [each for each in places if each <= len(text)]
    return Marked(text, tuple(zip(inside[::2], inside[1::2], strict=False)))


class Strong(HTMLParser):
    """What stands in bold or marked in a page, and all of its text."""

    def __init__(self, page: str) -> None:
        super().__init__()
        self.whole, self.strong, self._depth = "", "", 0
        self.feed(page)

    def handle_starttag(self, tag: str, _attrs: object) -> None:
        self._depth += tag in ("strong", "mark")

    def handle_endtag(self, tag: str) -> None:
        self._depth -= tag in ("strong", "mark")

    def handle_data(self, data: str) -> None:
        self.whole += data
        self.strong += data if self._depth else ""


def strong_in(page: Document, width: int = 80) -> str:
    lines = lay_out(page, width)
    return "".join(span.text for line in lines for span in line if span.style == "strong")


def without_space(text: str) -> str:
    return "".join(visible(text).split())


def test_a_terminal_has_the_parts_in_bold_beside_the_style_of_the_rest() -> None:
    (line,) = lay_out((Aside(TEXT),), 80)
    assert line[1:] == (
        Span("She ", "quiet"),
        Span("boug", "strong"),
        Span("ht ", "quiet"),
        Span("*bread*", "strong"),
        Span(" & ", "quiet"),
        Span("salt.", "strong"),
    )
    out = StringIO()
    draw((Paragraph(TEXT),), Console(file=out, force_terminal=True, color_system="standard"))
    assert "She \x1b[1mboug\x1b[0mht \x1b[1m*bread*" in out.getvalue()


@pytest.mark.parametrize("width", [20, 80])
def test_lines_of_text_have_nothing_but_the_text(width: int) -> None:
    bare: Document = (
        Paragraph(str(TEXT)),
        Points((Point(str(TEXT), label="Mon", aside=f"{TEXT}\nid"),)),
        Aside(str(TEXT)),
    )
    assert as_plain(PAGE, width) == as_plain(bare, width)
    assert as_spoken(PAGE) == as_spoken(bare)


def test_a_part_goes_on_where_its_line_is_broken() -> None:
    text = Marked("one two three four five six", ((4, 18),))
    lines = [*lay_out((Paragraph(text),), 12)]
    strong = [[each.text for each in line if each.style == "strong"] for line in lines]
    assert strong == [["two"], ["three four"], []]
    labelled = Points((Point(text, label="On Monday"),))
    assert without_space(strong_in((labelled,), 20)) == "OnMonday:twothreefour"


def test_markdown_has_stars_and_html_marks_around_what_was_escaped() -> None:
    said = r"She **boug**ht **\*bread\*** \& **salt.**"
    assert as_markdown((Paragraph(TEXT),)) == f"{said}\n"
    assert as_markdown((PAGE[1],)) == f"- **Mon**: {said} _{said}; id_\n"
    html = as_html(PAGE, title="t", style="")
    inside = "She <mark>boug</mark>ht <mark>*bread*</mark> &amp; <mark>salt.</mark>"
    assert html.count(inside) == 4
    assert f'<em class="aside">{inside} id</em>' in html


@pytest.mark.parametrize("text", ["a(b)c", "a.", "x\u3002y"])
def test_a_sign_within_a_word_has_no_stars_that_markdown_would_show(text: str) -> None:
    page = as_markdown((Paragraph(Marked(text, ((1, len(text) - (len(text) > 2)),))),))
    assert Strong(MarkdownIt().render(page)).whole.strip() == text


@given(text=st.text(max_size=30), places=MARKS)
@example(text="a\tb\x1cc\n\n  d", places=[0, 9])
@example(text="- x", places=[0, 3])
@example(text="1. x", places=[0, 2])
@example(text="**a** b", places=[1, 3])
def test_every_printer_marks_these_letters_and_no_others(text: str, places: list[int]) -> None:
    it = marked(text, places)
    wanted = without_space("".join(text[start:end] for start, end in it.marks))
    for page in ((Paragraph(it),), (Aside(it),), (Points((Point(it),)),), _beside(it)):
        assert without_space(strong_in(page)) == wanted
        html = as_html(page, title="", style="").partition("<main>")[2]
        assert without_space(Strong(html).strong) == wanted


@given(text=st.text("ab*_.-(\\`<&# 对。é\u0301", max_size=30), places=MARKS)
@example(text="a*b*c", places=[1, 2, 3, 4])
@example(text="aab", places=[0, 1, 2, 3])
def test_markdown_is_read_as_the_text_with_these_letters_or_fewer(
    text: str, places: list[int]
) -> None:
    it = marked(text, places)
    for page in ((Paragraph(it),), _beside(Marked(f"{it}\nid", it.marks))):
        read = Strong(MarkdownIt().render(as_markdown(page)))
        assert without_space(read.whole).replace(";id", "id") == without_space(
            "".join(_texts_of(page))
        )
        rest = iter(without_space("".join(text[start:end] for start, end in it.marks)))
        assert all(each in rest for each in without_space(read.strong))


def _beside(text: Marked) -> Document:
    return (Points((Point("", aside=text),)),)


def _texts_of(page: Document) -> list[str]:
    (block,) = page
    if isinstance(block, Points):
        return [each.text + each.aside for each in block.points]
    assert isinstance(block, Paragraph)
    return [block.text]
