#!/usr/bin/env bash
# SQLite 3.51.1 (pysqlite3-binary 0.5.4.post2) refuses a flat row of a thousand `OR`s, and takes the
# same terms where brackets join them half by half.
#
# `a OR b OR c` is one level to whoever reads it. To SQLite it is a tree that leans to one side, as
# deep as it has terms, and one that is a thousand deep is refused: "Expression tree is too large".
# `AND` is the same, and so is `||`. Brackets that change nothing of the meaning make it ten deep,
# and twenty thousand terms are taken. `IN (...)` has no such depth. Whoever makes a condition of
# a list that a person fills meets this only with a long list.
#
# Output seen on CPython 3.11.7:
#   999 terms in a row: 1
#   1001 terms in a row: Expression tree is too large (maximum depth 1000)
#   1001 terms, half by half: 1
#   20000 terms, half by half: 1
set -euo pipefail

folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
python3 -m venv "$folder/venv"
"$folder/venv/bin/python" -m pip install -q --disable-pip-version-check \
  pysqlite3-binary==0.5.4.post2

cat >"$folder/ask.py" <<'PYTHON'
from pysqlite3 import dbapi2 as sqlite3

db = sqlite3.connect(":memory:")
db.execute("CREATE TABLE pots (label TEXT)")
db.execute("INSERT INTO pots VALUES ('plum jam')")


def halves(parts):
    if len(parts) == 1:
        return parts[0]
    middle = len(parts) // 2
    return f"({halves(parts[:middle])} OR {halves(parts[middle:])})"


def ask(name, where):
    try:
        print(f"{name}:", db.execute(f"SELECT count(*) FROM pots WHERE {where}").fetchone()[0])
    except sqlite3.OperationalError as error:
        print(f"{name}:", error)


def terms(count):
    return [f"instr(label, '{number}')" for number in range(count - 1)] + ["instr(label, 'plum')"]


ask("999 terms in a row", " OR ".join(terms(999)))
ask("1001 terms in a row", " OR ".join(terms(1001)))
ask("1001 terms, half by half", halves(terms(1001)))
ask("20000 terms, half by half", halves(terms(20_000)))
PYTHON

seen=$("$folder/venv/bin/python" "$folder/ask.py")
echo "$seen"
[ "$seen" = "999 terms in a row: 1
1001 terms in a row: Expression tree is too large (maximum depth 1000)
1001 terms, half by half: 1
20000 terms, half by half: 1" ]
