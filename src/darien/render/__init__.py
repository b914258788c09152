"""Drawings and texts of a view: tables and view in, something to show out."""
