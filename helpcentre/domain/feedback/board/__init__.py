"""The authors' board: what is so now and an author could change (``finding``), kept as rows (``keeping``)."""
