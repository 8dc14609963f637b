"""Document -> who said what in it. English, Korean and Russian each have a room of their own; no parser is needed."""
