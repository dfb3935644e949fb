"""The hub: the hall's verbs and news over the network, in front of the hall's one database.

`run` is the program, `hall_files` what it is told, `serve` its server; `served_hall` is what one hall's addresses
are answered from: `live` keeps the board in memory and wakes who follows it, `writer` runs the verbs, `leases` who
prints. `app` are the addresses: `verbs`, `api`, `feed`, and the `pages`; `problems` is what is answered when
something goes wrong. `connection`, `guard` and `head` stand before them, `access` tells which of the `devices`
sends a request, `staff` what the clerk there may do, `limits` how often somebody may try; `certificate` is the
hall's own, `announce` lets devices find the hub. `metrics` is what Prometheus reads, `install` makes a service of
it by a `unit` of systemd.
"""
