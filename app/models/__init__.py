"""Records and pure rules. Standard library only; knows no screen, store or network."""
