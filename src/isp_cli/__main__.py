"""Run isp as `python -m isp_cli`."""

from __future__ import annotations

from isp_cli.cli import main

main()
