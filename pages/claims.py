"""Claims: does a sentence, or a key fact, agree with the tables, and under which definition?"""

import streamlit as st

from darien.language import translator
from darien.ui import claims, link

language = link.shown_view().language
_ = translator(language)

st.title(_("Claims"))
st.caption(
    _(
        "Write a sentence with a number, or pick a key fact, and see whether the figures of the"
        " tables agree with it. It is plain arithmetic: every figure leads to its source."
    )
)
asked = claims.asked(language)
beside, opened = st.columns((2, 3), gap="medium")
with beside:
    claims.show_facts(asked, language)
with opened:
    claims.show_finding(asked, language)
