import stat
from concurrent.futures import ProcessPoolExecutor
from multiprocessing import get_context

import pytest

from factcheck.secret_key import read_or_make_secret_key


def test_secret_key_made_once_and_kept(tmp_path):
    path = tmp_path / "new folder" / "secret.key"
    key = read_or_make_secret_key(path)
    assert len(key) == 64
    assert read_or_make_secret_key(path) == key


def test_secret_key_readable_by_its_owner_only(tmp_path):
    read_or_make_secret_key(tmp_path / "secret.key")
    assert stat.S_IMODE((tmp_path / "secret.key").stat().st_mode) == 0o600
    assert [file.name for file in tmp_path.iterdir()] == ["secret.key"]


def test_secret_key_when_workers_start_together_is_one(tmp_path):
    with ProcessPoolExecutor(4, mp_context=get_context("spawn")) as workers:
        keys = set(workers.map(read_or_make_secret_key, [tmp_path / "secret.key"] * 16))
    assert keys == {(tmp_path / "secret.key").read_text()}


def test_secret_key_when_file_empty_is_refused_with_a_sentence(tmp_path):
    (tmp_path / "secret.key").touch()
    with pytest.raises(ValueError, match="is empty: delete it"):
        read_or_make_secret_key(tmp_path / "secret.key")
