"""Options that every command takes, before or after its name."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Any, TypeVar

import click

from dragoman.cli.console import Session

_Function = TypeVar("_Function", bound=Callable[..., Any])


def common_options(function: _Function) -> _Function:
    """-C/--workspace and -q/--quiet: people type them where they think of them."""
    folder = click.option(
        "-C",
        "--workspace",
        metavar="DIR",
        expose_value=False,
        callback=_set_folder,
        type=click.Path(file_okay=False, path_type=Path),
        help="The workspace to work in: this folder or one above, unless given.",
    )
    quiet = click.option(
        "-q", "--quiet", is_flag=True, expose_value=False, callback=_set_quiet, help="Say only what went wrong."
    )
    return folder(quiet(function))


def session(ctx: click.Context) -> Session:
    """The session of this run, made when the first option or command asks for it."""
    return ctx.ensure_object(Session)


def _set_folder(ctx: click.Context, _param: click.Parameter, value: Path | None) -> None:
    if value is not None:
        session(ctx).folder = value


def _set_quiet(ctx: click.Context, _param: click.Parameter, value: bool) -> None:
    if value:
        session(ctx).quiet = True
