"""HTML in, an article's parts out: the only room that knows trafilatura, lxml and w3lib."""
