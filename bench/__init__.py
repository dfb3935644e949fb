"""Measurements. Machines are noisy: trust the ratios of one run, not the figures."""
