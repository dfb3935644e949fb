"""The hub: the hall's verbs and news over the network, in front of the hall's one database.

`live` keeps the board in memory and wakes who follows it, `writer` runs the verbs, `app` are the addresses.
`devices` are those that may come in.
"""
