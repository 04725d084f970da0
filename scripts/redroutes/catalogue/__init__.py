"""The records of one district seen together: who uses whom, what depends on what, what can be counted."""
