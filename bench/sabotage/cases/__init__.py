"""The sabotages, by what is broken."""
