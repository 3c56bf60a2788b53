"""Sittings that are killed, again and again, on one file: all that was acknowledged is there, once."""

from __future__ import annotations

import os

import kills

KILLS = int(os.environ.get("QUIZAPP_KILLS", "50"))


def test_a_kill_at_any_moment_loses_nothing():
    """Killed while it starts, answers, takes back or leaves, in the app and in plain lines, the file has all that was on the screen."""
    found = kills.run(KILLS, seed=KILLS)
    assert found.wrong == ()
    assert found.kills == KILLS == sum(found.moments.values())
    assert found.acknowledged > KILLS
