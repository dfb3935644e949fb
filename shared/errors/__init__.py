"""What can go wrong. Three kinds, and every screen treats each kind the same way:

    HallError
    |- Refused        the rules say no: tell the person why, carry on (visits, kiosk, counters, clerks, fees,
    |                 devices, keys)
    |- Unavailable    the outside world fails: show a lamp, try again (outside.py, servers.py, voice.py)
    |- SettingsWrong  the hall file has mistakes: no app starts (starting.py)

What is none of the three ends a command or a start. Anything else is a bug: log it with its traceback, the screen
stays up.

Each class has a stable `code` (from its name, never changed once released) and a `sentence` with {fields}: English
here, other languages through Qt translations, context "errors" (see `shared.ui.texts`). `kinds` has the roots,
`apps` what people call the apps.
"""
