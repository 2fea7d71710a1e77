"""Merging two records of one person: who may be, what it asks, the act, and whether anything was left behind."""
