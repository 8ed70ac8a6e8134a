"""What tells a heading from the sentence behind it: words that it does not end in, and the verbs of a sentence.

Headings that are glued to their sentence and those that a space parts from it are told by the same.
"""

import re
from typing import Final

from cleaners.words import word_set

# Where text looks like code its capitals are no headings.
CODE: Final = re.compile(r"[_=<>{}\\`]|\w\(|\w\.(?:ya?ml|json|js|py|conf|cfg|xml|html|css|ini|log|exe|sh|md|csv)\b")
# What takes the name behind it: `Police name Koval`, `he met Koval`.
TAKES: Final = word_set(
    """
    met saw told caught shot beat beats left won wins called calls named names joined joins replaced hit hits
    calling dubbed titled entitled found finds kept keeps made makes sent sends thanks meets tells sees backs like
    likes loves hates praises quotes visit visits
    """
)
# Heads that a name goes on: `During the negotiationsUkraine was`, `He said at the meetingUkraine was`.
OPEN_HEAD: Final = re.compile(
    r"\W*(?:[A-Z][a-z]+ing|In|On|At|By|For|From|To|Of|During|After|Before|As|With|Without|Since|Until|When|While|If|Because|Although|Despite"
    r"|Under|Over|Through|Between|According|Yesterday|Today|Earlier|Later|Now|Then|Once|Following|Against)\b"
)
PRONOUNS: Final = word_set("He She It They We I You There")
# The verb of a sentence, by its form.
FINITE: Final = re.compile(
    r"\b(?:is|are|was|were|has|have|had|will|would|can|could|may|might|must|should|did|does|said|says|became|went|came|took"
    r"|told|made|got|grew|fell|rose|began|stood|spoke|flew|left|lost|won|gave|found|held|kept|saw|met|sent|spent|ran|sold"
    r"|bought|wrote|chose|led|paid|drew|read|put|hit|cut|shut|counts|wants|plans|[a-z]{3,}ed)\b|n['’]t\b"
    r"|\b[a-z]{2,}[^siu\W]s (?:the|a|an|his|her|its|their|on|in|at|that|to|by|with|from|for)\b"
)
# Behind these a name stands that may be a sentence’s beginning: `the newspaper The Day`.
MEDIA: Final = word_set(
    """
    magazine newspaper site website publication portal channel agency outlet daily weekly journal paper tabloid group
    band show series film book song novel ship station programme program company
    """
)
WRITINGS: Final = word_set(
    """
    article book letter text photo picture poem play novel song film video post blog column essay interview report story
    study paper speech statement
    """
)
DETERMINERS: Final = word_set("the a an this that his her its their our")
# A heading ends in none of these; they are glued to the name that follows.
NO_END: Final = word_set(
    """
    the and of to at by with that as or but if is was are were be been has have had will would can could their
    his her its our your this these those which who when where while because than into from between during a an
    under against near across along behind beyond among within toward towards despite upon onto via southeast southwest
    northeast northwest
    for said says one two three four five six seven eight nine ten many several few some most whose whom
    bin ibn von van der west east north south western eastern northern southern central
    """
)
