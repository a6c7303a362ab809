# bench/apps/counter for Streamlit.
import streamlit as st

st.session_state.setdefault("presses", 0)


def pressed():
    st.session_state.presses += 1


st.title("Counter")
level = st.slider("Level", 0, 100, 7, key="level")
who = st.text_input("Who", key="who")
st.button("Press", key="press", on_click=pressed)
rows = "\n".join(f"| {n} | {n * n} |" for n in range(1, 101))
st.markdown("| n | square |\n|---|---|\n" + rows)
st.text(f"Level {level}, presses {st.session_state.presses}, who {who}.")
