"""Which articles are on a topic, and which of them tell the same story."""
