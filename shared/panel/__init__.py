"""The visitor's panel, for a window and a page alike: `state` is what it knows and what a touch does, `view` what
it shows, `texts` its words, `vietqr` the code by which a fee is paid, `come_back` what who was put aside takes
along, `faces` how the levels of a rating look.
"""
