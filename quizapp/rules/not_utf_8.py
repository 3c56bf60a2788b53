"""not-utf-8: a file that is not UTF-8 text.

UTF-8 writes every script; another encoding would turn letters into others without a word. A byte-order mark
and Windows line ends are fine.
"""

SEVERITY = "error"
WRONG = "A file saved as UTF-16 or Latin-1."
RIGHT = "The same file saved as UTF-8."
