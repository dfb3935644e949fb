"""The parts of a printer that is not there: buffer, commands, mechanics, faults and plugs.

`shared.device.paper.Roll` puts the pure ones together, `shared.device.simulator` adds lines and threads. All
of it is written from Epson's command reference, never from our own encoder, so that it can tell if that is wrong.
"""
