"""What is told below an answer: the verdict and why, then what belongs to the fact."""

from __future__ import annotations

from typing import TYPE_CHECKING

from quizapp.marks import VERDICTS
from quizapp.response import Arrange, Pair, Place, Ticked
from quizapp.study.telling import advice
from quizapp.tui.text import NOTHING, beside, hung, line

if TYPE_CHECKING:
    from collections.abc import Iterator

    from textual.content import Content

    from quizapp.study.asked import Answered

__all__ = ["painted"]

_WHY = 2  # rows of a reason that is marked above already, thing by thing
_RATED = {
    1: "again, as you rated it",
    2: "hard, as you rated it",
    3: "good, as you rated it",
    4: "easy, as you rated it",
}


def painted(answered: Answered, width: int) -> list[Content]:
    """Return all of it; the most important first, so that a small window cuts off the least."""
    told = list(_told(answered, width))
    return [*_verdict(answered, width), *([NOTHING, *told] if told else [])]


def _verdict(answered: Answered, width: int) -> Iterator[Content]:
    mark = answered.mark
    sign = VERDICTS[mark.verdict]
    head = line((f"{sign.mark} ", f"{sign.style} bold"))
    if mark.verdict == "which":
        more = "  Name the rest." if mark.score else "  One more try; nothing is counted."
        if answered.question.then is not None:
            more = ""  # the question that follows stands above
        text = line((mark.why or "Which one?", f"{sign.style} bold"), (more, "$quiet"))
        yield from hung(head, text, width)
        return
    # Where the learner compared, the answer stands above already, ticked.
    compared = answered.response if isinstance(answered.response, Ticked) else None
    known = _known(answered) if compared is None else mark.why or _RATED[compared.rating]
    said = line((sign.word, f"{sign.style} bold"), (" — ", "$quiet"), (known, "$bright bold"))
    when = line((_when(answered), "$quiet"))
    if head.cell_length + said.cell_length + when.cell_length + 3 <= width:
        yield beside(head + said, when, width)
        when = NOTHING
    else:
        yield from hung(head, said, width)
    if mark.why and compared is None:
        why = hung("  ", line((_sentence(mark.why), "$foreground")), width)
        if len(why) <= _WHY or not isinstance(answered.question.shape, Arrange | Pair):
            yield from why
    if mark.missing and compared is None:
        yield from hung("  ", line(("Missing: ", "$quiet"), "; ".join(mark.missing)), width)
    if when:
        yield from hung("  ", when, width)


def _known(answered: Answered) -> str:
    """Return the right answer; of an order or a place, which stand above as they are right, the date."""
    shape = answered.question.shape
    if isinstance(shape, Arrange):
        return f"{shape.options[shape.about].text}: {shape.told[shape.about]}"
    return answered.question.card.answer.shown if isinstance(shape, Place) else answered.mark.expected


def _told(answered: Answered, width: int) -> Iterator[Content]:
    told = answered.telling
    if answered.mark.verdict == "which":
        return
    if told.changed:
        yield from hung("  ", line((told.changed, "$fair")), width)
    if told.because:
        yield from hung("  ", line(_sentence(told.because)), width)
    if told.note:
        yield from hung("  ", line(told.note), width)
    if told.outside:
        yield from hung("  ", line(("From elsewhere: ", "$fair"), (told.outside, "$quiet")), width)
    if advised := advice(answered.memory):
        yield from hung("  ", line((advised, "$fair")), width)
    if told.source:
        yield from hung("  ", line((told.source, "$quiet")), width)


def _when(answered: Answered) -> str:
    """Say when the card comes again."""
    if answered.again:
        return "again in this sitting"
    if answered.days is None:
        return ""
    if answered.days <= 0:
        return "again today"
    return "again tomorrow" if answered.days == 1 else f"again in {answered.days} days"


def _sentence(text: str) -> str:
    """Return a reason as a sentence: its first letter large, a stop at its end."""
    text = text.strip()
    return text[:1].upper() + text[1:] + ("" if text.endswith((".", "?", "!", "…", "。")) else ".")
