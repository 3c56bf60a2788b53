"""What can go wrong that an author cannot mend in a deck.

    QuizError                 anything the program says instead of a traceback; exit code 1
    ├── UsageError            the command line or a setting is off; exit code 2
    ├── DeckError             a deck cannot be found or opened at all
    └── ProgressError         the progress file cannot be used
        ├── DamagedProgress   it is cut short or scrambled
        ├── NewerProgress     it was written by a newer version
        ├── NotProgress       it is something else, or its beginning is scrambled
        ├── ReadOnlyProgress  it cannot be written to
        └── StrangeProgress   it holds what quizapp did not make

Bad deck *content* is never an exception: it is a `Problem`, returned with all that could be read.
"""

__all__ = [
    "DamagedProgress",
    "DeckError",
    "NewerProgress",
    "NotProgress",
    "ProgressError",
    "QuizError",
    "ReadOnlyProgress",
    "StrangeProgress",
    "UsageError",
]


class QuizError(Exception):
    """One clear message: what is wrong, and in `hint` what to do now."""

    exit_code = 1

    def __init__(self, message: str, hint: str = "") -> None:
        super().__init__(message)
        self.message = message
        self.hint = hint

    def __str__(self) -> str:
        return f"{self.message} {self.hint}".strip()


class UsageError(QuizError):
    """The command line or a setting is off."""

    exit_code = 2


class DeckError(QuizError):
    """A deck cannot be found or opened at all."""


class ProgressError(QuizError):
    """The progress file cannot be used as it is."""


class DamagedProgress(ProgressError):  # noqa: N818 - reads as what it is
    """The progress file is cut short or scrambled."""


class NewerProgress(ProgressError):  # noqa: N818 - reads as what it is
    """The progress file was written by a newer version of the program."""


class NotProgress(ProgressError):  # noqa: N818 - reads as what it is
    """The file is no progress file, as far as its beginning tells."""


class ReadOnlyProgress(ProgressError):  # noqa: N818 - reads as what it is
    """The progress file cannot be written to."""


class StrangeProgress(ProgressError):  # noqa: N818 - reads as what it is
    """The progress file holds tables, views or triggers that quizapp did not make."""
