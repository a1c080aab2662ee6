"""What every command takes, and the settings that follow from it."""

from pathlib import Path
from typing import Annotated

import typer

from shell import settings as machine

ConfigFile = Annotated[
    Path | None, typer.Option("--config", help="The settings of this machine (TOML).")
]
DatabaseUrl = Annotated[
    str | None, typer.Option("--database", help="sqlite:///FILE or postgresql://USER@HOST/NAME")
]
AsJson = Annotated[bool, typer.Option("--json", help="One JSON object instead of text.")]


def configured(config: Path | None, database: str | None, **changes: object) -> machine.Settings:
    """The machine's settings, with what the command line says instead."""
    given = {"database": database, **changes}
    return machine.load(config).model_copy(
        update={name: value for name, value in given.items() if value is not None}
    )
