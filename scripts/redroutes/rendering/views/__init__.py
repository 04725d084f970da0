"""What templates see: small frozen values, built here and nowhere else. Templates compute nothing.

A module named after a kind ends with its ``VIEW``; the others are pages that exist once, and what several pages share.
"""
