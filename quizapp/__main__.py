"""`python -m quizapp` is `quizapp`."""

from quizapp.cli import script

if __name__ == "__main__":
    script()
