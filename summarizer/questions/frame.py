"""What the readers of the three languages give back, before days, outlet and language are put beside it."""

from dataclasses import dataclass

from summarizer.questions.question import QuestionKind


@dataclass(frozen=True, slots=True)
class Frame:
    """The kind of question with its speakers, topic and words; see Question."""

    kind: QuestionKind
    speakers: tuple[str, ...] = ()
    topic: str = ""
    words: str = ""
