"""A disk that fails, and one whose power is cut: nothing that was acknowledged is lost, and the sitting goes on."""

from __future__ import annotations

import os

import faults
import power
import pytest
from disk import NoDisk

FULL = os.environ.get("QUIZAPP_TORTURE") == "full"


def test_a_fault_at_any_write_is_said_and_loses_nothing():
    """At every write and sync of a sitting the step that fails says so, succeeds when the fault has passed, and all else is kept."""
    try:
        found = faults.run(quick=not FULL)
    except NoDisk as error:
        pytest.skip(str(error))
    assert found.wrong == ()
    assert found.faults > 400
    assert found.failed > found.faults * 0.8  # the others met a checkpoint, which may wait


def test_a_power_cut_at_any_write_loses_nothing():
    """Whatever a disk kept of what was not synced, each answer that was acknowledged is there, once."""
    try:
        found = power.run(seeds=8 if FULL else 1)
    except NoDisk as error:
        pytest.skip(str(error))
    assert found.wrong == ()
    assert found.writes > 400
    assert found.cuts > found.writes
