"""sarif: the Static Analysis Results Interchange Format, version 2.1.0 (OASIS), for code scanning."""

from __future__ import annotations

import json
from pathlib import PurePath
from typing import TYPE_CHECKING
from urllib.parse import quote

from quizapp import __version__
from quizapp.rules import rule_of, why

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from quizapp.reports import Found

__all__ = ["written"]

_SCHEMA = "https://json.schemastore.org/sarif-2.1.0.json"
_LEVELS = {"error": "error", "advice": "warning"}


def written(found: Sequence[Found], width: int) -> Iterator[str]:
    """Yield one run, with the rules that were broken and a result for each problem."""
    del width
    codes = sorted({each.problem.code for each in found})
    driver = {"name": "quizapp", "version": __version__, "rules": [_rule(code) for code in codes]}
    run = {
        "tool": {"driver": driver},
        "columnKind": "unicodeCodePoints",
        "results": [_result(each, codes.index(each.problem.code)) for each in found],
    }
    log = {"$schema": _SCHEMA, "version": "2.1.0", "runs": [run]}
    yield json.dumps(log, ensure_ascii=False, indent=2) + "\n"


def _rule(code: str) -> dict[str, object]:
    sentence, reason = why(code)
    return {
        "id": code,
        "shortDescription": {"text": sentence},
        "fullDescription": {"text": reason},
        "help": {"text": reason},
        "defaultConfiguration": {"level": _LEVELS[rule_of(code).SEVERITY]},
    }


def _result(found: Found, rule: int) -> dict[str, object]:
    problem, excerpt = found
    region: dict[str, int] = {"startLine": problem.line, "startColumn": problem.column}
    if excerpt is not None and excerpt.end + 1 > problem.column:
        region["endColumn"] = excerpt.end + 1
    path = PurePath(problem.path)
    uri = path.as_uri() if path.is_absolute() else quote(path.as_posix())
    return {
        "ruleId": problem.code,
        "ruleIndex": rule,
        "level": _LEVELS[problem.severity],
        "message": {"text": f"{problem.message} {problem.hint}"},
        "locations": [{"physicalLocation": {"artifactLocation": {"uri": uri}, "region": region}}],
    }
