from copy import deepcopy
from dataclasses import replace
from pathlib import Path

import pytest

from helpcentre.base.core import clock
from helpcentre.base.outbound.models import OutboundMail

TEMPLATES = Path(__file__).parent / "templates"


@pytest.fixture(autouse=True)
def outbox(settings, tmp_path):
    """A data directory, no mail server and the test's own mail templates."""
    settings.DATA = replace(settings.DATA, root=tmp_path)
    settings.EMAIL_URL = ""
    settings.DEFAULT_FROM_EMAIL = "Duka Help <help@duka.example>"
    templates = deepcopy(settings.TEMPLATES)
    templates[0]["DIRS"] = [TEMPLATES]
    settings.TEMPLATES = templates
    return settings.DATA.outbox


@pytest.fixture
def mail(db):
    """A mail to Mama Njeri that waits to be sent."""
    return OutboundMail.objects.create(
        kind="greeting",
        address="njeri@shop.example",
        language="sw",
        subject="Habari Njeri — ombi lako",
        text="Habari Njeri,\n\nhttps://duka.example/t/s3cret-token\n",
        html="<p>Habari Njeri</p>",
        masked_text="Habari Njeri,\n\nhttps://duka.example/t/••••••\n",
        message_id="<abc@duka.example>",
        created_at=clock.now(),
    )
