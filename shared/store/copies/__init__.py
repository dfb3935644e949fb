"""Copies of a SQLite file.

`backup` makes one, `daily` every day, `restore` puts one back, `lost_entries` is what it has not,
`known_devices` who may come in afterwards.
"""
