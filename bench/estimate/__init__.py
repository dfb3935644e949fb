"""How good the waiting times on the slips are, beside simple rivals: research, which no hall runs.

Run: .venv/bin/python -m bench.estimate --log FILE.csv | --simulate

`simulated` and `skilled` are halls that exist only in numbers, `log` reads past visits, `scoring` tries the
estimate on days it has not seen; the command (`__main__`) prints what came of it.
"""
