"""How news and verbs travel: `feed` gives the board, then what comes after it; `wire` is what goes over the
network; `pairing` makes this computer a device of a hub, `paired` what it keeps of that; `discovery` finds hubs in
the network, `follower` the own one at a new address.
"""
