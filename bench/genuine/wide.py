# bench/apps/wide for Streamlit.
import streamlit as st

level = st.slider("Level", 0, 100, 7, key="level")
for i in range(198):
    st.markdown(f"Element **{i}** of the page")
st.text(f"Level {level}, presses 0, who .")
