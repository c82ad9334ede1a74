"""The desk's own settings, with the few differences that tests need."""

import atexit
import os
import shutil
import tempfile

# Before the settings are read: a test run touches no real data, and shares none with another run.
scratch = tempfile.mkdtemp(prefix="factcheck-tests-")
atexit.register(shutil.rmtree, scratch, ignore_errors=True)
os.environ["FACTCHECK_DATA_DIR"] = scratch
os.environ["FACTCHECK_SECRET_KEY"] = "tests-only-" + "k" * 50

from factcheck.settings import *  # noqa: E402, F403  every setting not changed below; after the environment
from factcheck.settings import DATA_DIR, DATABASES, STORAGES  # noqa: E402  as above

# The real thing, a file in WAL mode, not SQLite's in-memory database: that one takes other locks.
if DATABASES["default"]["ENGINE"] == "factcheck.sqlite":
    DATABASES["default"]["TEST"] = {"NAME": str(DATA_DIR / "test.sqlite3")}

# Static files come from where they are written, with no collecting first.
STORAGES["staticfiles"] = {"BACKEND": "django.contrib.staticfiles.storage.StaticFilesStorage"}
WHITENOISE_AUTOREFRESH = True
WHITENOISE_USE_FINDERS = True

# Slow on purpose in real life; tests sign hundreds of people in.
PASSWORD_HASHERS = ["django.contrib.auth.hashers.MD5PasswordHasher"]

# A thread that goes on after its test would write into the next one's database.
FACTCHECK_BACKGROUND = False

# What a test asks for is there when it looks; tests of other ways choose them.
FACTCHECK_JOBS = "inline"
