"""The hub: the hall's verbs and news over the network, in front of the hall's one database.

`live` keeps the board in memory and wakes who follows it, `writer` runs the verbs, `app` are the addresses.
`connection` and `guard` stand before them, `access` tells which of the `devices` sends a request, `limits` how
often somebody may try; `certificate` is the hall's own, `announce` lets devices find the hub.
"""
