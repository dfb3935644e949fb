"""One step a version: v0001_first, v0002_all_verbs, v0003_witnesses, v0004_devices,
v0005_number_blocks, v0006_facts_of_the_day, v0007_clerks_and_feedback.
"""
