"""How news travels from the journal to the screens: `feed` gives the board, then what comes after it."""
