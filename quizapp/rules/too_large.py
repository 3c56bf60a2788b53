"""too-large: a file of more than 32 MiB.

That is some two hundred thousand facts. A deck may have any number of files, so it can be split.
"""

SEVERITY = "error"
WRONG = "A file of 40 MiB."
RIGHT = "Two files of 20 MiB each, in a folder with a `deck.yaml`."
