"""The short code of a record: six characters that stand for its kind and id in ``/s/<code>/``, for ever.

Codes are printed on paper, so nothing here may ever change: neither the digest, nor the alphabet, nor the length.
"""

from __future__ import annotations

import hashlib
from functools import lru_cache

ALPHABET = "23456789abcdefghjkmnpqrstvwxyz"
"""Small letters and digits without those that look alike in print: 0 and o, 1, i and l, u and v."""
LENGTH = 6
"""729 million codes: with 5,000 records two are the same once in sixty districts; the check then says so."""


@lru_cache(maxsize=16384)
def short_code(kind: str, record_id: str) -> str:
    """The code of a record, from the first 8 bytes of the SHA-256 of ``kind/id``."""
    digest = hashlib.sha256(f"{kind}/{record_id}".encode()).digest()
    number = int.from_bytes(digest[:8], "big")
    code = ""
    for _ in range(LENGTH):
        number, rest = divmod(number, len(ALPHABET))
        code += ALPHABET[rest]
    return code
