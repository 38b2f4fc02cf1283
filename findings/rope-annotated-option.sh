#!/usr/bin/env bash
# rope 1.15.2 cannot rename what is used in a module that has an option in typer's usual form.
#
# `weight: Annotated[str | None, typer.Option(help="How heavy.")] = None` is how an option with a
# help text is written. rope looks for the `=` of the default right behind the argument's name, and
# takes the one in `help="How heavy."` for it; then it looks there for `None`. Renaming a class of
# another module, which this one only imports, raises MismatchedTokenError. Without the help text,
# or where the default is a text too, the same rename works. The program under rename is valid; it
# is not run, and typer need not be there.
#
# Output seen on CPython 3.11.7:
#   no help text, None: app.py model.py
#   a help text, '': app.py model.py
#   a help text, None: MismatchedTokenError
set -euo pipefail

folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
python3 -m venv "$folder/venv"
"$folder/venv/bin/python" -m pip install -q --disable-pip-version-check rope==1.15.2

cat >"$folder/rename.py" <<'PYTHON'
import sys
from pathlib import Path

from rope.base.project import Project
from rope.refactor.rename import Rename

APP = '''\
from typing import Annotated

import typer
from model import Parcel


def send(weight: Annotated[str | None, typer.Option({option})] = {default}) -> None:
    print(Parcel(), [each for each in weight or ""])
'''
CASES = {
    "no help text, None": ('"--weight"', "None"),
    "a help text, ''": ('help="How heavy."', "''"),
    "a help text, None": ('help="How heavy."', "None"),
}

for case, (option, default) in CASES.items():
    folder = Path(sys.argv[1]) / case
    folder.mkdir()
    (folder / "model.py").write_text("class Parcel:\n    pass\n")
    (folder / "app.py").write_text(APP.format(option=option, default=default))
    project = Project(str(folder), ropefolder=None)
    model = project.get_file("model.py")
    try:
        changes = Rename(project, model, model.read().index("Parcel")).get_changes("Package")
        print(f"{case}:", *sorted(each.path for each in changes.get_changed_resources()))
    except Exception as error:
        print(f"{case}:", type(error).__name__)
PYTHON

seen=$("$folder/venv/bin/python" "$folder/rename.py" "$folder")
echo "$seen"
[ "$seen" = "no help text, None: app.py model.py
a help text, '': app.py model.py
a help text, None: MismatchedTokenError" ]
