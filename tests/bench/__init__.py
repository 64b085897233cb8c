"""Benchmarks: not timed tests. Ratios and readings of one run on an idle machine; see `make bench`."""
