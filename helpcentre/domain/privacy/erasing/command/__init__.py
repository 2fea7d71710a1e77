"""Erasing from the command line."""
