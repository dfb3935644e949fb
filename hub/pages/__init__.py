"""What people open on a phone or a television, with nothing to install: made here, readable without a script.

`routes` are the addresses (`ticket_routes` and `rating_routes` those of one ticket, `panel_routes` the visitor's
panel of a counter, `hall_routes` the others), `stream` keeps an open page as it is now, `site` is what every page
is made with, `forms` what one sends, `verbs` how one asks for something; `following` and `now` know the hall for
all of them. What they show: `ticket_page`, `hall_page`, `overview`, `services`; their words in `texts`, how they
look in `look`.
"""
