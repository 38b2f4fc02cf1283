"""A numbered list shows the numbers its points have for good, in every form it is printed in."""

from __future__ import annotations

from isp_cli.page.document import Point, Points
from isp_cli.page.html import as_html
from isp_cli.page.printing import as_markdown, as_plain

POINTS = (Point("First", points=(Point("under"),)), Point("Second"))
IN_TURN = Points(POINTS, numbers=(1, 2))
OTHERS = Points(POINTS, numbers=(12, 3))


def test_a_list_has_the_numbers_of_its_points_aligned() -> None:
    assert as_plain((OTHERS,), 80) == "  12. First\n      - under\n   3. Second\n"


def test_numbers_from_one_on_are_those_of_any_numbered_list() -> None:
    numbered = Points(POINTS, numbered=True)
    assert numbered.marks == IN_TURN.marks == (1, 2)
    for printed in (lambda page: as_plain(page, 80), as_markdown):
        assert printed((IN_TURN,)) == printed((numbered,))


def test_markdown_which_counts_by_itself_has_other_numbers_as_text() -> None:
    assert as_markdown((OTHERS,)) == "- 12: First\n  - under\n- 3: Second\n"


def test_a_list_of_dashes_has_no_numbers() -> None:
    assert Points(POINTS).marks == ()
    assert as_plain((Points(POINTS),), 80).startswith("  - First")


def test_html_gives_an_item_its_own_number_where_the_browser_would_count_another() -> None:
    page = as_html((OTHERS,), title="t", style="")
    assert '<ol>\n<li value="12">First' in page
    assert '<li value="3">Second</li>' in page
    assert "<ol>\n<li>First" in as_html((IN_TURN,), title="t", style="")
