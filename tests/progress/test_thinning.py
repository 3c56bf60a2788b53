"""Which backups are kept: by their times, their occasions and their sizes."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta
from pathlib import Path

from hypothesis import given
from hypothesis import strategies as st

from quizapp.progress.backup import Backup, moment_of
from quizapp.progress.thinning import GUARDED_DAYS, LIMIT, thinned

DAY = 86_400_000
NOW = int(datetime(2026, 11, 24, 18, tzinfo=UTC).timestamp() * 1000)
MOST = 2 * (5 + 7 + 5 + 12 + 3 * 3)  # those of a clock that was ahead are counted apart


def copy(at, why="sitting", size=100, number=0):
    """Return a backup of a moment."""
    return Backup(at, number, why, Path(f"{at}-{why}-{number}.db"), size)


COPIES = st.lists(
    st.builds(
        copy,
        st.integers(NOW - 900 * DAY, NOW + 400 * DAY),
        st.sampled_from(["sitting", "sitting", "sitting", "merge", "repair", "restore"]),
        st.integers(1, LIMIT // 4),
        st.integers(0, 2),
    ),
    unique=True,
    max_size=150,
)


def left(backups, now=NOW, limit=LIMIT):
    """Return those that stay."""
    gone = set(thinned(backups, now, limit))
    return [each for each in backups if each not in gone]


@given(COPIES)
def test_the_newest_is_kept_and_the_rest_is_bounded(backups):
    """Whatever the clock did, the newest of all and the newest up to now stay, and no more than some dozens do."""
    stay = left(backups)
    past = [each for each in backups if each.at <= NOW + DAY]
    assert not backups or max(backups) in stay
    assert not past or max(past) in stay
    assert len(stay) <= MOST


@given(COPIES)
def test_what_was_thinned_once_is_not_thinned_again(backups):
    """It is the same the second time."""
    assert thinned(left(backups), NOW) == []


@given(COPIES)
def test_they_take_no_more_room_than_allowed(backups):
    """Beyond the limit only the newest and those of an occasion stay, and of the others the newer."""
    stay = left(backups)
    sittings = [each for each in stay if each.why == "sitting" and each.at <= NOW + DAY]
    newest = max((each for each in backups if each.at <= NOW + DAY), default=None)
    if sum(each.size for each in stay) > LIMIT:
        assert set(sittings) <= {newest}
    unlimited = left(backups, limit=10**15)
    gone = [each for each in unlimited if each not in stay and each.at <= NOW + DAY]
    assert not gone or not [each for each in sittings if each < max(gone)]


@given(COPIES)
def test_each_of_the_last_twelve_months_keeps_its_last(backups):
    """Where room is no matter, the last copy of each of the twelve newest months stays."""
    past = [each for each in backups if each.at <= NOW + DAY]
    months = {}
    for each in sorted(past):
        months[f"{moment_of(each.at):%Y%m}"] = each
    stay = left(backups, limit=10**15)
    assert set(list(months.values())[-12:]) <= set(stay)


@given(COPIES)
def test_the_newest_before_a_merge_or_a_repair_stays(backups):
    """For its days, whatever room the others take."""
    stay = left(backups)
    for why in ("merge", "repair", "restore"):
        of_it = [each for each in backups if each.why == why and each.at <= NOW + DAY]
        if of_it and max(of_it).at > NOW - GUARDED_DAYS * DAY:
            assert max(of_it) in stay


def test_three_sittings_a_day_for_two_years():
    """Thinned after each, there are the last five, seven days, five weeks and twelve months in the end."""
    kept = []
    moment = datetime(2025, 1, 1, 8, tzinfo=UTC)
    for number in range(3 * 730):
        now = int(moment.timestamp() * 1000)
        kept = left([*kept, copy(now)], now)
        moment += timedelta(hours=4) if number % 3 < 2 else timedelta(hours=16)
    times = [moment_of(each.at) for each in sorted(kept)]
    assert len({f"{time:%Y%m}" for time in times}) == 12
    assert len({time.date() for time in times[-10:]}) == 7
    assert len(times) < 26


def test_a_clock_set_back_deletes_nothing_new():
    """What is taken while the clock is a year behind stays beside what was dated before."""
    before = [copy(NOW - number * DAY) for number in range(5)]
    back = copy(NOW - 365 * DAY)
    assert thinned([*before, back], back.at) == []
