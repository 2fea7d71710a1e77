class DisclosureError(ValueError):
    """``code`` is the name of the field that cannot be kept, or one of: ``same`` (whoever recorded it may not decide),
    ``over`` (that was done or decided already), ``paper`` (the request's own paper is missing), ``scope`` (more than
    was asked for), ``bytes`` (the archive is not what was made), ``permission``."""

    def __init__(self, code: str) -> None:
        super().__init__(code)
        self.code = code
