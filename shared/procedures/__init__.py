"""The catalogue of procedures, and finding in it what somebody types. No Qt.

`catalogue` is what others use: `Catalogue.of(settings)`, `search`. `procedure` is one row, `form` its CSV form and
`everyday` that of the everyday words, both read by `csv_file`; `mistakes` has the sentences about what is wrong in
them; `importing` puts a hall's own catalogue in its place; `index` finds, `spelling` is how texts are compared.
"""
