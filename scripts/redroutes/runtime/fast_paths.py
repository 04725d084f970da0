"""The one switch of all fast paths: ``REDROUTES_PLAIN=1`` turns them off.

A fast path is a second way to a result that the general code beside it, the slow path, gives too. Each is a module
``fast_*.py`` whose functions give None for what they do not know for certain; who calls them asks ``ENABLED`` first.
The switch is part of the program's fingerprint, so that no cache holds what the other way has made.
"""

from __future__ import annotations

import os

VARIABLE = "REDROUTES_PLAIN"
ENABLED = os.environ.get(VARIABLE, "") in ("", "0")
"""False where ``REDROUTES_PLAIN`` is set to anything but 0; read once, when the program starts."""
