"""The page of corrections: how a figure is corrected, what was, and a trial of somebody's table."""

import streamlit as st

from darien.changes import read_tables
from darien.folder import DATA
from darien.language import number, translator
from darien.render import corrected
from darien.render.evidence.results import table_title
from darien.ui import ledger, store
from darien.uploads import LARGEST, RefusedError, Trial, tried

# So many rows of problems and of changes are shown; the rest is counted.
SHOWN = 200


def show_steps(language: str) -> None:
    """Show how a figure is corrected, step by step."""
    _ = translator(language)
    steps = (
        _("Open the figure's ledger: click the number, here or on any page."),
        _("Note its id and its row; the ledger names both, as in `observations:…`."),
        _(
            "Change that one row in the table, in a spreadsheet: the figure, its `source_ids` and"
            " its `note`. A figure without a source is not taken."
        ),
        _("Put the old value into `rivals.csv`, with who said it and why it went."),
        _("Try the table below, or run `python -m darien check` in a copy of the data."),
        _("`python -m darien diff OLD NEW` prints what changed: figure, old → new, source."),
        _(
            "Send the table, or those lines, to the project's repository as an issue or a change"
            " request. Whoever has no account there can mail it to the person who runs this"
            " installation."
        ),
    )
    st.markdown("\n".join(f"{place}. {step}" for place, step in enumerate(steps, start=1)))


def show_trial(language: str) -> None:
    """Let the reader try a table: it is checked and compared, and forgotten with the visit."""
    _ = translator(language)
    st.caption(
        _(
            "Upload a table in the form of one of ours; its header tells which. It is checked as"
            " ours are and compared with ours. It is kept in memory while you look at it, and"
            " never stored. Messages on rows are in English, as the check writes them."
        )
    )
    file = st.file_uploader(
        _("A table as CSV, up to {most} MB").format(most=LARGEST // 1_000_000),
        key=f"table-{language}",
        max_upload_size=LARGEST // 1_000_000,
    )
    if file is None:
        return
    replaces = st.checkbox(
        _("The file is the whole table: rows that it does not hold are to go"),
        key=f"replaces-{language}",
    )
    try:
        trial = tried(file.getvalue(), read_tables(DATA), replaces=replaces, language=language)
    except RefusedError as error:
        values = {name: str(value) for name, value in error.values.items()}
        st.error(_plain(_(error.sentence).format(**values)))
        return
    _show(trial, language)


def show_corrected(language: str) -> None:
    """Show the values that were replaced so far."""
    _ = translator(language)
    st.caption(
        _(
            "Values that their producer revised, or that are slips. The number opens its ledger;"
            " the values that compete with ours, and may be right, stand on the page Evidence."
        )
    )
    table = corrected.corrections_table(store.all_tables(), language)
    ledger.show_table(table, language, is_titled=True)


def _show(trial: Trial, language: str) -> None:
    _ = translator(language)
    title = table_title(store.all_tables(), trial.table, language)
    named = {"table": title, "rows": number(trial.rows, language)}
    st.markdown(_("Read as the table *{table}*: {rows} rows.").format(**named))
    for remark in trial.coarsened:
        st.warning(_plain(remark))
    if trial.problems:
        count = number(len(trial.problems), language)
        st.error(
            _("Problems: {count}. Mend them in the file and upload it again.").format(count=count)
        )
        shown = corrected.problems_table(trial.problems[:SHOWN], language)
        ledger.show_table(shown, language, is_titled=True)
        _say_rest(len(trial.problems), language)
        return
    if trial.changes:
        count = number(len(trial.changes), language)
        st.success(_("No problem. Rows that would change: {count}.").format(count=count))
        shown = corrected.changes_table(store.all_tables(), trial.changes[:SHOWN], language)
        ledger.show_table(shown, language, is_titled=True)
        _say_rest(len(trial.changes), language)
    else:
        st.success(_("No problem, and nothing that ours does not say already."))
    if trial.content is not None:
        st.download_button(
            _("Download the checked table (CSV)"),
            trial.content,
            file_name=f"{trial.table}.csv",
            mime="text/csv",
        )


def _say_rest(count: int, language: str) -> None:
    if count > SHOWN:
        _ = translator(language)
        st.caption(_("{shown} of {count} are shown.").format(shown=SHOWN, count=count))


def _plain(text: str) -> str:
    """Return a stranger's text as Markdown that shows it and does nothing else."""
    return "".join(f"\\{sign}" if sign in r"\`*_{}[]()<>#+!|~$:-" else sign for sign in text)
