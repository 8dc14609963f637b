"""From feeds to stories: which articles are new, which are on topic, and which of them tell the same story."""
