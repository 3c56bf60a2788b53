"""id-taken: two decks with one id.

Progress is filed under the id of a deck, so two decks of one id would mix their learners' progress. Of two
that are checked together, the second is named.
"""

SEVERITY = "error"
WRONG = "A second deck that begins with `deck: example`."
RIGHT = "A second deck that begins with `deck: another`."
