"""The demo desk: invented articles and what invented people did with them.

``files`` reads ``fixtures/``, ``places`` finds the words it names in the texts, ``marking`` and
``loading`` bring it all onto an empty desk through the desk's own acts, and ``logins`` keeps the
passwords of the demo's people.
"""

from .files import DemoFiles
from .loading import desk_is_empty, load_demo
from .logins import Login, read_or_make_passwords, standing_logins

__all__ = [
    "DemoFiles",
    "Login",
    "desk_is_empty",
    "load_demo",
    "read_or_make_passwords",
    "standing_logins",
]
