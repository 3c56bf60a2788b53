"""The command line: which command runs; each is a file in `commands/`, imported when it is called."""

from __future__ import annotations

import contextlib
import gc
import os
import sys
from importlib import import_module
from pathlib import Path

import click

from quizapp import __version__
from quizapp.commands import whose
from quizapp.desk import Desk
from quizapp.errors import QuizError
from quizapp.say import ready, say

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
            _hush()
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
        from quizapp.commands.study import open_app  # noqa: PLC0415 - only this needs it

        ctx.exit(open_app(ctx.obj))


def main(arguments: list[str] | None = None) -> int:
    """Run the command line; return the exit code. What goes wrong is one message and no traceback."""
    ready()
    try:
        code = cli.main(args=arguments, prog_name="quizapp", standalone_mode=False)
    except QuizError as error:
        return _say(str(error), error.exit_code)
    except click.ClickException as error:
        error.show()
        return error.exit_code
    except (KeyboardInterrupt, click.exceptions.Abort):  # click has ended the line
        return 130
    except Exception as error:
        if os.environ.get("QUIZAPP_DEBUG"):
            raise
        return _say(_fault(error), 1)
    return code if isinstance(code, int) else 0


def _fault(error: Exception) -> str:
    """Return one line for what nobody foresaw."""
    if isinstance(error, OSError):
        with contextlib.suppress(OSError, ValueError):  # what could not be written is not tried again
            _hush()
        what = str(error.filename) if error.filename is not None else "That"
        return f"{what} could not be read or written: {error.strerror or error}. All answers are kept."
    if type(error).__module__ == "sqlite3":
        return (
            f"A file of quizapp cannot be read: {error}. `quizapp paths` says where it is; if it is the "
            "progress file, put a backup in its place."
        )
    return (
        f"Something went wrong in the program ({type(error).__name__}: {error}). All answers are kept; "
        "QUIZAPP_DEBUG=1 shows where."
    )


def _hush() -> None:
    """Let what is still to be written go nowhere."""
    os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())


def _say(message: str, code: int) -> int:
    from quizapp.safe import one_line  # noqa: PLC0415 - only a fault needs it

    say(f"quizapp: {one_line(message)}", err=True)
    return code


def script() -> None:
    """Run the console script."""
    # Imports leave next to nothing to collect; looking for it at every 700 objects takes a tenth of a start.
    gc.set_threshold(200_000, 20, 20)
    sys.exit(main())
