"""A built site and what a host has of it -> what to send, in which order and with which headers, and what to delete.

Nothing is sent here: rclone does that, as ``cli/publish.py`` calls it.
"""

from redroutes.hosting.plan import Call, Plan, make_plan, read_listing, read_site

__all__ = ["Call", "Plan", "make_plan", "read_listing", "read_site"]
