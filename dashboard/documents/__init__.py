"""Whole HTML documents that need no script and no other file: embeds, the handout of two sites, the offline pack."""
