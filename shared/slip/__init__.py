"""What stands on the paper, before any printer is thought of.

`layout` orders the lines, `checklist` those of what to bring, `come_back` those of a slip to come back with,
`feedback_receipt` those of who wrote to the hall, `texts` has their words, `offers` the words of what a service
offers who comes now, `blocks` what they are made of, `dots` how large a dot is, `sample` a ticket that nobody
took; `drawing` makes dots of blocks.
"""
