"""What the reader is told when a link or a page does not work."""

import logging

import streamlit as st

from darien.language import translator
from darien.view import Fallback, View

LOG = logging.getLogger(__name__)


def warn(fallbacks: tuple[Fallback, ...], language: str) -> None:
    """Say in one warning what of a link means nothing here and what is shown instead."""
    if not fallbacks:
        return
    _ = translator(language)
    sentence = _("The link says {parameter} = {value}. Possible: {allowed}. Shown instead: {used}.")
    st.warning(
        "\n\n".join(
            sentence.format(
                parameter=fallback.parameter,
                value=_as_code(fallback.value),
                allowed=fallback.allowed,
                used=fallback.used,
            )
            for fallback in fallbacks
        )
    )


def say_failure(error: Exception) -> bool:
    """Tell the reader in one sentence that a page failed; the details are for the server's log."""
    LOG.error("A page could not be shown.", exc_info=error)
    _ = translator(View.from_query({"lang": st.query_params.get_all("lang")}).language)
    st.error(_("This view could not be shown. Reload the page, or choose another view."))
    return True


def _as_code(text: str) -> str:
    """Return a stranger's text as Markdown that shows it and does nothing else."""
    plain = " ".join(text.replace("`", "'").split())
    return f"`{plain or ' '}`"
