"""Where things lie, and this device's id."""

from __future__ import annotations

import stat
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import pytest

from quizapp import paths
from quizapp.errors import ProgressError, UsageError
from quizapp.paths import places
from quizapp.progress.device import device_id


@pytest.fixture(autouse=True)
def home(tmp_path, monkeypatch):
    """Give each test a home of its own, for platformdirs on any system."""
    for name in ("XDG_DATA_HOME", "XDG_CONFIG_HOME", "XDG_STATE_HOME", "XDG_CACHE_HOME"):
        monkeypatch.delenv(name, raising=False)
    monkeypatch.setenv("HOME", str(tmp_path))
    return tmp_path


def test_a_flag_goes_before_the_environment_and_that_before_the_default(home):
    """--progress, then --learner, then QUIZAPP_PROGRESS, then the user's data folder."""
    environ = {"QUIZAPP_PROGRESS": "/env/p.db"}
    assert places(environ, progress="/flag/p.db").progress == Path("/flag/p.db")
    assert places(environ).progress == Path("/env/p.db")
    assert places({}).progress.name == "progress.db"
    assert home in places({}).progress.parents
    assert places(environ, learner="Mina").progress == places({}).progress.parent / "learners" / "Mina.db"
    assert places({"QUIZAPP_PROGRESS": "~/p.db"}).progress == home / "p.db"


def test_each_learner_has_a_file_and_backups_of_their_own():
    """Names in any script are files; two learners share nothing but settings, decks and cache."""
    one, two = places({}, learner="지민"), places({}, learner="Ana-Lucía 2")
    assert one.progress != two.progress
    assert one.backups != two.backups != places({}).backups
    assert (one.settings, one.decks, one.cache, one.state) == (two.settings, two.decks, two.cache, two.state)


@pytest.mark.parametrize(
    "name", ["../x", "a/b", ".", "..", ".hidden", "a\\b", "x" * 65, "a\nb", "a\x00", "-", " a", "a."]
)
def test_a_learners_name_cannot_lead_elsewhere(name):
    """What could be a path, or is no name, is a usage error."""
    with pytest.raises(UsageError, match="cannot be a learner"):
        places({}, learner=name)


def test_two_ways_of_naming_the_file_are_too_many():
    """--progress with --learner is refused rather than guessed at."""
    with pytest.raises(UsageError):
        places({}, progress="p.db", learner="Mina")


def test_asking_where_things_are_makes_nothing(home):
    """Folders come with the first thing put into them."""
    places({}, learner="Mina")
    assert list(home.iterdir()) == []


def test_shipped_decks_are_in_the_package_or_beside_it(tmp_path, monkeypatch):
    """A wheel carries them inside; in a checkout they lie beside the package."""
    package = tmp_path / "quizapp"
    package.mkdir()
    monkeypatch.setattr(paths, "__file__", str(package / "paths.py"))
    assert paths.shipped_decks() == tmp_path / "decks"
    (package / "decks").mkdir()
    assert paths.shipped_decks() == package / "decks"


def test_a_device_keeps_its_id(tmp_path):
    """Random the first time, the same from then on, private, in the state folder."""
    state = tmp_path / "a" / "state"
    made = device_id(state)
    assert device_id(state) == made
    assert device_id(tmp_path / "other") != made
    assert [file.name for file in state.iterdir()] == ["device"]
    assert stat.S_IMODE((state / "device").stat().st_mode) == 0o600
    assert stat.S_IMODE(state.stat().st_mode) == 0o700


def test_many_starts_at_once_agree_on_the_id(tmp_path):
    """Whoever comes first names the device, for all."""
    with ThreadPoolExecutor(8) as pool:
        found = list(pool.map(lambda _: device_id(tmp_path / "state"), range(40)))
    assert len(set(found)) == 1
    assert len(list((tmp_path / "state").iterdir())) == 1


def test_an_id_cut_short_is_replaced(tmp_path):
    """A damaged file is no id."""
    for content in ("", "abc", "\x00" * 32, "../../etc/passwd"):
        (tmp_path / "device").write_text(content)
        made = device_id(tmp_path)
        assert len(made) == 32
        assert device_id(tmp_path) == made


def test_a_state_folder_that_cannot_be_used_is_said(tmp_path):
    """One message with a way out, not a traceback."""
    (tmp_path / "state").write_text("a file")
    with pytest.raises(ProgressError, match="cannot be used"):
        device_id(tmp_path / "state")
