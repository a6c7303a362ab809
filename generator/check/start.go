package check

import (
	"github.com/stgen/stgen/generator/ir"
	"github.com/stgen/stgen/generator/spec"
)

// appParams returns what `app:` says of the page's configuration: all but the theme, whose options are the server's, and what
// happens when a session begins.
func (c *checker) appParams(n *spec.Node) []*spec.Entry {
	var out []*spec.Entry
	for _, e := range n.Entries {
		switch {
		case e.Name == "theme" && e.Value.Kind == spec.Mapping:
			c.options("theme.", e.Value)
		case e.Name == "theme":
			c.diags.Errorf(WrongValue, e.Value.Span, "\"theme\" takes the options of the theme, found %s", found(e.Value)).
				WithHint("`theme: {base: dark, primaryColor: \"#2a6ef0\"}`")
		case e.Name != "on_start":
			out = append(out, e)
		}
	}
	return out
}

// onStart checks the actions of a new session.
func (c *checker) onStart() {
	n := c.spec.PageConfig.Get("on_start")
	if n == nil {
		return
	}
	if cb := c.callback(n, &ir.Element{Go: "Start"}, ""); cb != nil {
		cb.Go, cb.Doc = "OnStart", "is what happens when a session begins, before its first page."
		c.app.OnStart = cb
	}
}
