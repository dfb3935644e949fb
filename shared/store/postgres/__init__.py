"""Queues in a PostgreSQL database.

`store` opens and writes, by a `transaction` over a `pipeline` of statements; `errors` are what its errors mean,
`notify` wakes readers, `lease` is what one program may have; `roles` make logins, with `row_security` for what
rights cannot say and `catalog` for what the server knows.
"""
