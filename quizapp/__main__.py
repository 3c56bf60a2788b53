"""`python -m quizapp` is `quizapp`."""

from quizapp.start import script

if __name__ == "__main__":
    script()
