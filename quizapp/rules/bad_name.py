"""bad-name: a file name that cannot be shown.

The name of a file is shown in messages and becomes the name of a topic. One with a line break or a control
character in it could steer the terminal, and is not read.
"""

SEVERITY = "error"
WRONG = "A file whose name holds a line break."
RIGHT = "The same file under a plain name, `dates.yaml`."
