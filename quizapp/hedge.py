"""What is said around an answer: how sure one is, whether it is denied, and whether several are named."""

from __future__ import annotations

import re

from quizapp.fold import fold

__all__ = ["SAID", "UNSURE", "bare", "choices", "denied"]

# The patterns are strings: `re` compiles each when it is first asked, so that importing costs nothing.
UNSURE = r"(?:perhaps|maybe|probably|possibly|likely|presumably)"
SAID = (  # what comes before an answer and adds nothing to it; apostrophes may be gone
    r"(?:(?:it|that|this|he|she|they|(?:the |my )?(?:answer|guess)) "
    r"(?:is|was|are|were|happened|must be|must have been|(?:woul|coul|shoul)d be)|"
    r"(?:is|was|could|would) (?:it|that|he|she)(?: be)?|um|uh|er|hmm|well|oh|"
    r"(?:it|that|he|she)'?s|they'?re|i(?: would|'?d)? (?:think|guess|believe|suppose|say)|"
    r"i'?m (?:pretty |fairly |quite )?sure|definitely|certainly|surely|obviously|clearly|of course)"
)
_AFTER = (
    rf"(?: (?:{UNSURE}|definitely|certainly|surely|obviously|clearly|of course|for sure|though|"
    r"i (?:think|guess|believe|suppose)|(?:im )?not sure))+$|(?<=.)(?:です|でした|입니다|이에요|예요)$"
)
_DENIAL = (
    r"(?:not(?! (?:fewer|less|more|sure))|never|neither|cannot be|anything other than|"
    r"(?:(?:it|that|this|he|she|they) )?(?:is|was|are|were|ai|ca)nt(?: be)?|"
    r"(?:i )?(?:dont|do not) (?:think|believe)|i doubt|"
    r"(?:any|every|all|no)(?: ?(?:one|body|thing|where|year|time))? ?(?:but|except)) (?=.)|不是"
)
_DENIED_AFTER = r"(?:では|じゃ|で)(?:ない|ありません)$|以外$|(?:이|가)? ?아(?:님|니다|니야|니에요|닙니다)$"
_CHOICE = (
    r"\s*(?:[/;、，|\\&+?()]|,|\.{2,}|…|\s[-–—]\s|\b(?:and/or|or|and|nor|vs|versus|but)\b|\s(?=not\b)|"
    r"(?<=\s)또는(?=\s)|(?<=\w)이?나(?=\s)|か|と|→)\s*"
)
_ONE_OF = r"^(?:either|neither|both|one of|between) "


def bare(said: str) -> str:
    """Take away from a folded text what was said around the answer."""
    plain = re.sub(rf"^(?:(?:{SAID}|{UNSURE}) )+", "", said)
    return fold(re.sub(_AFTER, "", plain)) if plain != said or re.search(_AFTER, said) else said


def denied(said: str) -> bool:
    """Whether a folded text says what the answer is not."""
    return bool(re.match(_DENIAL, bare(said)) or re.search(_DENIED_AFTER, said))


def choices(response: str) -> list[str]:
    """Part a response where it may name several; mere words about them are left out."""
    pieces = (re.sub(_ONE_OF, "", piece) for piece in re.split(_CHOICE, response.casefold()) if piece)
    return [piece for piece in pieces if (said := fold(piece)) and bare(f"{said} x") != "x"]
