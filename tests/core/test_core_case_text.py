"""Texts of other systems lose the tags of HTML, and no words."""

from __future__ import annotations

import itertools
import re

import pytest

from isp_cli.exchange.case_read import plain_text


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


@pytest.mark.parametrize(
    ("text", "plain"),
    [
        ("<p>If a &lt; b</p> then x<y. More.", "If a < b\nthen x<y. More."),
        ("<p>One</p> a </ and more", "One\na </ and more"),
        ("<p>One</p> </3 of it> and more", "One\n</3 of it> and more"),
        ("<p>One</p> <!-- and more", "One\n<!-- and more"),
        ("<p>One</p> a --> b <!-- c", "One\na --> b <!-- c"),
        ("<p>One</p> <? and more", "One\n<? and more"),
        ("<p>One</p> <! and > more", "One\n<! and > more"),
        ("<p>One</p> <![CDATA[ and more", "One\n<![CDATA[ and more"),
        ("<p>One</p> <script>x < y and more", "One\nx < y and more"),
        ("<p>One</p> <style>x &amp; y", "One\nx & y"),
        ("<p>One</p> <title>a <b>b</b> and more", "One\n<title>a b and more"),
        ("<p>One</p> <textarea>a <b>b</b>", "One\n<textarea>a b"),
        ("<p>One</p> <plaintext>a <b>b</b>", "One\n<plaintext>a b"),
        ('<p>One</p> <a href="x>y">two</a> <a href="three', 'One\ntwo <a href="three'),
        ("<p>One</p> <b", "One\n<b"),
    ],
)
def test_a_stray_mark_takes_no_words_with_it(text: str, plain: str) -> None:
    assert plain_text(text) == plain


@pytest.mark.parametrize(
    ("text", "plain"),
    [
        ("<!DOCTYPE html><p>One</p>", "One"),
        ("<?xml version='1.0'?><p>One</p>", "One"),
        ("One <!-- a remark\nof two lines --> two", "One two"),
        ("<p>One</p><!-- <b>x</b> --> two <!-- y --> three <!--", "One\ntwo three <!--"),
    ],
)
def test_what_is_no_text_of_the_statement_goes(text: str, plain: str) -> None:
    assert plain_text(text) == plain


def test_a_text_of_many_comments_that_never_end_is_read_once() -> None:
    text = "-->" + "<!--" * 200_000
    assert plain_text(f"<p>One</p>{text}") == f"One\n{text}"


def test_every_word_outside_complete_marks_survives() -> None:
    pieces = (
        "<p>",
        "</p>",
        "<",
        ">",
        "</",
        "<!--",
        "-->",
        "<?",
        "<!",
        "<![CDATA[",
        "<script>",
        "&",
    )
    for first, second, third in itertools.product(pieces, repeat=3):
        text = f"<b>alpha</b> {first} beta {second} gamma {third} delta"
        outside = re.sub(r"<!--.*?-->", "", text)
        for word in re.findall("alpha|beta|gamma|delta", outside):
            assert word in plain_text(text), text
