"""What is stored. Constraints live in the database; only the acts in ``desk`` write."""

from .base import Origin, Proposal, Versioned
from .claims import Appearance, Claim, ClaimKind, Evidence
from .people import Role, User
from .quotes import Quote, QuoteSpan, Speaker
from .ratings import Rating, RatingScale, Verdict
from .record import Event
from .sources import Article, ExcludedRange, Outlet, Revision, RevisionSketch

__all__ = [
    "Appearance",
    "Article",
    "Claim",
    "ClaimKind",
    "Event",
    "Evidence",
    "ExcludedRange",
    "Origin",
    "Outlet",
    "Proposal",
    "Quote",
    "QuoteSpan",
    "Rating",
    "RatingScale",
    "Revision",
    "RevisionSketch",
    "Role",
    "Speaker",
    "User",
    "Verdict",
    "Versioned",
]
