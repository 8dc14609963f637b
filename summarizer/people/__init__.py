"""People and offices of Korea–Russia affairs, in three scripts: who somebody is, by any spelling.

The list is text that a reader of the field can edit, in `summarizer/data`: people.txt, offices.txt, institutions.txt.
It is read when first asked, within a tenth of a second; after that an answer takes microseconds.
"""

from summarizer.people.korean_writing import romanise
from summarizer.people.likeness import likeness, same_person
from summarizer.people.lookup import find_person
from summarizer.people.offices import find_holder, find_institution, find_office, holder_on
from summarizer.people.person import Institution, Names, Office, Person, Tenure
from summarizer.people.suggestion import suggest

__all__ = [
    "Institution",
    "Names",
    "Office",
    "Person",
    "Tenure",
    "find_holder",
    "find_institution",
    "find_office",
    "find_person",
    "holder_on",
    "likeness",
    "romanise",
    "same_person",
    "suggest",
]
