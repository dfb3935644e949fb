"""Linear quantile regression and quantiles, in plain Python."""

from __future__ import annotations

from collections.abc import Sequence
from operator import mul


def quantile(values: Sequence[float], share: float) -> float:
    """The value below which `share` of them lie, interpolated. `values` need not be sorted; not empty."""
    ordered = sorted(values)
    place = share * (len(ordered) - 1)
    low = int(place)
    high = min(low + 1, len(ordered) - 1)
    return ordered[low] + (place - low) * (ordered[high] - ordered[low])


def fit(
    columns: Sequence[Sequence[float]],
    truth: Sequence[float],
    share: float,
    prior: Sequence[float],
    *,
    ridge: float = 30.0,
    rounds: int = 14,
) -> list[float]:
    """Weights whose weighted sum of `columns` has `share` of `truth` below it.

    Hunter and Lange's majorise-minimise steps (2000, "Quantile Regression via an MM Algorithm"): each solves a
    weighted least-squares problem, with the smoothing of the corner growing finer. `ridge` people's worth of
    belief in `prior` keeps weights that nothing speaks for where they were.
    """
    width = len(columns)
    weights = list(prior)
    fine = 0.5
    for _ in range(rounds):
        near = [1.0 / (fine + abs(y - p)) for y, p in zip(truth, combined(columns, weights), strict=True)]
        matrix = [[0.0] * width for _ in range(width)]
        target = [0.0] * width
        for row in range(width):
            weighted = list(map(mul, near, columns[row]))
            target[row] = sum(map(mul, weighted, truth)) + (2 * share - 1) * sum(columns[row]) + ridge * prior[row]
            for column in range(row + 1):
                matrix[row][column] = matrix[column][row] = sum(map(mul, weighted, columns[column]))
            matrix[row][row] += ridge
        weights = solve(matrix, target)
        fine = max(0.02, fine * 0.75)
    return weights


def combined(columns: Sequence[Sequence[float]], weights: Sequence[float]) -> list[float]:
    """The weighted sum of the columns, row by row."""
    total = [0.0] * len(columns[0])
    for column, weight in zip(columns, weights, strict=True):
        total = [t + weight * x for t, x in zip(total, column, strict=True)]
    return total


def solve(matrix: list[list[float]], target: list[float]) -> list[float]:
    """Gauss elimination of a symmetric positive definite system; both arguments are used up."""
    size = len(target)
    for pivot in range(size):
        for row in range(pivot + 1, size):
            factor = matrix[row][pivot] / matrix[pivot][pivot]
            if factor:
                for column in range(pivot, size):
                    matrix[row][column] -= factor * matrix[pivot][column]
                target[row] -= factor * target[pivot]
    for row in reversed(range(size)):
        rest = sum(matrix[row][column] * target[column] for column in range(row + 1, size))
        target[row] = (target[row] - rest) / matrix[row][row]
    return target
