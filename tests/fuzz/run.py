"""Coverage-guided fuzzing: `python tests/fuzz/run.py --seconds 600 [TARGET ...]`.

One file beside this one is one target: `seeds()` returns inputs to begin from, `once(data)` takes one and raises
where something is wrong. Needs the extra `fuzz`. Without a target named, all of them share the seconds.
"""

from __future__ import annotations

import argparse
import contextlib
import os
import re
import subprocess
import sys
import tempfile
from importlib.util import module_from_spec, spec_from_file_location
from pathlib import Path
from typing import NamedTuple

__all__ = ["Run", "fuzz", "targets"]

HERE = Path(__file__).parent
_DONE = re.compile(r"Done (\d+) runs? in (\d+) second")
_LONGEST = 16_384  # bytes of an input


class Run(NamedTuple):
    """What came of a target: how often it ran, for how long, and the input that failed, if one did."""

    target: str
    executions: int
    seconds: int
    failed: Path | None


def targets() -> list[str]:
    """Return the names of all targets."""
    return sorted(path.stem for path in HERE.glob("*.py") if path.stem != Path(__file__).stem)


def fuzz(target: str, seconds: int, crashes: Path) -> Run:
    """Run one target in a process of its own; an input that fails is kept in the folder `crashes`."""
    crashes.mkdir(parents=True, exist_ok=True)
    before = set(crashes.iterdir())
    argv = [
        sys.executable,
        __file__,
        "--inside",
        target,
        "--seconds",
        str(seconds),
        "--crashes",
        str(crashes),
    ]
    ran = subprocess.run(
        argv, stdout=subprocess.PIPE, stderr=subprocess.STDOUT, text=True, errors="replace", check=False
    )
    done = _DONE.search(ran.stdout)
    new = sorted(set(crashes.iterdir()) - before)
    if ran.returncode or done is None:
        sys.stderr.write(ran.stdout[-6000:])
        return Run(target, 0, seconds, new[0] if new else crashes)
    return Run(target, int(done[1]), int(done[2]), None)


def _inside(target: str, seconds: int, crashes: Path) -> None:
    import atheris

    sys.path.remove(str(HERE))  # targets go by names that Python's own modules have
    spec = spec_from_file_location(f"fuzz_{target}", HERE / f"{target}.py")
    assert spec is not None
    assert spec.loader is not None
    module = module_from_spec(spec)
    with atheris.instrument_imports(include=["quizapp"], enable_loader_override=False):
        spec.loader.exec_module(module)
    corpus = Path(tempfile.mkdtemp(prefix="quizapp-corpus-"))
    for number, seed in enumerate(module.seeds()):
        (corpus / f"{number:05}").write_bytes(seed[:_LONGEST])
    options = [f"-max_total_time={seconds}", f"-max_len={_LONGEST}", "-rss_limit_mb=2048", "-timeout=60"]
    atheris.Setup(
        [sys.argv[0], *options, f"-artifact_prefix={crashes}{os.sep}{target}-", str(corpus)], module.once
    )
    atheris.Fuzz()


def main() -> int:
    """Run the targets that are named, or all; print a line for each, and return the exit code."""
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("target", nargs="*", choices=[[], *targets()], help="all of them, if none is named")
    parser.add_argument("--seconds", type=int, default=20, help="for each that is named; in all, if none is")
    parser.add_argument("--crashes", type=Path, default=Path(tempfile.gettempdir(), "quizapp-crashes"))
    parser.add_argument("--inside", choices=targets(), help=argparse.SUPPRESS)
    given = parser.parse_args()
    if given.inside:
        _inside(given.inside, given.seconds, given.crashes)
        return 0
    try:
        import atheris  # noqa: F401 - an extra
    except ImportError:
        sys.stderr.write("Fuzzing needs the extra: pip install -e '.[fuzz]'\n")
        return 2
    each = given.seconds if given.target else max(given.seconds // len(targets()), 1)
    failed = False
    for target in given.target or targets():
        run = fuzz(target, each, given.crashes)
        said = f"FAILED: {run.failed}" if run.failed else "nothing found"
        with contextlib.suppress(BrokenPipeError):
            sys.stdout.write(f"{target:10} {run.executions:>10,} executions in {run.seconds:>4} s   {said}\n")
            sys.stdout.flush()
        failed = failed or run.failed is not None
    return int(failed)


if __name__ == "__main__":
    sys.exit(main())
