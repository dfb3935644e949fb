"""How news travels from the journal to the screens."""
