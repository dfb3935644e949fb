"""The reception: the window of whoever stands at the hall's entrance. It calls nobody.

`reception` is what one can do there and `keys` by which key, `state` what is known, `props` what is shown of it.
What stands on the left: `pages`, of them `tickets` about one number with its `history`, and `bookings`; on the
right: `lists`. `looking` asks what the hall knows, `typed` is what a text in the field means, `done` what is said
of an act and what takes it back, `late_feedback` what people wrote and nobody answered in time. `paper` prints
with a printer of its own, `app` starts it all.
"""
