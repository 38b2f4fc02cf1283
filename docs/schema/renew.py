"""Write the JSON Schemas of isp's files anew, after a record has changed.

Run it from the repository: .venv/bin/python docs/schema/renew.py
"""

import json
from pathlib import Path

from isp_cli.commands.schema import NAMES, json_schema

HERE = Path(__file__).parent

for name in NAMES:
    text = json.dumps(json_schema(name), indent=2) + "\n"
    (HERE / f"{name}.schema.json").write_text(text, encoding="utf-8", newline="\n")
