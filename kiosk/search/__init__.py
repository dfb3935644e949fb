"""FIND my procedure: typed in everyday words, with the papers to bring and a number of its service.

`search` is what a touch does, `state` what has happened, `props` what is shown of it; `questions` asks the catalogue
as one types.
"""
