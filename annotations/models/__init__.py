"""What is stored. Constraints live in the database; only the acts in ``desk`` write."""

from .axes import AXES, Axis, AxisFinding
from .base import Origin, Proposal, Versioned
from .claims import (
    Appearance,
    Claim,
    ClaimKind,
    ClaimType,
    Evidence,
    Medium,
    ReviewPlan,
    SourceKind,
    Strategy,
)
from .desk_settings import DeskSettings, Engine
from .jobs import Job
from .people import Role, User
from .publishing import Correction, FactCheck
from .questions import Answer, Question
from .quotes import Anonymity, Polarity, Quote, QuoteSpan, Speaker
from .ratings import Rating, RatingScale, Verdict
from .record import Event
from .review import Assignment, Gate, GateLevel, GateNote, Recusal, ReplyRequest
from .sources import Article, ExcludedRange, Outlet, Revision, RevisionSketch
from .talk import Comment, Notification, NotificationChoice, NotificationKind
from .training import TrainedModel

__all__ = [
    "AXES",
    "Anonymity",
    "Answer",
    "Appearance",
    "Article",
    "Assignment",
    "Axis",
    "AxisFinding",
    "Claim",
    "ClaimKind",
    "ClaimType",
    "Comment",
    "Correction",
    "DeskSettings",
    "Engine",
    "Event",
    "Evidence",
    "ExcludedRange",
    "FactCheck",
    "Gate",
    "GateLevel",
    "GateNote",
    "Job",
    "Medium",
    "Notification",
    "NotificationChoice",
    "NotificationKind",
    "Origin",
    "Outlet",
    "Polarity",
    "Proposal",
    "Question",
    "Quote",
    "QuoteSpan",
    "Rating",
    "RatingScale",
    "Recusal",
    "ReplyRequest",
    "ReviewPlan",
    "Revision",
    "RevisionSketch",
    "Role",
    "SourceKind",
    "Speaker",
    "Strategy",
    "TrainedModel",
    "User",
    "Verdict",
    "Versioned",
]
