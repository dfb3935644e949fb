"""The only SQL.

`open` finds the `store` of an `address`: sqlite or postgres. `schema` and `access` are the tables, made of
`columns`, `statement` how they are asked, `timestamps` how times stand in them, `damage` what a row may not hold,
`lease` what one program at a time may have, `only_one` an app's. `tables`: the SQL by what the rows are. `copies`:
backup and restore. `verify`: whether all of it still holds. `upgrades`: from older schemas.
"""
