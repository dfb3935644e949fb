"""The outside world: printer, speaker; each behind a Protocol with a fake or a simulator beside it."""
