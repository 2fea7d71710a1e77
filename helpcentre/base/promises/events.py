"""What can happen to a promise. ``subject_id`` is the id of its ``PromiseBreak``."""

from helpcentre.base.events.kinds import kind

PROMISE_BROKEN = kind("promise.broken")
PROMISE_MENDED = kind("promise.mended")
