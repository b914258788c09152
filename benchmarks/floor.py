"""The floor: what Streamlit alone needs for a control and a line of text."""

import streamlit as st

direction = st.segmented_control("Direction", ["Both", "North", "South"], default="Both")
st.html(f'<p id="drawn">{direction}</p>')
