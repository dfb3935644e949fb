"""How news and verbs travel: `feed` gives the board, then what comes after it.

Over the network: `routes` is the table of verbs, `wire`, `settings` and `procedures` what goes there, `client`
the hall by way of a hub, `hub_journal` its news, `connection` one hub; `pairing` makes this computer a device of
a hub, `paired` what it keeps of that; `discovery` finds hubs in the network, `follower` the own one at a new
address.
A kiosk goes on while its hub is away: `kiosk_hall` is its hall, `own_numbers` what it gives meanwhile, `kept`
that on its disk, and `handing_in` brings it to the hub.
"""
