// Package browsertest uses the examples as people do, in Chromium: on our own page and on the genuine Streamlit frontend.
// Its tests need the build tag browser, Debian's package chromium, and for the genuine frontend the folder that
// STGEN_FRONTEND names or, without one, the wheel of Streamlit from PyPI. STGEN_SHOTS names a folder for screenshots.
package browsertest
