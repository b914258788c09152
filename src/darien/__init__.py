"""The Darién Atlas: people moving through the Darién and back, counts, routes and care."""
