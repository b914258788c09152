"""The tables of the page of evidence: facts, sources, gaps, faults, and how recent all is."""
