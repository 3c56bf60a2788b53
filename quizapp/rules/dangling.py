"""dangling: a key that names nothing.

A reference is followed by its key. Where no fact or issue has that key, the claim would lose a part: a
position without its holder is another claim. So the fact is left as it is without what it refers to.
"""

SEVERITY = "error"
WRONG = """\
deck: example
as_of: 1659
actors:
  france: {name: France, kind: government}
issues: {border: The border}
positions:
  moved: {holder: frnce, issue: border, stance: wants it moved}
"""
RIGHT = """\
deck: example
as_of: 1659
actors:
  france: {name: France, kind: government}
  spain: {name: Spain, kind: government}
issues: {border: The border}
positions:
  moved: {holder: france, issue: border, stance: wants it moved}
  kept: {holder: spain, issue: border, stance: wants it left where it is}
"""
