"""The command line: which command runs; each is a file in `commands/`, imported when it is called."""

from __future__ import annotations

import os
from importlib import import_module
from io import StringIO
from pathlib import Path

import click

from quizapp import __version__
from quizapp.commands import whose
from quizapp.desk import Desk
from quizapp.fault import guarded, hush
from quizapp.say import say

__all__ = ["main"]

# How a command is typed, where that is not the name of its file.
_NAMES = {"try_": "try"}


class Commands(click.Group):
    """The commands that stand in `commands/`, one file each."""

    def list_commands(self, ctx: click.Context) -> list[str]:
        """Return the names of all commands."""
        del ctx
        here = Path(__file__).parent / "commands"
        stems = (path.stem for path in here.glob("*.py") if not path.stem.startswith("_"))
        return sorted(_NAMES.get(stem, stem) for stem in stems)

    def get_command(self, ctx: click.Context, cmd_name: str) -> click.Command | None:
        """Import a command."""
        if cmd_name not in self.list_commands(ctx):
            return None
        stem = {name: stem for stem, name in _NAMES.items()}.get(cmd_name, cmd_name)
        module = import_module(f"quizapp.commands.{stem}")
        command = module.command
        assert isinstance(command, click.Command)
        # `--help` lists it by the first line of its file: click would cut its own text short.
        told = str(module.__doc__).partition("\n")[0].partition(": ")[2]
        command.short_help = f"{told[:1].upper()}{told[1:]}"
        return command

    def invoke(self, ctx: click.Context) -> object:
        """Run a command; that the reader of a pipe has had enough is no failure, as click would have it."""
        try:
            return super().invoke(ctx)
        except BrokenPipeError:
            hush()
            return 0

    def resolve_command(
        self, ctx: click.Context, args: list[str]
    ) -> tuple[str | None, click.Command | None, list[str]]:
        """Resolve a command; an unknown one is named with its nearest."""
        try:
            return super().resolve_command(ctx, args)
        except click.UsageError as error:
            from quizapp.hint import nearest  # noqa: PLC0415 - only a mistake needs it

            near = nearest(args[0], self.list_commands(ctx))
            hint = f"Did you mean `quizapp {near}`?" if near else "`quizapp --help` lists them."
            raise click.UsageError(f"There is no command `{args[0]}`. {hint}", ctx) from error


@click.group(
    cls=Commands,
    invoke_without_command=True,
    context_settings={"help_option_names": ["-h", "--help"], "max_content_width": 100},
)
@whose
@click.version_option(__version__, prog_name="quizapp")
@click.pass_context
def cli(ctx: click.Context) -> None:
    """Quiz and flashcards in the terminal: typed facts in YAML, and progress that is never lost.

    Without a command, opens the app on your decks.
    """
    if ctx.obj is None:  # where neither --progress nor --learner has laid one
        ctx.obj = Desk(os.environ)
    if ctx.invoked_subcommand is None:
        from quizapp.door import home  # noqa: PLC0415 - only this needs it

        ctx.exit(home(ctx.obj))


def main(arguments: list[str] | None = None) -> int:
    """Run the command line; return the exit code. What goes wrong is one message and no traceback."""
    return guarded(lambda: _called(arguments))


def _called(arguments: list[str] | None) -> int:
    try:
        code = cli.main(args=arguments, prog_name="quizapp", standalone_mode=False)
    except click.ClickException as error:
        shown = StringIO()
        error.show(shown)  # it quotes what was typed, which may come from a script or a stranger's file name
        say(shown.getvalue().rstrip("\n"), err=True)
        return error.exit_code
    except click.exceptions.Abort:  # click has ended the line
        return 130
    return code if isinstance(code, int) else 0
