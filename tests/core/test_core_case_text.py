"""Texts of other systems lose the tags of HTML, and no words."""

from __future__ import annotations

import pytest

from isp_cli.core.case_text import plain_text


@pytest.mark.parametrize(
    ("text", "plain"),
    [
        ("<p><b>Care</b> &amp; <i>respect</i></p>", "Care & respect"),
        ("<ul><li>One</li><li>Two</li></ul>", "- One\n- Two"),
        ("One<br/>two<BR>three", "One\ntwo\nthree"),
        ("&nbsp;Hi&nbsp;there", "Hi there"),
        ('See <a href="https://x">this</a> <img src="x" alt="picture">', "See this picture"),
        ("<table><tr><td>1</td><td>2</td></tr></table>", "1 2"),
        ("<script>alert(1)</script>", "alert(1)"),
        ("<math><mi>x</mi></math> <b>y</b>", "<math><mi>x</mi></math> y"),
    ],
)
def test_tags_are_taken_out(text: str, plain: str) -> None:
    assert plain_text(text) == plain


@pytest.mark.parametrize(
    "text",
    [
        *("a < b", "x<y and z>w", "R&D; AT&T", "1 <b", "[bold]no[/bold]", "  as\n\n\n\nit was "),
        *("if a<b and c>d", "| a |\n| --- |", "$x<3$"),
    ],
)
def test_what_only_looks_like_a_tag_stays(text: str) -> None:
    assert plain_text(text) == text
