"""Every mistake of a hall file at once: where it is, what is wrong, what is allowed.

`check` reads the file and asks `syntax` (no TOML), `fields` (single values) and `crosschecks`, `groups`,
`hours`, `slip`, `signs`, `database` (what must fit together, as `raw` reads it, with `png` for the logo);
`lines` knows where each key stands, `finding` is a mistake as it is found, `words` and `expected` have its
sentences. `advice` says what is no mistake and yet will not be heard well.
"""
