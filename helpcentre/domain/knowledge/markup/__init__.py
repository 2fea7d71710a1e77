"""The Markdown of articles: ``tokens`` reads it, ``marks`` are our own, ``cleaning`` is what is refused."""
