"""Run isp as `python -m isp_cli`."""

from isp_cli.cli import main

main()
