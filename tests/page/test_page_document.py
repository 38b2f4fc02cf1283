"""Two parts of a page next to each other, in every form a page is printed in."""

from __future__ import annotations

from io import StringIO

import pytest
from rich.console import Console

from isp_cli.page.document import Aside, Document, Heading, Paragraph, SideBySide
from isp_cli.page.html import as_html
from isp_cli.page.printing import as_markdown, as_plain, draw

PAGE = (
    Heading("Both", 1),
    SideBySide(
        (Heading("One"), Paragraph("The first has more to say than fits into one line of it.")),
        (Heading("Other"), Paragraph("<b>日本語</b>")),
    ),
    Aside("End."),
)
WIDE = """\
Both

One                                      Other
  The first has more to say than fits      <b>日本語</b>
  into one line of it.

  End.
"""
NARROW = """\
Both

One
  The first has more to say than fits
  into one line of it.

Other
  <b>日本語</b>

  End.
"""


def drawn(page: Document, width: int) -> list[str]:
    out = StringIO()
    draw(page, Console(file=out, width=width, markup=False, emoji=False, highlight=False))
    return [line.rstrip() for line in out.getvalue().splitlines()]


@pytest.mark.parametrize(("width", "shown"), [(80, WIDE), (200, WIDE), (40, NARROW)])
def test_two_parts_stand_next_to_each_other_where_there_is_room(width: int, shown: str) -> None:
    assert drawn(PAGE, width) == shown.splitlines()


def test_plain_text_has_one_part_after_the_other_to_be_read_aloud() -> None:
    for width in (40, 80):
        lines = as_plain(PAGE, width).splitlines()
        assert [line for line in lines if line in ("One", "Other")] == ["One", "Other"]
        assert " ".join(as_plain(PAGE, width).split()) == " ".join(NARROW.split())


def test_a_wide_letter_takes_two_cells_of_the_left_column() -> None:
    page = (SideBySide((Paragraph("日本語"),), (Paragraph("x"),)),)
    assert drawn(page, 80) == [f"  日本語{' ' * 33}  x"]


def test_a_left_part_that_is_shorter_leaves_its_column_empty() -> None:
    page = (SideBySide((Paragraph("a"),), (Paragraph("b\nc"),)),)
    assert drawn(page, 80)[1] == " " * 43 + "c"


def test_markdown_has_the_left_part_first_and_escapes_both() -> None:
    assert "## One\n\nThe first" in as_markdown(PAGE)
    assert as_markdown(PAGE).index("## One") < as_markdown(PAGE).index("## Other")
    assert "<b>" not in as_markdown(PAGE)


def test_html_has_both_parts_in_a_grid_and_escapes_them() -> None:
    html = as_html(PAGE, style="", title="Both")
    assert html.count('<div class="beside">') == 1
    assert html.count("<section>") == html.count("</section>") == 2
    assert "&lt;b&gt;" in html
