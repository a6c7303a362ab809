package state

// Keeping is how long a widget keeps its value while its element is not shown: Streamlit's persist_state.
type Keeping uint8

// The ways to keep a value.
const (
	WhileSession Keeping = iota // as long as the session lives
	WhileOnPage                 // until another page is shown
	WhileShown                  // not at all
)

// Keep says how long the value is kept while the element is not shown. Call it after Declare.
func (c *Core) Keep(k Keeping) {
	c.keeping = k
	c.s.forgets = c.s.forgets || k != WhileSession
}

// Keep says how long the value is kept while the element is not shown. Call it after Declare.
func (w *Widget[T]) Keep(k Keeping) { w.c.Keep(k) }

// Forget gives widgets that the last run did not show their initial values, but for those that keep theirs longer. turned says
// that the run showed another page than the one before.
func (s *SessionState) Forget(turned bool) {
	if !s.forgets {
		return
	}
	for _, c := range s.widgets {
		if !c.shown && c.isSet && (c.keeping == WhileShown || c.keeping == WhileOnPage && turned) {
			c.isSet, c.resolved = false, 0
		}
	}
}
