"""Languages that a hall brings itself, for who makes them; how they are read is in `shared.settings.languages`.

`public` are the texts that citizens read, `begin` writes a folder to fill in, `gaps` says what one lacks.
"""
