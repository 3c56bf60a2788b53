"""Start: the console script; `quizapp` and `quizapp study DECK`, the shortest ways in, read no options."""

import gc
import os
import sys

__all__ = ["script"]


def script() -> None:
    """Run the program; Ctrl-C ends it without a word, even while it is being imported."""
    # Imports leave next to nothing to collect; looking for it at every 700 objects takes a tenth of a start.
    gc.set_threshold(200_000, 20, 20)
    try:
        code = _run(sys.argv[1:])
    except KeyboardInterrupt:
        code = 130
    gc.freeze()  # what is left ends with the process: looking through a large deck for garbage takes seconds
    sys.exit(code)


def _run(words: list[str]) -> int:
    """Open the door at once where nothing needs an option parser: importing one takes 6 ms."""
    if "_QUIZAPP_COMPLETE" in os.environ or any(word.startswith("-") or not word for word in words):
        from quizapp.cli import main  # noqa: PLC0415 - the shortest ways do without

        return main()
    if words and words[0] != "study":
        from quizapp.cli import main  # noqa: PLC0415 - as above

        return main()
    from quizapp.desk import Desk  # noqa: PLC0415 - after the threshold is set
    from quizapp.door import home, study  # noqa: PLC0415 - as above
    from quizapp.fault import guarded  # noqa: PLC0415 - as above

    desk = Desk(os.environ)
    return guarded(lambda: study(desk, tuple(words[1:])) if words else home(desk))
