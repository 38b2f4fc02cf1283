"""Build hook: compile each data/*.yaml to JSON beside it, which loads in milliseconds."""

import sys
from pathlib import Path
from typing import Any

from hatchling.builders.hooks.plugin.interface import BuildHookInterface


class CompileData(BuildHookInterface):
    def initialize(self, version: str, build_data: dict[str, Any]) -> None:
        root = Path(self.root)
        sys.path.insert(0, str(root / "src"))
        try:
            from isp_cli.framework.bundled import compile_yaml
        finally:
            sys.path.pop(0)
        for authored in sorted((root / "data").glob("*.yaml")):
            authored.with_suffix(".json").write_bytes(compile_yaml(authored.read_bytes()))
