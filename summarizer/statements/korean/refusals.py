"""Korean sentences -> who was asked and did not answer: "답변을 거부했다", "말을 아꼈다"."""

import re
from collections.abc import Iterator

from summarizer.document import Span
from summarizer.statements.korean.drafts import Draft, Refusal
from summarizer.statements.korean.names import Names
from summarizer.statements.korean.nouns import is_topic, subject_noun
from summarizer.statements.korean.subjects import find_subjects, phrase_before
from summarizer.statements.korean.words import Range, Words, span_of
from summarizer.statements.layout import Line

_ANSWER = (
    r"(?:답변|언급|논평|확인|대답|응답|입장\s?표명|즉답|해명|설명|발언|답|인터뷰|취재"
    r"|질의|질문|반응|코멘트|회신|입장|말|대꾸)"
)
_NO = r"(?:않|아니|못)[가-힣]*"
_REFUSAL = re.compile(
    rf"{_ANSWER}(?:을|를|은|는|도|에)?\s?(?:거부|거절|회피|자제|사양|고사|보류|유보)(?:했|하였|하고|하며|하면서|한다|함|해)[가-힣]*"
    rf"|{_ANSWER}(?:을|를|은|는|도|에)?\s?(?:피했|피하|피한|삼갔|삼가|아꼈|아끼|아낀|미뤘|꺼렸|꺼리)[가-힣]*"
    rf"|{_ANSWER}(?:을|를|은|는|도|에|에는|에도)?\s?(?:내놓지|하지|주지|응하지|보내지|밝히지|보이지|답하지|내지|남기지)(?:는|도)?\s?{_NO}"
    rf"|(?:끝내|구체적으로|더는|더|아무것도|일절|자세히)\s(?:밝히지|말하지|설명하지|언급하지|답하지)(?:는|도)?\s?{_NO}"
    rf"|(?:답하지|응하지|답변하지|응답하지|언급하지|논평하지|대답하지|회신하지|대꾸하지)(?:는|도)?\s?{_NO}"
    r"|묵묵부답[가-힣]*|입을\s(?:닫|다물)[가-힣]*|함구(?:했|하)[가-힣]*|침묵(?:을\s지켰|을\s지키|했|으로)[가-힣]*|노코멘트[가-힣]*"
    rf"|{_ANSWER}(?:이|은|도|을)?\s(?:없었|오지\s않았|듣지\s못|받지\s못)[가-힣]*|연락이\s닿지\s않[가-힣]*"
)
_IN_WORDS = re.compile(
    r"(?:확인|말씀|답변|언급|공개|논평|말|답|대답|이야기|얘기|코멘트)(?:을|를|은|는|해|할|하기|드릴|드리기|하는|될|\s)*\s?(?:줄|드릴|할|것은|것이|게|건|만한|수)?\s?"
    r"(?:수\s없|수가\s없|수는\s없|사항이\s없|사안이\s아니|내용이\s없|내용은\s없|입장이\s아니|위치에\s있지|말씀이\s없|것이\s없|게\s없|것은\s없|적절하지\s않|부적절|어렵|곤란|않겠|없)[가-힣]*"
    r"|노\s?코멘트|드릴\s(?:말씀|말|답변)[이은]?\s없[가-힣]*|할\s말[이은]?\s없[가-힣]*|(?:언급|답|말|논평|답변|대답)하지\s않겠[가-힣]*|확인도\s부인도[가-힣\s]*"
)
_LONGEST = 45  # code points; who says more than that has answered something


def read_refusals(line: Line, text: str, words: Words, known: Names) -> Iterator[Refusal]:
    """At most one a sentence; none inside a quotation."""
    for match in _REFUSAL.finditer(text, line.span.start, line.span.end):
        if any(quote.start < match.start() < quote.end for quote in line.quotes):
            continue
        subject = _subject(words, match.start(), known)
        yield Refusal(span_of(words, subject) if subject else None, line.span, Span(*match.span()), line.paragraph)
        return


def is_refusal(text: str, draft: Draft) -> bool:
    """Whether the words themselves say that there is no answer: "확인해 줄 수 없다"."""
    first, last = draft.fragments[0], draft.fragments[-1]
    return last.end - first.start <= _LONGEST and _IN_WORDS.search(text, first.start, last.end) is not None


def _subject(words: Words, before: int, known: Names) -> Range | None:
    end = next((at for at, word in enumerate(words) if word.start >= before), len(words))
    for at in find_subjects(words, 0, end, known):
        return phrase_before(words, at, 0, known)
    for at in range(end):
        if is_topic(words[at]) and subject_noun(words[at]):
            return phrase_before(words, at, 0, known)
    return None
