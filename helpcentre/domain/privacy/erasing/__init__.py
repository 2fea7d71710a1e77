"""Erasing a person: the plan, the job, the certificate, and the ledger that a restored backup is held against."""
