//go:build browser

package browsertest

import "testing"

// TestBooking fills in a form wrongly and then well.
func TestBooking(t *testing.T) {
	onBothFaces(t, "booking", func(t *testing.T, tab *tab) {
		tab.sees("No table is booked yet.")
		tab.fill("Your name", "Grace")
		tab.fill("Email", "nowhere")
		tab.click("Book")
		tab.sees("This is not an email address.")
		tab.wait("what was typed", `[...document.querySelectorAll("input")].some(e => e.value === "nowhere")`)
		tab.fill("Email", "grace@example.com")
		tab.click("I call when I cannot come")
		tab.click("Book")
		tab.sees("A table for 2 people, Grace!")
		tab.sees("Booked tonight")
		tab.sees("Guests tonight 2")
		tab.wait("an empty form", `![...document.querySelectorAll("input")].some(e => e.value === "Grace")`)
	})
}
