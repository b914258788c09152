"""Lists that a reader can sort and search in."""

import pandas as pd
import streamlit as st

# A row of a table of Streamlit is 35 px high; so many rows show before the table scrolls.
ROW_HEIGHT, ROWS_SHOWN = 35, 18


def show_rows(rows: pd.DataFrame) -> None:
    """Show a table; a column of addresses becomes links."""
    links = [
        name
        for name in rows.columns
        if rows[name].dropna().astype(str).str.startswith("http").any()
    ]
    st.dataframe(
        rows,
        hide_index=True,
        height=ROW_HEIGHT * (min(len(rows), ROWS_SHOWN) + 1) + 2,
        column_config={
            name: st.column_config.LinkColumn(display_text=r"https?://(?:www\.)?([^/]+)")
            for name in links
        },
    )
