"""SHOW and SAY: the hall screen."""
