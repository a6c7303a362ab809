// Package rawhtml lets apps show HTML of their own. Importing it for its effect registers a sanitiser, which a server
// that shows none does not link:
//
//	import _ "github.com/stgen/stgen/templates/rawhtml"
package rawhtml

import (
	"sync"

	"github.com/microcosm-cc/bluemonday"
	"github.com/stgen/stgen/templates/markdown"
)

func init() { markdown.SetSanitizer(sanitize) }

// policy is what users may write to each other, plus classes and inline styles, built when it is first needed.
var policy = sync.OnceValue(func() *bluemonday.Policy {
	p := bluemonday.UGCPolicy()
	p.AllowAttrs("class").Globally()
	p.AllowStyles("color", "background-color", "font-size", "font-weight", "font-style", "text-align", "text-decoration",
		"padding", "margin", "border", "border-radius", "width", "height", "max-width", "display", "gap").Globally()
	p.RequireNoReferrerOnLinks(true)
	p.AddTargetBlankToFullyQualifiedLinks(true)
	return p
})

func sanitize(html string) string { return policy().Sanitize(html) }
