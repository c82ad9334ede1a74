"""Sentences and quoted contents that a desk would want to check.

`pieces` cuts a text into stretches, `points` weighs each by plain features, `sorts` tells what sort
of claim it is and `context` what it depends on. A judge learnt from people's choices may replace
the weights (`judge`, `training`); it is optional, and only the worker of jobs loads one.

    python -m annotations.extraction.claims --help
"""

from annotations.extraction.claims.points import THRESHOLD
from annotations.extraction.claims.propose import propose_claims

__all__ = ["THRESHOLD", "propose_claims"]
