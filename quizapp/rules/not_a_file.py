"""not-a-file: something that is not a file.

A pipe or a device can be opened and never ends. A deck is a file, or a folder of files.
"""

SEVERITY = "error"
WRONG = "A named pipe called `facts.yaml`."
RIGHT = "A file called `facts.yaml`."
