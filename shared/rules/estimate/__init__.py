"""How long until I am called? People ahead is counted by the calling rule; the time is estimated here, as a range.

Method. From the past visits of the hall come (1) how long a ticket keeps a counter busy, per service; people who
do not come count with the minute or two they take, so no-shows are discounted; (2) how many counters call in each
quarter of an hour, seen only while people waited, so a lunch break is known. With both, the people ahead are
drained through the counters of the rest of the day. Three linear quantile regressions (10th, 50th and 90th
percentile) on that time, people ahead over counters, the lane and how long those at the counters have been there
correct it. Beside it stands a table of the waits of each line by people in the way. The later days are foretold
from the days before them, as they would have been; the mixture of the two that was nearest to the truth there is
taken (with too few days to try, the table has no share), and the ends are moved so that 80 % fall inside: the
range is meant to hold on new days. Where the low end is 0 nobody can be called before it; there a fifth may come
after the high end. Who finds a free counter gets the range of those who found one before.

Without history the answer is people ahead times the usual time over the counters, wide; the first few hundred
visits lead over from there step by step. Everything is pure, and the same visits give the same model.

`visits` are read from the journal, `past` is what the hall was like when each came; `facts` are what is known of
somebody who comes now, `model` is the estimate, `learning` makes one with `quantile`; `bench/estimate`
compares it with the simple ways.

Sources: Ibrahim and Whitt 2009 (queue-length against delay-history predictors), Ang et al. 2016 (Q-Lasso on
queue features), Romano et al. 2019 (conformalised quantile regression).
"""

from shared.rules.estimate.facts import Range, Situation, Visit, rounded
from shared.rules.estimate.learning import learn
from shared.rules.estimate.model import START, Model, estimate
from shared.rules.estimate.visits import visits_of

__all__ = ["START", "Model", "Range", "Situation", "Visit", "estimate", "learn", "rounded", "visits_of"]
