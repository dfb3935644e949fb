"""How news and verbs travel: `feed` gives the board, then what comes after it; `wire` is what goes over the
network, `paired` what a device keeps of its pairing with a hub.
"""
