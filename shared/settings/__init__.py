"""hall.toml -> typed, frozen settings. Every field has its sentence here; docs/settings.md is tested against it.

`settings` is the whole file, `sections` its tables (`counters`, `hours`, `slip`, `screens`, `sign`, `reasons`,
`feedback`, `panel` those of their own), `fields` what may stand in a field, `letters` which letters print, `desks`
a counter as the calling rule sees it, `languages` those that a hall brings itself; `load` reads a file, `check`
says everything that is wrong with one.
"""

import os

os.environ.setdefault("PYDANTIC_DISABLE_PLUGINS", "__all__")  # it would read what every installed package offers
