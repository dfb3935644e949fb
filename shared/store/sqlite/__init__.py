"""A queue in one SQLite file.

`store` opens and writes, `engine` makes its connections, `file` is whether it is there and still the same,
`lock` one writer at a time, `errors` what its errors mean, `change_detector` whether anything was committed,
`disk_space` the room beside it.
"""
