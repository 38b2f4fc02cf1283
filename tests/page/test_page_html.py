"""HTML pages: one file that loads nothing, runs nothing, and holds text as text."""

from __future__ import annotations

import re
from html.parser import HTMLParser
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from filling import guide
from isp_cli.forms.form import numbered
from isp_cli.forms.pages import worksheet_page
from isp_cli.framework.bundled import read_style
from isp_cli.page.document import (
    Aside,
    Block,
    Boxes,
    Document,
    Heading,
    Paragraph,
    Point,
    Points,
    Quote,
    Rows,
    WritingRoom,
)
from isp_cli.page.html import as_html
from isp_cli.page.printing import as_markdown, as_plain, visible

STYLE = read_style()
EMPTY_ELEMENTS = {"meta", "br"}
HOSTILE = (
    '<script src="https://x.test/a.js">alert(1)</script>',
    '"><img src=x onerror=alert(1)>',
    "</style></title></main>",
    "&lt;b&gt; &amp; &#60;",
    "<!-- --> ]]> <a href='javascript:x'>",
    "\x1b[31m\u202eevil\x00",
)


class Page(HTMLParser):
    """A page as a browser takes it apart."""

    def __init__(self, html: str) -> None:
        super().__init__(convert_charrefs=True)
        self.open: list[str] = []
        self.tags: list[str] = []
        self.attributes: list[tuple[str, str | None]] = []
        self.texts: list[str] = []
        self.feed(html)
        self.close()
        assert self.open == []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.tags.append(tag)
        self.attributes += attrs
        if tag not in EMPTY_ELEMENTS:
            self.open.append(tag)

    def handle_endtag(self, tag: str) -> None:
        assert self.open.pop() == tag

    def handle_data(self, data: str) -> None:
        if self.open and self.open[-1] != "style":
            self.texts.append(data)

    @property
    def text(self) -> str:
        return "".join(self.texts)


def worksheet() -> str:
    page = worksheet_page(guide(), numbered(guide().questions), on_paper=True)
    return as_html(page, style=STYLE, title="Time to reflect", footer="Where it is from")


def everything(text: str) -> Document:
    return (
        Heading(text, 1),
        Paragraph(text),
        Heading(text),
        Aside(text),
        Quote(text),
        Points((Point(text, label=text, aside=text, points=(Point(text),)),)),
        Heading(text, 3),
        Points((Point(text),), numbered=True),
        Rows(((text, text),)),
        Boxes((text,), label=text),
        WritingRoom(text, 1),
        WritingRoom(text, 3),
    )


def test_the_form_is_one_page_of_british_english_with_a_title_and_sections() -> None:
    html = worksheet()
    page = Page(html)
    assert html.startswith('<!DOCTYPE html>\n<html lang="en-GB">')
    assert "<title>Time to reflect</title>" in html
    assert '<meta charset="utf-8">' in html
    assert page.tags.count("h1") == 1
    assert page.tags.count("h2") == 10
    assert page.tags.count("main") == page.tags.count("footer") == 1
    assert page.text.count("☐") == 6 + 15 + 6 + 15
    assert "Where it is from" in page.text


def test_headings_skip_no_level() -> None:
    levels = [int(level) for level in re.findall(r"<h([1-6])>", worksheet())]
    assert all(after <= before + 1 for before, after in pairwise(levels))


def test_nothing_is_loaded_and_nothing_runs() -> None:
    for html in (
        worksheet(),
        *(as_html(everything(text), style=STYLE, title=text) for text in HOSTILE),
    ):
        page = Page(html)
        names = {name for name, _ in page.attributes}
        assert not names & {"src", "href", "srcset", "action", "style", "background", "data"}
        assert not any(name.startswith("on") for name in names)
        assert not set(page.tags) & {"script", "link", "img", "iframe", "object", "form", "base"}
        (style,) = re.findall(r"<style>(.*?)</style>", html, re.DOTALL)
        assert "url(" not in style and "@import" not in style and "<" not in style
        assert "default-src 'none'" in html


def test_paper_gets_margins_and_keeps_a_question_whole() -> None:
    html = worksheet()
    assert re.search(r"@page \{ margin: \d", html)
    for rule in ("page-break-inside: avoid", "break-after: avoid", "widows: 3", "@media print"):
        assert rule in html
    assert "size:" not in html.partition("@page")[2].partition("}")[0]  # A4 and Letter both


def test_a_long_question_may_be_broken_between_its_parts() -> None:
    html = worksheet()
    assert html.count('<section class="parts">\n<h2>7. ') == html.count('class="parts"') == 1


@pytest.mark.parametrize("text", HOSTILE)
def test_hostile_text_is_shown_as_text(text: str) -> None:
    page = Page(as_html(everything(text), style=STYLE, title=text, footer=text, language='en"><b>'))
    assert "b" not in page.tags
    assert page.text.count(visible(text)) == 19


@given(text=st.text(max_size=60))
def test_any_text_stays_inside_its_block(text: str) -> None:
    html = as_html((Paragraph(text), Quote(text), Heading("after")), style=STYLE, title="x")
    page = Page(html)
    written = [tag for tag in page.tags if tag != "br"]
    assert written[written.index("main") :] == ["main", "p", "blockquote", "section", "h2"]


def test_lines_of_a_persons_text_stay_lines() -> None:
    assert "<blockquote>one<br>\ntwo</blockquote>" in as_html(
        (Quote("one\ntwo\n"),), style=STYLE, title="x"
    )


@pytest.mark.parametrize(
    ("block", "markdown", "plain"),
    [
        (Boxes(("One", "*Two*")), "- [ ] One\n- [ ] \\*Two\\*\n", "  [ ] One\n  [ ] *Two*\n"),
        (Boxes(("One",), label="All"), "**All**\n\n- [ ] One\n", "  All\n  [ ] One\n"),
        (WritingRoom("Answer 4", 2), "**Answer 4:**\n\n\n\n", "  Answer 4:\n\n\n"),
        (WritingRoom("Name", 1), "**Name:**\n", "  Name:\n\n"),
        (Heading("4. What?"), "## 4. What?\n", "4. What?\n"),
    ],
    ids=["boxes", "labelled-boxes", "room", "one-line", "numbered-heading"],
)
def test_forms_print_as_markdown_and_as_plain_text(block: Block, markdown: str, plain: str) -> None:
    assert as_markdown((block,)) == markdown
    assert as_plain((block,), 80) == plain


@pytest.mark.parametrize(
    ("language", "direction"), [("ar", ' dir="rtl"'), ("he-IL", ' dir="rtl"'), ("es", "")]
)
def test_a_page_in_a_language_written_from_right_to_left_says_so(
    language: str, direction: str
) -> None:
    page = as_html((Heading("الإصغاء", 1),), style=STYLE, title="الإصغاء", language=language)
    assert f'<html lang="{language}"{direction}>' in page
