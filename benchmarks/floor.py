"""The floor: what Streamlit alone needs for a control and a line of text."""

import streamlit as st

year = st.slider("Year", 1826, 2026, 2025)
st.html(f'<p id="drawn">{year}</p>')
