"""Qt Quick shared by the apps.

`start` is how each begins, with `source` and `hub_source` (where the hall is), `pairing_page`, `anew`, `late`,
`notice`, `paused` (before the public), `logs` and `signals`; `screens` which screen it fills, `awake` that nothing
blanks it, `kiosk_mode` that nobody leaves it, `presses` that one press is one act; `jobs` the way off the GUI
thread, `news` what the journal tells, `foretelling` what foretells the waits, `daily` what looks after the
database, `signs` those above the counters; `props` what QML binds to, `texts` the language, `days` dates in words;
`driver` uses a window as a person does, `garbage` where Qt objects end.
"""
