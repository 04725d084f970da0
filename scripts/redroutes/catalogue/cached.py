"""What is made once of a catalogue, cached as long as the catalogue lives, and let go with it.

A preview makes a new catalogue with each save. What a module keeps by itself would hold the old ones, with all that is
known of a district, as long as the program runs.
"""

from __future__ import annotations

import functools
import weakref
from collections.abc import Callable
from typing import Any, Concatenate, ParamSpec, TypeVar

from redroutes.catalogue.catalogue import Catalogue

P = ParamSpec("P")
R = TypeVar("R")
Made = Callable[Concatenate[Catalogue, P], R]


def cached_with_catalogue(maxsize: int) -> Callable[[Made[P, R]], Made[P, R]]:
    """Cache the last ``maxsize`` results of a function for each catalogue; its other arguments can be hashed."""

    def decorate(function: Made[P, R]) -> Made[P, R]:
        @functools.wraps(function)
        def call(catalogue: Catalogue, /, *arguments: P.args, **named: P.kwargs) -> R:
            found = catalogue.cached.get(function)
            if found is None:
                found = catalogue.cached[function] = _cache(function, catalogue, maxsize)
            result: R = found(*arguments, **named)
            return result

        return call

    return decorate


def _cache(function: Made[P, R], catalogue: Catalogue, maxsize: int) -> Callable[..., R]:
    """The function of one catalogue, which it knows but does not hold."""
    owner = weakref.ref(catalogue)

    @functools.lru_cache(maxsize=maxsize)
    def make(*arguments: Any, **named: Any) -> R:
        catalogue = owner()
        assert catalogue is not None  # who asks has it
        return function(catalogue, *arguments, **named)

    return make
