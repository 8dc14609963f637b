"""The articles of the sample newswire that the pictures are made from."""

from adapters.console.newswire import Newswire


def address_of(news: Newswire, slug: str) -> str:
    """The address of the sample article with this slug. Raises StopIteration when there is none."""
    return next(article.url for article in news.articles if article.slug == slug)
