"""What authorities ask for: who, by which law, who looked at it, what exactly was handed over, and who was told."""
