"""The Darién Atlas: people moving through the Darién and back, where they were counted, and who cared for them."""
