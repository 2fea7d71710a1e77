from helpcentre.domain.tickets.tests.conftest import asha, ask, baraka, joseph, njeri, ticket  # noqa: F401
