"""The whole hall as real processes on one computer: for showing it, and for proving it."""
