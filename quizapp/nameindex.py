"""Name index: what the facts of a deck go by, each name in its folded form."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from quizapp.mark import Rival

if TYPE_CHECKING:
    import sqlite3
    from collections.abc import Iterable, Sequence
    from typing import Any

    from quizapp.shownname import Shown

__all__ = ["NameIndex"]


class NameIndex(NamedTuple):
    """The names of one kind of fact, or of all where `kind` is ""; `shown` tells them as a learner wants."""

    db: sqlite3.Connection
    kind: str
    shown: Shown | None

    def called(self, form: str) -> Sequence[Rival]:
        """Return every fact that goes by exactly this folded form."""
        rows = self.db.execute(
            "SELECT form, key, shown, told, part FROM form WHERE form = ?1 AND (?2 = '' OR kind = ?2)",
            (form, self.kind),
        )
        return [self._rival(row) for row in rows]

    def between(self, shortest: int, longest: int, *, parts: bool = False) -> Iterable[Rival]:
        """Yield every full form of a length, and parts of names if asked."""
        rows = self.db.execute(
            "SELECT form, key, shown, told, part FROM form WHERE length BETWEEN ?1 AND ?2 AND part <= ?3"
            " AND (?4 = '' OR kind = ?4)",
            (shortest, longest, int(parts), self.kind),
        )
        return (self._rival(row) for row in rows)

    def _rival(self, row: tuple[Any, ...]) -> Rival:
        form, key, shown, told, part = row
        rival = Rival(form, key, shown, told, bool(part))
        return rival if self.shown is None else self.shown.rival(rival)
