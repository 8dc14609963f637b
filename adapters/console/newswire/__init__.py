"""The sample newswire: a small site of invented articles on loopback, so that everything can be tried offline.

Every outlet, person and event in it is invented, and every page says so.
"""

from adapters.console.newswire.articles import Outlet, SampleArticle
from adapters.console.newswire.awkward import AWKWARD, AwkwardPage
from adapters.console.newswire.server import Newswire

__all__ = ["AWKWARD", "AwkwardPage", "Newswire", "Outlet", "SampleArticle"]
