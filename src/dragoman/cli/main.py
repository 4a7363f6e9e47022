"""The entry point: global options, lazy commands, errors turned into words and exit codes."""

from __future__ import annotations

import os
import sys
from importlib import import_module

import click

from dragoman import __version__
from dragoman.cli.console import Session
from dragoman.cli.options import common_options
from dragoman.model import DragomanError

COMMANDS = {
    "init": "Make a new workspace that builds at once.",
    "import": "Bring a pasted or extracted paper into texts/.",
    "show": "Show what the tool understands of one text.",
    "update": "Bring the catalogues up to date with the texts.",
    "propagate": "Give a correction in one text to the others that share the unit.",
    "regranulate": "Change what a unit is, a sentence or a paragraph, keeping every translation.",
    "return": "Take PO files that come back from translators into locales/.",
    "status": "Show how much is translated, by units and words.",
    "terms": "Propose terms for the glossary; bring terms in and out as TBX.",
    "check": "Look over texts and translations before they are signed.",
    "explain": "Tell the rule of a check.",
    "build": "Build PDF, EPUB and HTML editions into dist/.",
    "watch": "Build whatever is saved, as long as it runs.",
    "clean": "Remove what was built and is no longer wanted.",
    "proof": "Show that nothing is missing in what was built.",
    "preflight": "Look a PDF over as a print shop would.",
    "booklet": "Lay the pages of a PDF out for folding and stapling.",
    "format": "Bring PO files of any origin into the canonical form.",
    "merge-driver": "Merge PO files for git, unit by unit.",
    "pseudo": "Fill catalogues with pseudo-translations, to test layouts.",
}
"""Commands in the order of the work, with the line that --help shows; each lives in dragoman.cli.commands."""


class LazyGroup(click.Group):
    """A group whose commands are imported only when called, so that ``--help`` starts at once."""

    def list_commands(self, ctx: click.Context) -> list[str]:
        return list(COMMANDS)

    def get_command(self, ctx: click.Context, cmd_name: str) -> click.Command | None:
        if cmd_name not in COMMANDS:
            return None
        module = import_module(f"dragoman.cli.commands.{cmd_name.replace('-', '_')}_command")
        command: click.Command = module.command
        return command

    def resolve_command(
        self, ctx: click.Context, args: list[str]
    ) -> tuple[str | None, click.Command | None, list[str]]:
        if args and args[0] not in COMMANDS and not args[0].startswith("-"):
            import difflib

            near = difflib.get_close_matches(args[0], COMMANDS, n=1)
            ctx.fail(f"No such command '{args[0]}'." + (f" Did you mean '{near[0]}'?" if near else ""))
        return super().resolve_command(ctx, args)

    def format_commands(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:
        with formatter.section("Commands"):
            formatter.write_dl(list(COMMANDS.items()))


@click.group(cls=LazyGroup, context_settings={"help_option_names": ["-h", "--help"], "max_content_width": 100})
@common_options
@click.version_option(__version__, prog_name="dragoman")
@click.pass_context
def cli(ctx: click.Context) -> None:
    """Official statements in, PO catalogues for translators, aligned bilingual PDF and EPUB out.

    A workspace is a folder with dragoman.yaml, texts/, locales/, templates/ and dist/.

    \b
    Your own statement in four commands:
      dragoman import statement.txt
      dragoman update
      (translate locales/az/statement.po in Poedit or any editor)
      dragoman status
      dragoman build

    \b
    Exit codes:
      0  fine
      1  findings of severity error, or a gate that fails
      2  wrong usage, or a workspace that cannot be used
    """
    ctx.ensure_object(Session)


def main(arguments: list[str] | None = None) -> None:
    """Run the command line and exit."""
    try:
        result = cli.main(args=arguments, prog_name="dragoman", standalone_mode=False)
        code = result if isinstance(result, int) else 0
    except click.exceptions.Abort:
        click.echo("interrupted", err=True)
        code = 130
    except KeyboardInterrupt:
        click.echo("interrupted", err=True)
        code = 130
    except click.ClickException as error:
        error.show()
        code = 2
    except DragomanError as error:
        Session.complain(error)
        code = error.exit_code
    except BrokenPipeError:
        # The reader (head, less) has gone: no fault of ours; keep the interpreter from complaining at exit.
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        code = 0
    sys.exit(code)
