"""What reaches a screen is printable, and nothing of it is markup."""

from __future__ import annotations

import json

import pytest
from rich.cells import cell_len
from rich.console import Console

from isp_cli.page.document import Aside, Document, Heading, Paragraph, Point, Points, Quote, Rows
from isp_cli.page.printing import (
    _ONE_CELL,
    _UNSAFE,
    as_argument,
    as_markdown,
    as_plain,
    cells,
    draw,
    excerpt,
    lay_out,
    one_line,
    quoted,
    shortened,
    visible,
    wrap,
)

HOSTILE = [
    pytest.param("\x1b]0;title\x07", id="a window title"),
    pytest.param("\x1b[2J\x1b[31m", id="clear screen and colour"),
    pytest.param("\x1b]52;c;aGk=\x07", id="the clipboard"),
    pytest.param("\x9b31m", id="a C1 introducer"),
    pytest.param("a\x00b", id="NUL"),
    pytest.param("a\u202eb\u2066c", id="bidi overrides"),
    pytest.param("a\u2028b\x85c", id="line separators"),
    pytest.param("a\ud83db", id="a lone surrogate"),
    pytest.param("a\rb\x08c\x7f", id="carriage return and backspace"),
]
UNSAFE = {
    *map(chr, range(32)),
    *map(chr, range(0x7F, 0xA0)),
    "\u2028",
    "\u202e",
    "\u2066",
    "\ud83d",
}
UNSAFE -= {"\n"}


def page(text: str) -> Document:
    return (
        Heading(text, 1),
        Heading(text),
        Paragraph(text),
        Quote(text),
        Aside(text),
        Points((Point(text, label=text, points=(Point(text),), aside=text),)),
        Rows(((text, text),)),
    )


@pytest.mark.parametrize("text", HOSTILE)
def test_no_control_character_reaches_any_printer(text: str) -> None:
    for printed in (as_plain(page(text), 80), as_markdown(page(text))):
        assert not UNSAFE & set(printed)


@pytest.mark.parametrize("text", HOSTILE)
def test_no_control_character_reaches_a_terminal(text: str) -> None:
    console = Console(force_terminal=True, color_system=None, width=80)
    with console.capture() as captured:
        draw(page(text), console)
    shown = captured.get()
    assert not UNSAFE & set(shown.replace("\x1b[1m", "").replace("\x1b[2m", "")
                            .replace("\x1b[3m", "").replace("\x1b[0m", ""))  # fmt: skip


@pytest.mark.parametrize(
    "text", ["[bold]", "see [/x] and [x]", ":smile:", "[link=file:///x]y[/link]", "\\[x]", "{x}%s"]
)
def test_text_is_never_markup(text: str) -> None:
    console = Console(force_terminal=True, color_system=None, width=80, markup=False, emoji=False)
    with console.capture() as captured:
        draw((Paragraph(text),), console)
    assert captured.get().rstrip("\n") == f"  {text}"


def test_an_unsafe_character_shows_as_its_code() -> None:
    assert visible("a\x1bb\u202ec\td") == "a\\x1bb\\u202ec    d"


def test_letters_of_every_script_and_emoji_stay() -> None:
    text = "café Größe 日本語 שלום 👩\u200d👩\u200d👧 नमस्ते"
    assert visible(text) == text


def test_shortened_text_fits_and_says_that_it_was_cut() -> None:
    assert shortened("one two three", 20) == "one two three"
    assert shortened("one two three", 10) == "one two..."
    assert cells(shortened("日本語日本語日本語", 10)) <= 10
    assert shortened("one two, three four", 13) == "one two..."
    assert shortened("onetwothreefour", 10) == "onetwot..."


@pytest.mark.parametrize("mark", ["\u200e", "\u200f", "\u061c", "\u200c", "\u200d"])
def test_marks_that_a_script_needs_are_shown_as_they_are(mark: str) -> None:
    assert visible(f"(\u0646\u0639\u0645){mark}.") == f"(\u0646\u0639\u0645){mark}."


def test_a_megabyte_is_shortened_without_walking_through_it() -> None:
    assert shortened("é" * 1_000_000, 10) == "é" * 7 + "..."


@pytest.mark.parametrize(
    ("words", "told"),
    [
        pytest.param("One.\nTwo.", "One. Two.", id="sentences go on"),
        pytest.param("Shadow Noor\nBe timed", "Shadow Noor / Be timed", id="a line each"),
        pytest.param("- Shadow Noor\n- Be timed", "Shadow Noor / Be timed", id="a list"),
        pytest.param("1. First\n2) Second", "First / Second", id="a numbered list"),
        pytest.param('He said "no."\nThen yes.', 'He said "no." Then yes.', id="a closing quote"),
        pytest.param(f"{'word ' * 14}\nwraps", f"{'word ' * 14}wraps", id="wrapped by an editor"),
        pytest.param("One\n\n\nTwo", "One / Two", id="empty lines"),
        pytest.param("", "", id="nothing"),
    ],
)
def test_the_lines_of_an_answer_do_not_run_together(words: str, told: str) -> None:
    assert excerpt(words) == told


@pytest.mark.parametrize(
    ("words", "told"),
    [
        pytest.param("Short.", "Short.", id="whole"),
        pytest.param(
            "They nodded and wrote. Nobody asked a thing.",
            "They nodded and wrote. ...",
            id="a stop",
        ),
        pytest.param(
            "No. They never asked me for any of it.",
            "No. They never asked me for any...",
            id="early",
        ),
        pytest.param(
            "They nodded and wrote it down, every one.",
            "They nodded and wrote it down...",
            id="comma",
        ),
    ],
)
def test_a_long_answer_is_told_by_its_first_sentences_or_words(words: str, told: str) -> None:
    assert excerpt(words, 36) == told
    assert quoted(words, 36) == f"\u201c{told}\u201d"


def test_one_line_folds_every_blank() -> None:
    assert one_line(" a\n\n b\t c ") == "a b c"


def test_wrapping_keeps_a_persons_own_lines_and_indents() -> None:
    assert list(wrap("one\n\n  two three", 8)) == ["one", "", "  two", "  three"]


def test_a_long_address_is_never_broken() -> None:
    address = "https://example.org/" + "x" * 60
    assert address in as_plain((Paragraph(f"see {address} there"),), 40)


@pytest.mark.parametrize("width", [20, 40, 80, 200])
def test_wide_characters_fit_the_line(width: int) -> None:
    lines = lay_out((Paragraph("日本語 " * 40),), width)
    assert all(sum(cells(span.text) for span in line) <= min(width, 80) for line in lines)


def test_rows_go_below_each_other_where_two_columns_do_not_fit() -> None:
    printed = as_plain((Rows((("a-long-name-of-something", "what it means"),)),), 40)
    assert printed == "  a-long-name-of-something\n    what it means\n"


def test_a_label_longer_than_the_line_is_wrapped_whole() -> None:
    label = "one two three four five six seven"
    printed = as_plain((Points((Point("eight nine", label=label),)),), 24)
    assert " ".join(printed.split()) == f"- {label}: eight nine"


def test_markdown_escapes_what_would_be_markdown() -> None:
    printed = as_markdown((Paragraph("# no\n- no\n1. no *no* _no_ [no](x) <b> `x`"),))
    assert printed == (
        "\\# no  \n\\- no  \n1\\. no \\*no\\* \\_no\\_ \\[no\\](x) \\<b\\> \\`x\\`\n"
    )


@pytest.mark.parametrize(
    ("text", "printed"),
    [
        ("12) no\n2026-11 no", "12\\) no  \n2026-11 no\n"),
        ("    no\n      as it was", "   no  \n      as it was\n"),
        ("Yes.\n\n\tno", "Yes.  \n\n   no\n"),
    ],
)
def test_no_line_of_a_text_becomes_a_list_or_code_in_markdown(text: str, printed: str) -> None:
    assert as_markdown((Paragraph(text),)) == printed


def test_json_dumps_of_hostile_text_is_ascii() -> None:
    assert json.dumps("\u202e\x1b").isascii()


@pytest.mark.parametrize(
    ("text", "typed"),
    [
        ("ours.yaml", "ours.yaml"),
        ("C:\\isp\\ours.yaml", "C:\\isp\\ours.yaml"),
        ("our house.yaml", '"our house.yaml"'),
        ("C:\\our house\\a.yaml", '"C:\\our house\\a.yaml"'),
        ("it's.yaml", '"it\'s.yaml"'),
        ('a "$b".yaml', "'a \"$b\".yaml'"),
        ("haus-\u00fc.yaml", "haus-\u00fc.yaml"),
    ],
)
def test_a_name_in_a_command_is_quoted_where_it_needs_it(text: str, typed: str) -> None:
    assert as_argument(text) == typed


def test_a_width_that_needs_no_table_is_that_of_the_table() -> None:
    assert {cell_len(each) for each in _ONE_CELL} == {1}
    for text in ("Ma\u00dfe \u2013 \u201c\u0394\u03ad\u201d \u2026", "\u50be\u8074 e\u0301"):
        assert cells(text) == cell_len(text)


def test_nothing_unsafe_is_taken_for_printable() -> None:
    unsafe = [chr(each) for each in range(0x110000) if _UNSAFE.match(chr(each))]
    assert len(unsafe) > 2048
    assert not [each for each in unsafe if each.isprintable()]
