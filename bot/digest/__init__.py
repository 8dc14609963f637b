"""Job 3: the digest of a channel, once, on time."""
