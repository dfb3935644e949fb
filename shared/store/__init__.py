"""The only SQL: schema, engine, upgrades."""
