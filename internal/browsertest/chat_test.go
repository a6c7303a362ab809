//go:build browser

package browsertest

import (
	"testing"

	"github.com/stgen/stgen/internal/browser"
)

func TestChat(t *testing.T) {
	onBothFaces(t, "parrot", func(t *testing.T, tab *tab) {
		tab.sees("Say something!")
		tab.sees("waited for 2 s") // by itself
		tab.press("Your words", "hello there", browser.Enter)
		tab.sees("HELLO THERE!")
		tab.wait("an empty field", `document.querySelector("textarea").value.trim() === ""`)
		tab.sees("waited for 0 s")
		tab.sees("waited for 1 s")
		for _, words := range []string{"one", "two", "three", "four", "five", "six"} {
			tab.press("Your words", words, browser.Enter)
		}
		tab.sees("SIX!")
		tab.wait("the end of the chat in sight", `[...document.querySelectorAll("main *, section *")].some(e => e.textContent === "SIX!" && e.getBoundingClientRect().bottom < innerHeight)`)
	})
}
