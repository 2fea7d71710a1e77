"""Of the team alone, and nobody of it is merged."""

from helpcentre.base.inventory.merging import once

once("answering.Draft", "person")
once("answering.Presence", "person")
once("answering.WritingPreference", "person")
