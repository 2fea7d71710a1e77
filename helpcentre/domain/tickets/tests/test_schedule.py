from datetime import timedelta

import pytest

from helpcentre.base.core import clock
from helpcentre.domain.tickets.actions import Context
from helpcentre.domain.tickets.models import RequestContext, Submission
from helpcentre.domain.tickets.schedule import forget_contexts, forget_submissions

pytestmark = pytest.mark.django_db


@pytest.mark.parametrize(("days", "stays"), [(29, True), (31, False)])
def test_a_device_is_forgotten_after_thirty_days(days, stays, ask):
    ask(context=Context(ip_address="127.0.0.1"))
    RequestContext.objects.update(created_at=clock.now() - timedelta(days=days))
    assert forget_contexts() == (0 if stays else 1)
    assert RequestContext.objects.exists() is stays


@pytest.mark.parametrize(("days", "stays"), [(29, True), (31, False)])
def test_a_form_s_key_is_forgotten_after_thirty_days(days, stays, ask):
    ask(key="form-1")
    Submission.objects.update(created_at=clock.now() - timedelta(days=days))
    forget_submissions()
    assert Submission.objects.exists() is stays
