"""A real SMTP server for the tests, which answers as it is told and keeps what it was given."""

from aiosmtpd.controller import Controller
from aiosmtpd.smtp import AuthResult

from tests.ports import free_port


class Server:
    def __init__(self, *, rcpt="", data="", sender="", password=None) -> None:
        self.rcpt, self.data, self.sender = rcpt, data, sender
        self.received = []
        options = {}
        if password:
            options = {
                "authenticator": lambda server, session, envelope, mechanism, login: AuthResult(
                    success=login.password == password.encode(), handled=False
                ),
                "auth_require_tls": False,
                "auth_required": True,
            }
        self.controller = Controller(self, hostname="127.0.0.1", port=free_port(), **options)

    async def handle_MAIL(self, server, session, envelope, address, options):
        if self.sender:
            return self.sender
        envelope.mail_from = address
        return "250 OK"

    async def handle_RCPT(self, server, session, envelope, address, options):
        if self.rcpt:
            return self.rcpt
        envelope.rcpt_tos.append(address)
        return "250 OK"

    async def handle_DATA(self, server, session, envelope):
        if self.data:
            return self.data
        self.received.append(envelope)
        return "250 kept"

    def __enter__(self):
        self.controller.start()
        return self

    def __exit__(self, *_):
        self.controller.stop()

    @property
    def port(self) -> int:
        return self.controller.port
