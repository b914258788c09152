"""Commands of `python -m darien` that need more than a few lines, a module each."""
