"""From an older schema to this program's: `run` does it by `env` and the steps in `versions`, made by `making`."""
