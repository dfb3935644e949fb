"""A printer that needs no paper: for demonstrations, tests, and a hall that waits for its own.

`ports` and `input_buffer` take the bytes, `reader` and `interpreter` (with `graphics`, `print_line`, `ink`)
make rows of dots of them, `roll` is the paper, `mechanism` what moves, `faults` what can go wrong; `machine`
runs them on threads, `simulator` is all of it with `output_folder`. `control` is its process; `window` shows
the paper and asks it by `remote`.
"""
