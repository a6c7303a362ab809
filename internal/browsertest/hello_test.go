//go:build browser

package browsertest

import (
	"testing"

	"github.com/stgen/stgen/internal/browser"
)

func TestHello(t *testing.T) {
	onBothFaces(t, "hello", func(t *testing.T, tab *tab) {
		tab.sees("Hello, world!")
		tab.fill("Your name", "Grace")
		tab.sees("Hello, Grace!")
		tab.press("A number", browser.Right, browser.Right, browser.Right)
		tab.sees("10 squared is 100.")
		tab.click("Press me")
		tab.sees("Presses 1")
		tab.click("Press me")
		tab.sees("Presses 2")
		tab.press("A number", browser.End)
		tab.sees("That is a large number.")
		tab.press("A number", browser.Left)
		tab.sees("99 squared is 9801.")
	})
}

func TestReload(t *testing.T) {
	onBothFaces(t, "hello", func(t *testing.T, tab *tab) {
		tab.sees("Hello, world!")
		tab.fill("Your name", "Grace")
		tab.sees("Hello, Grace!")
		tab.must(tab.Reload())
		tab.sees("Hello, world!")
	})
}
