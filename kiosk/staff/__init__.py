"""Behind the staff's door: a held corner and a PIN, then keys for what staff do at a kiosk.

`pin` is the PIN of this computer, `choices` what staff chose for it; `door` the door, `hall_acts` what is done in
the hall behind it, `keys` what one touches there.
"""
