"""Words of a question about statements -> what is asked for. English, Korean and Russian."""
