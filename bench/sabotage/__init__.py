"""Sabotage: each bound promise is broken from outside, and its control must see it.

A control that nobody has ever seen red may be blind. This breaks what each one watches: by raw SQL, by a flipped byte,
by a page that does what it should not; never through our own actions, and never in a ``promises.py``. Then it asks
``helpcentre promises``, which must end with 1 and name the promise.
"""
