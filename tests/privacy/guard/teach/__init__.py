"""How the guard's second reading learns: notes with labels in, weights out."""
