"""Documents to be written out as plain text: strategies that draw whole TEI texts, English and Chinese."""

from functools import cache

from hypothesis import HealthCheck, Phase, given, settings
from hypothesis import strategies as st

from webapp.edition import tei

DOCUMENTS = 12

ENGLISH = ["the", "old", "ladder", "remembered", "every", "kitchen", "better", "than", "any", "member", "of", "careful"]
ENGLISH += ["village", "and", "nobody", "wondered", "about", "lanterns", "or", "potatoes", "because", "a", "decent"]
ENGLISH += [
    "had",
    "gardener",
    "repaired",
    "them",
    "under",
    "moderate",
    "supervision",
    "animals",
    "that",
    "considered",
    "it",
]
ENGLISH += ["general", "matter", "some", "importance", "to", "be", "polite", "whenever", "rain", "honour", "demanded"]
CHINESE = ["灯油不够", "钟声很远", "村口无人", "公鸡沉默", "水面如镜", "石阶生苔", "众人都笑", "无人作答", "风从山来"]
CHINESE += ["雨下三场", "羊群散去", "老树开花"]
ENGLISH_NAMES = [("persName", "per:ada-quill", "Ada Quill"), ("persName", "per:tobias-fenn", "Tobias Fenn")]
ENGLISH_NAMES += [
    ("orgName", "org:orchard-committee", "Orchard Committee"),
    ("placeName", "pla:lower-pippin", "Lower Pippin"),
]
ENGLISH_NAMES += [
    ("title", "wrk:ladder-book", "The Ladder Book"),
    ("name type='event'", "eve:great-frost", "Great Frost"),
]
CHINESE_NAMES = [("persName", "per:zhong-agan", "钟阿干"), ("persName", "per:fan-xiaoli", "范小里")]
CHINESE_NAMES += [("orgName", "org:well-council", "村井会"), ("placeName", "pla:xingli", "杏里村")]
ENGLISH_DATES = [("when='1931-08-08'", "8 August 1931"), ("when='1931-09-14'", "September 14, 1931")]
ENGLISH_DATES += [("when='1932-03'", "March 1932"), ("from='1932' to='1933'", "1932–33"), ("when='1934'", "1934")]
CHINESE_DATES = [("when='1935-01-22'", "1935年1月22日"), ("from='1928-03' to='1928-05'", "一九二八年三月至五月")]
CHINESE_DATES += [("when='1934'", "1934年"), ("when='1934-08-30'", "1934年8月30日")]
HEADS = {
    "en": ["The Missing Rung", "On Hens and Their Habits", "Lanterns", "How the Potatoes Were Lost"],
    "zh": ["一、井从哪里来", "灯与油", "二、石阶的来历", "余话"],
}
TITLES = {"en": "A Careful Account of Ladders", "zh": "灯边的闲话"}
FRONT = {
    "en": "<byline>By <docAuthor><persName ref='per:hedda-marl'>Hedda Marl</persName></docAuthor></byline>"
    "<div type='abstract'><p><label>Abstract:</label> How a ladder was lost, and what was said of it.</p></div>",
    "zh": "<byline>作者：<docAuthor><persName ref='per:zhong-shoujing'>钟守井</persName></docAuthor></byline>"
    "<div type='abstract'><p><label>内容提要：</label>本文记述灯与油的来历。</p></div>",
}
LETTERS = {
    "en": (
        "<opener><dateline><date when='1932-05-03'>3 May 1932</date></dateline><address>"
        "<addrLine><persName ref='per:hedda-marl'>Hedda Marl</persName></addrLine></address>"
        "<salute>Dear Hedda,</salute></opener>",
        "<closer><salute>Yours sincerely,</salute><signed>A. Q.</signed></closer>",
    ),
    "zh": (
        "<opener><salute>尊敬的守井人：</salute></opener>",
        "<closer><salute>此致</salute><salute>敬礼！</salute><signed>守井人</signed></closer>",
    ),
}
FIGURES = {
    "en": ("A hen on a gate Image public domain", "The hen counted rungs, and not in vain / Image: public domain"),
    "zh": ("井边 图片：村史馆", "井边的公鸡不肯发言 / 图片：村史馆"),
}
NOTES = {"en": "Notes", "zh": "注释："}


@st.composite
def sentences(draw, language):
    """A sentence that may hold names and dates, and where calls may stand in it, a hash sign."""
    if language == "zh":
        clauses = draw(st.lists(st.sampled_from(CHINESE), min_size=3, max_size=7))
        clauses[draw(st.integers(0, 1))] += draw(marked(CHINESE_NAMES, CHINESE_DATES, ""))
        return "，".join(clauses) + draw(st.sampled_from(["。", "！", "。#", "#。"]))
    words = draw(st.lists(st.sampled_from(ENGLISH), min_size=8, max_size=30))
    words.insert(draw(st.integers(1, len(words) - 1)), draw(marked(ENGLISH_NAMES, ENGLISH_DATES, "nobody")))
    end = draw(st.sampled_from([".", ".", "?", ".#", ",# and nobody else."]))
    return f"{words[0].capitalize()} {' '.join(words[1:])} indeed{end}"


def marked(names, dates, nothing):
    named = st.sampled_from([f"<{tag} ref='{ref}'>{form}</{tag.split()[0]}>" for tag, ref, form in names])
    dated = st.sampled_from([f"<date {value}>{form}</date>" for value, form in dates])
    return st.one_of(named, dated, st.just(nothing))


def paragraphs(language):
    joint = "" if language == "zh" else " "
    return st.lists(sentences(language), min_size=1, max_size=4).map(joint.join)


@st.composite
def documents(draw, language):
    """A document of sections, perhaps with labelled points, a quotation, a figure, a letter, and notes with calls."""
    parts = draw(st.lists(paragraphs(language), min_size=3, max_size=6))
    labels = draw(st.sampled_from(["", "", "{}.", "({})"]))
    body = [
        f"<p>{f'<label>{labels.format(at)}</label> ' if labels else ''}{text}</p>" for at, text in enumerate(parts, 1)
    ]
    if draw(st.booleans()):
        body.insert(1, f"<quote><p>{draw(paragraphs(language))}</p></quote>")
    if draw(st.booleans()):
        body.insert(2, "<figure><figDesc>{}</figDesc><p>{}</p></figure>".format(*FIGURES[language]))
    for head in draw(st.lists(st.sampled_from(HEADS[language]), max_size=2, unique=True)):
        body.insert(
            draw(st.sampled_from([at for at in range(1, len(body)) if body[at].startswith("<p")])),
            f"<head>{head}</head>",
        )
    front = draw(st.sampled_from(["", FRONT[language]]))
    if draw(st.integers(0, 2)) == 0:
        opener, closer = LETTERS[language]
        body, front = [opener, *body, closer], ""
    return whole(language, front, called("".join(body)), draw)


def called(body):
    """A body with its calls numbered, and how many there are."""
    first, *rest = body.split("#")
    call = "<ref type='note' target='#n{0}'>[{0}]</ref>"
    return first + "".join(call.format(at) + part for at, part in enumerate(rest, 1)), len(rest)


def whole(language, front, body, draw):
    text, calls = body
    entries = [draw(sentences(language)).replace("#", "") for _ in range(calls)]
    notes = "".join(f"<note><label>[{at}]</label> {entry}</note>" for at, entry in enumerate(entries, 1))
    back = f"<back><div type='notes'><head>{NOTES[language]}</head>{notes}</div></back>" if notes else ""
    title = f"<docTitle><titlePart>{TITLES[language]}</titlePart></docTitle>"
    parts = f"<front>{title}{front}</front><body>{text}</body>{back}"
    return f'<TEI xmlns="{tei.TEI}"><text xml:lang="{language}">{parts}</text></TEI>'


@cache
def made(language):
    """Some documents of a language, always the same."""
    found = []

    @settings(max_examples=DOCUMENTS, derandomize=True, database=None, phases=[Phase.generate],
              suppress_health_check=list(HealthCheck), deadline=None)  # fmt: skip
    @given(documents(language))
    def gather(document):
        found.append(tei.parse_bytes(document.encode()))

    gather()
    return found
