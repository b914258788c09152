"""The interface: everything between a view and the reader's screen."""
