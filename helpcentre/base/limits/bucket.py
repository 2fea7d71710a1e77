"""Token buckets that every process shares.

A bucket of ``capacity`` tokens that refills in ``per_seconds`` is kept as one number, the moment at which it will be
full again (the generic cell rate algorithm, ITU-T I.371). Taking a token moves that moment; a take is refused when
it would move further than ``per_seconds`` into the future. So one conditional upsert is the whole take, and two
takers at the same instant cannot both have the last token.
"""

from django.conf import settings
from django.db import connection
from django.utils.crypto import salted_hmac

from helpcentre.base.core import clock
from helpcentre.base.limits.models import Bucket

_TAKE = """
    INSERT INTO limits_bucket (name, key_hash, full_at) VALUES (%(name)s, %(key)s, %(now)s + %(price)s)
    ON CONFLICT (name, key_hash) DO UPDATE
    SET full_at = {later}(limits_bucket.full_at, %(now)s) + %(price)s
    WHERE {later}(limits_bucket.full_at, %(now)s) + %(price)s <= %(now)s + %(period)s
    RETURNING full_at
"""


def take(name: str, key: str, *, capacity: int, per_seconds: int, cost: int = 1) -> float:
    """Take ``cost`` tokens from the bucket of ``key`` (an address, an account …) for the limit ``name``.

    Returns 0.0 when they were taken, else the seconds to wait; a refused take costs nothing. Call it outside a
    transaction, or a rollback gives the tokens back. ``settings.LIMITS_ON = False`` allows everything.
    Raises ValueError when ``cost`` could never be allowed.
    """
    if not 1 <= cost <= capacity or per_seconds <= 0:
        raise ValueError(f"{name}: {cost} of {capacity} tokens in {per_seconds} s can never be taken")
    if not settings.LIMITS_ON:
        return 0.0
    now = clock.now().timestamp()
    price = cost * per_seconds / capacity
    # The last token must not fail by a rounding error of the floating point: a microsecond of grace.
    values: dict[str, str | float] = {
        "name": name,
        "key": key_hash(name, key),
        "now": now,
        "price": price,
        "period": per_seconds + 1e-6,
    }
    with connection.cursor() as cursor:
        later = "GREATEST" if connection.vendor == "postgresql" else "max"
        cursor.execute(_TAKE.format(later=later), values)
        if cursor.fetchone():
            return 0.0
    full_at = Bucket.objects.filter(name=name, key_hash=values["key"]).values_list("full_at", flat=True).first()
    return max(0.001, (full_at or now) + price - now - per_seconds)


def key_hash(name: str, key: str) -> str:
    """The keyed hash under which a bucket is stored: the same address has unrelated hashes under two limits."""
    return salted_hmac(f"helpcentre.limits.{name}", key, algorithm="sha256").hexdigest()[:32]


def forget_full() -> int:
    """Delete the buckets that are full again. Returns how many."""
    deleted, _ = Bucket.objects.filter(full_at__lt=clock.now().timestamp()).delete()
    return deleted
