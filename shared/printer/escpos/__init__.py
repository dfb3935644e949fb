"""The bytes of ESC/POS.

`encode` a slip, `raster` its rows of dots, `commands` what several need, `status` what a printer answers.
"""
