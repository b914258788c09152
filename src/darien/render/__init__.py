"""Drawings and texts of a view: tables and view in, something to show out; no file, clock or session."""
