"""What a house of this size has besides its tickets, and ``demo --tickets`` does not make: looks, consents, devices,
mails and notifications, most of them past their time. Plain SQL that both databases understand."""

from django.db import connection, transaction

_TICKET = "FROM tickets_ticket WHERE id % 4 = "
_SWELL = (
    "INSERT INTO tickets_requestcontext (browser, device, operating_system, page, created_at, ticket_id) "
    f"SELECT 'Chrome Mobile 118', 'Tecno Spark 10C', 'Android 12', '/sw/', created_at, id {_TICKET} 0 "
    "AND id NOT IN (SELECT ticket_id FROM tickets_requestcontext)",
    "INSERT INTO outbound_outboundmail (kind, language, person_id, status, attempts, last_error, created_at, sent_at, "
    "address, subject, text, html, masked_text, headers, message_id, file_name) "
    "SELECT 'reply', 'sw', requester_id, 'sent', 1, '', created_at, created_at, 'somebody@duka.example', "
    "'DK-' || id, '', '', 'Habari, tumekujibu.', '{}', '<' || id || '@bench.example>', '' "
    f"{_TICKET} 1",
    "INSERT INTO tickets_notification (kind, event_id, created_at, read_at, person_id, ticket_id) "
    f"SELECT 'customer_replied', id, created_at, created_at, assignee_id, id {_TICKET} 2 AND assignee_id IS NOT NULL",
    "INSERT INTO events_event (kind, occurred_at, actor_kind, actor_id, subject_kind, subject_id, data) "
    "SELECT 'person.record.viewed', updated_at, 'staff', assignee_id, 'person', requester_id, '{}' "
    "FROM tickets_ticket WHERE assignee_id IS NOT NULL",
    "INSERT INTO people_consententry (purpose, decision, how, words_version, words_hash, language, decided_at, "
    "controller, policy_hash, person_id) "
    "SELECT 'news', 'given', 'form', 1, '', 'sw', created_at, '', '', id FROM people_person WHERE id % 2 = 0",
)


def swell() -> None:
    """Once; it costs some minutes and leaves a data directory that is only good for measuring."""
    with transaction.atomic(), connection.cursor() as cursor:
        for statement in _SWELL:
            cursor.execute(statement)
