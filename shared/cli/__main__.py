"""`python -m shared.cli`: the same as `bocso`, also where the script is not on the PATH."""

from shared.cli import main

main()
