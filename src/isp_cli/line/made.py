"""What typer takes, as `front` looks it up, and the help of `isp`: made by docs/renew_front.py.

Behind the name of an argument, `?`: it may be left out; `*`: any number of words; `+`: one or more.
Behind that of an option, `=`: a value follows; `!`: and has to be said; `+`: it may be said again;
nothing: it stands alone. A command that takes anything else is not here, nor is such an option."""

# fmt: off
COMPLETION = "_ISP_COMPLETE"
BEFORE = {"--home": "home=", "--plain": "plain", "--no-index": "no_index"}
LINES: dict[str, tuple[str, tuple[str, ...], dict[str, str]]] = {
    "browse": ("browse:browse", ("what*",), {
        "--search": "search=", "--compare": "compare", "--framework": "only=", "--cite": "cite",
        "--ids": "ids", "--json": "json", "--markdown": "markdown", "--plain": "plain",
        "--no-index": "no_index"
    }),
    "framework": ("framework:framework", (), {
        "--json": "json", "--markdown": "markdown", "--plain": "plain"
    }),
    "framework list": ("framework:list_", (), {
        "--json": "json", "--markdown": "markdown", "--plain": "plain"
    }),
    "framework show": ("framework:show", ("id?",), {
        "--json": "json", "--markdown": "markdown", "--plain": "plain"
    }),
    "framework check": ("framework:check", ("file",), {"--plain": "plain"}),
    "framework add": ("framework:add", ("file",), {"--replace": "replace", "--plain": "plain"}),
    "framework use": ("framework:use", ("id",), {"--plain": "plain"}),
    "framework new": ("framework:new", ("id",), {"--overlay": "overlay=", "--plain": "plain"}),
    "framework export": ("exchange:export", ("which?",), {"--plain": "plain"}),
    "framework import": ("exchange:import_", ("file",), {"--id": "id=", "--plain": "plain"}),
    "framework diff": ("framework:diff", ("one", "other"), {
        "--json": "json", "--markdown": "markdown", "--plain": "plain"
    }),
    "reflect": ("reflect:reflect", ("id?",), {
        "--after": "after=", "--set": "set_=", "--about": "about=", "--from": "from_=",
        "--questions": "questions=", "--on": "on=", "--again": "again", "--twice": "twice",
        "--plain": "plain"
    }),
    "worksheet": ("worksheet:worksheet", (), {
        "--html": "html", "--yaml": "yaml", "--questions": "questions="
    }),
    "questions": ("questions:questions", (), {
        "--json": "json", "--markdown": "markdown", "--plain": "plain"
    }),
    "questions show": ("questions:show", ("name",), {
        "--json": "json", "--markdown": "markdown", "--plain": "plain"
    }),
    "questions check": ("questions:check", ("file",), {"--plain": "plain"}),
    "thread": ("thread:thread", ("name+",), {
        "--since": "since=", "--both": "both", "--whole": "whole", "--json": "json",
        "--markdown": "markdown", "--plain": "plain", "--no-index": "no_index"
    }),
    "promises": ("promises:promises", (), {
        "--all": "every", "--json": "json", "--markdown": "markdown", "--plain": "plain",
        "--no-index": "no_index"
    }),
    "promises add": ("promises:add", ("words",), {"--by": "by=", "--plain": "plain"}),
    "promises kept": ("promises:kept", ("number",), {"--note": "note=", "--plain": "plain"}),
    "promises still-open": ("promises:still_open", ("number",), {
        "--by": "by=", "--note": "note=", "--plain": "plain"
    }),
    "promises let-go": ("promises:let_go", ("number",), {"--why": "why=", "--plain": "plain"}),
    "evidence": ("evidence:evidence", (), {
        "--competency": "competency=", "--principle": "principle=", "--how": "how=",
        "--since": "since=", "--all": "every", "--gaps": "gaps", "--json": "json",
        "--markdown": "markdown", "--plain": "plain", "--no-index": "no_index"
    }),
    "evidence add": ("evidence:add", ("words?",), {
        "--competency": "competency+", "--principle": "principle+", "--activity": "activity+",
        "--how": "how=", "--when": "when=", "--plain": "plain"
    }),
    "plan": ("plan:plan", (), {
        "--from": "from_=", "--json": "json", "--markdown": "markdown", "--plain": "plain",
        "--no-index": "no_index"
    }),
    "plan add": ("plan:add", ("competency", "step"), {"--due": "due!", "--plain": "plain"}),
    "plan ics": ("open_plan:ics", (), {"--plain": "plain"}),
    "plan change": ("open_plan:change", ("which?", "words?"), {
        "--due": "due=", "--why": "why=", "--resources": "resources+", "--people": "people+",
        "--until": "until=", "--add": "add+", "--remove": "remove+", "--plain": "plain"
    }),
    "plan close": ("open_plan:close", (), {"--learnt": "learnt=", "--plain": "plain"}),
    "plan review": ("plan:review", (), {"--plain": "plain"}),
    "levels": ("levels:levels", (), {
        "--framework": "only=", "--json": "json", "--markdown": "markdown", "--plain": "plain",
        "--no-index": "no_index"
    }),
    "levels place": ("levels:place", ("name*",), {"--plain": "plain"}),
    "levels compare": ("levels:compare", (), {
        "--with": "with_=", "--framework": "only=", "--json": "json", "--markdown": "markdown",
        "--plain": "plain", "--no-index": "no_index"
    }),
    "review": ("review:review", (), {
        "--question": "question=", "--since": "since=", "--json": "json", "--markdown": "markdown",
        "--plain": "plain", "--no-index": "no_index"
    }),
    "practice": ("review:practice", (), {
        "--json": "json", "--markdown": "markdown", "--plain": "plain", "--no-index": "no_index"
    }),
    "practice list": ("review:list_", (), {
        "--json": "json", "--markdown": "markdown", "--plain": "plain", "--no-index": "no_index"
    }),
    "practice show": ("review:show", ("which",), {
        "--json": "json", "--markdown": "markdown", "--plain": "plain", "--no-index": "no_index"
    }),
    "practice export": ("review:export", (), {
        "--json": "json", "--plain": "plain", "--no-index": "no_index"
    }),
    "journal list": ("journal:list_", (), {
        "--trash": "in_trash", "--drafts": "drafts_only", "--all": "every", "--json": "json",
        "--markdown": "markdown", "--plain": "plain", "--no-index": "no_index"
    }),
    "journal show": ("journal:show", ("id",), {
        "--before": "before", "--json": "json", "--markdown": "markdown", "--plain": "plain",
        "--no-index": "no_index"
    }),
    "journal path": ("journal:path", ("id?",), {}),
    "journal search": ("journal_search:search", ("words*",), {
        "--question": "question=", "--competency": "competency=", "--since": "since=",
        "--until": "until=", "--kind": "kind=", "--all": "every", "--json": "json",
        "--markdown": "markdown", "--plain": "plain", "--no-index": "no_index"
    }),
    "journal edit": ("journal:edit", ("id",), {"--plain": "plain"}),
    "journal move": ("journal:move", ("id",), {"--on": "on!", "--plain": "plain"}),
    "journal trash": ("journal:trash", ("id",), {"--plain": "plain"}),
    "journal restore": ("journal:restore", ("id",), {"--plain": "plain"}),
    "journal empty-trash": ("journal:empty_trash", (), {"--yes": "yes", "--plain": "plain"}),
    "undo": ("undo:undo", (), {"--plain": "plain"}),
    "doctor": ("doctor:doctor", (), {
        "--fix-permissions": "fix_permissions", "--tidy": "tidy", "--migrate": "migrate",
        "--json": "json", "--markdown": "markdown", "--plain": "plain"
    }),
    "schema": ("schema:schema", ("name",), {}),
    "plain": ("home:plain", ("state?",), {}),
    "where": ("journal:where", (), {"--json": "json", "--plain": "plain"}),
}
HELP = """\
Usage: isp [OPTIONS] COMMAND [ARGS]...

  Reflective practice for implementation support.

  Read the field's competencies, answer the guide's ten reflective questions,
  and grow two or three competencies at a time. Your words stay on this
  computer, in files you can read.

Options:
  --home DIR            Keep everything in this folder.
  --plain               Numbered lines, no redraw, no colour; for screen
                        readers.
  --no-index            Answer from the files alone, without the index.
  --version             Print the version.
  --install-completion  Install completion for the current shell.
  --show-completion     Show completion for the current shell, to copy it or
                        customize the installation.
  -h, --help            Show this message and exit.

Read:
  browse     Read principles, competencies and questions.
  framework  Choose a framework, and bring your own.

Reflect:
  reflect    Answer reflective questions: the guide's ten, or others.
  worksheet  Print the ten questions as a form to fill in.
  questions  See the question sets: the guide's, this project's, yours.

Grow:
  thread    Read the story of one competency or principle.
  promises  See what you said you would do differently.
  evidence  See what happened that you can point to.
  plan      See your plan, or make one.
  levels    See where you saw yourself, in your own words.
  review    Read again what you answered over the years.
  practice  See the practices you could pass on to others.

Keep:
  journal  List, read, search, edit and put away your entries.
  undo     Take back the last thing you changed.
  doctor   Check your files, and say what to do.
  schema   Print the JSON Schema of one kind of file.
  plain    Have plain lines, as a screen reader wants.
  where    Show the folders isp keeps things in.

  Example: isp browse facilitation
"""
