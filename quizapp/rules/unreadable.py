"""unreadable: a file that cannot be read.

It is there, but you may not read it, or it went away while the deck was read.
"""

SEVERITY = "error"
WRONG = "A file without read permission."
RIGHT = "The same file after `chmod u+r`."
