"""The SQL, by what the rows are. Functions take an open Tx and a hall's row id.

`tickets`, `series`, `number_blocks`, `sessions`, `calls`, `appointments`, `print_jobs`, `pins`, `clerks`,
`estimates`, `halls`, `devices`, `feedback`, `dossiers`, `visits`, and the `journal`.
"""
