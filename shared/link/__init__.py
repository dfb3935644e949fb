"""How news and verbs travel: `feed` gives the board, then what comes after it; `wire` is what goes over the
network; `pairing` makes this computer a device of a hub, `paired` what it keeps of that.

`routes` are the verbs as addresses, `client` the hall over the network, with `connection`, `hub_journal` and
`settings`. A kiosk goes on while its hub is away: `kiosk_hall` is its hall, `own_numbers` what it gives meanwhile,
`kept` that on its disk, and `handing_in` brings it to the hub.
"""
