"""Direction words: the verbs that say more and less, each an alternative of a pattern."""

from __future__ import annotations

__all__ = ["FALLING", "RISING", "SLOWING"]

RISING = "增长|增加|增多|上升|提高|提升|扩大|上涨|跃升|净增"
"""A number is larger than it was."""

FALLING = "下降|减少|降低|下滑|回落|缩小|缩短|下跌|压缩|压减"
"""A number is smaller than it was."""

SLOWING = "减轻|减缓|减慢|萎缩|收窄|放缓|走低"
"""Something is less, or changes less, than it did."""
