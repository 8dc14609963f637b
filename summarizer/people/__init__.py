"""People and offices of Korea–Russia affairs, in three scripts: who somebody is, by any spelling.

The list is text that a reader of the field can edit, in `summarizer/data`: people.txt, offices.txt, institutions.txt.
"""

from summarizer.people.lookup import find_person
from summarizer.people.person import Institution, Names, Office, Person, Tenure

__all__ = ["Institution", "Names", "Office", "Person", "Tenure", "find_person"]
