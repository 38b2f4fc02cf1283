"""Forms that were printed with an overlay: what they say, and that they are read with it."""

from __future__ import annotations

import pytest

from support import ROOT, App

LANTERN = ROOT / "examples" / "frameworks" / "lantern.yaml"
FAMILY, TOGETHER = (
    "Family voice (Lantern Family Support)",
    "Bringing people together (Lantern Family Support)",
)
UNFIT = "Applying and integrating implementation"  # the beginning of its name
ARABIC = """\
format: isp-overlay/1
id: daar
name: Daar
of: practice-guide
language: ar
sources:
  - {id: kitab, name: Kitab, title: K, authors: Us, year: "2026", citation: c, note: n}
wordings:
  - {of: co-creation, name: العمل معًا}
competencies:
  - {domain: co-creation, id: daar.sawt, name: صوت العائلة, text: ثقة.}
"""


@pytest.fixture
def lantern(app: App) -> App:
    app("framework", "add", str(LANTERN))
    app("framework", "use", "lantern")
    return app


def ticked(form: str, *names: str) -> str:
    for name in names:
        assert f"- [ ] {name}" in form
        form = form.replace(f"- [ ] {name}", f"- [x] {name}", 1)
    return form


@pytest.mark.parametrize("kind", [[], ["--yaml"], ["--html"]], ids=["markdown", "yaml", "html"])
def test_a_form_says_what_comes_from_an_overlay_and_leaves_out_what_is_not_relevant(
    lantern: App, kind: list[str]
) -> None:
    form = lantern("worksheet", *kind).out
    assert FAMILY in form and TOGETHER in form
    assert UNFIT not in form
    whole = " ".join(form.replace("# ", "").split())
    assert "What comes from Lantern Family Support says so." in whole


@pytest.mark.parametrize("in_use", ["lantern", "practice-guide", "tci"])
def test_a_form_is_read_with_the_overlay_it_was_printed_with(lantern: App, in_use: str) -> None:
    form = ticked(lantern("worksheet", "--questions", "6").out, FAMILY, TOGETHER)
    lantern("framework", "use", in_use)
    lantern("reflect", "--from", lantern.write("form.md", form))
    text = lantern.only_file("journal").read_text(encoding="utf-8")
    assert "- lantern.family-voice\n" in text
    assert "- brokering\n" in text


def test_a_yaml_form_is_read_with_the_overlay_it_was_printed_with(lantern: App) -> None:
    form = lantern("worksheet", "--questions", "6,7", "--yaml").out
    for name in (FAMILY, TOGETHER):
        assert form.count(f'      # - "{name}"\n') == 2
    form = form.replace(f'      # - "{FAMILY}"', f'      - "{FAMILY}"').replace(
        f'      # - "{TOGETHER}"', f'      - "{TOGETHER}"'
    )
    lantern("framework", "use", "practice-guide")
    lantern("reflect", "--from", lantern.write("form.yaml", form))
    record = lantern("journal", "show", "last", "--json").json
    chosen = [each["competencies"] for each in record["answers"]]
    assert chosen == [["brokering", "lantern.family-voice"]] * 2


def test_a_name_written_as_it_is_printed_is_understood(lantern: App) -> None:
    form = lantern("worksheet", "--questions", "7").out
    for slot, name in (("7a", FAMILY), ("7b", "Bringing people together")):
        form = form.replace(f"**Competency {slot}:**", f"**Competency {slot}:** {name}")
    lantern("reflect", "--from", lantern.write("form.md", form))
    record = lantern("journal", "show", "last", "--json").json
    assert record["answers"][0]["competencies"] == ["lantern.family-voice", "brokering"]


def test_a_form_printed_without_an_overlay_is_read_without_it(app: App) -> None:
    form = ticked(app("worksheet", "--questions", "6").out, "Brokering", UNFIT)
    app("framework", "add", str(LANTERN))
    app("framework", "use", "lantern")
    app("reflect", "--from", app.write("form.md", form))
    record = app("journal", "show", "last", "--json").json
    assert record["answers"][0]["competencies"] == ["brokering", "implementation-frameworks"]


@pytest.mark.parametrize("kind", [[], ["--yaml"]], ids=["markdown", "yaml"])
def test_where_the_overlay_of_a_form_is_gone_that_is_told_with_its_name(
    lantern: App, kind: list[str]
) -> None:
    form = lantern("worksheet", *kind).out
    lantern("framework", "use", "practice-guide")
    (lantern.home / "frameworks" / "lantern.yaml").unlink()
    err = lantern("reflect", "--from", lantern.write("form", form), exit_code=3).err
    assert "has 1 problem\n" in err
    assert "this form was printed with the overlay 'lantern', which is not there" in err
    assert "isp framework add FILE" in err


def test_names_in_another_language_bear_it_in_html_and_its_direction(app: App) -> None:
    app("framework", "add", app.write("daar.yaml", ARABIC))
    app("framework", "use", "daar")
    page = app("worksheet", "--html").out
    assert '<html lang="en-GB">' in page
    assert '<span lang="ar" dir="rtl">صوت العائلة (Daar)</span></li>' in page
    assert '<p class="group"><span lang="ar" dir="rtl">العمل معًا (Daar)</span></p>' in page
    assert '<dt><span lang="ar" dir="rtl">العمل معًا (Daar)</span></dt>' in page
    assert '; <span lang="ar" dir="rtl">صوت العائلة (Daar)</span></dd>' in page
    assert "<span lang" not in App(app.home.parent / "other")("worksheet", "--html").out


def test_an_overlay_in_the_language_of_the_form_needs_no_mark(lantern: App) -> None:
    assert "<span lang" not in lantern("worksheet", "--html").out
