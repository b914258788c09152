"""Claims: a sentence or a key fact, weighed against the tables by plain arithmetic."""
