"""Job 3: reads the feeds, keeps what is on topic, puts it into stories, and makes a channel's digest of them."""
