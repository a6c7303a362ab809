package check

import (
	"regexp"

	"github.com/stgen/stgen/generator/diag"
	"github.com/stgen/stgen/generator/source"
)

var BracesInText = diag.Register(diag.Code{
	Name: "braces-in-text", Summary: "a name in braces is text, not an expression (a warning)",
	Explanation: "An expression within text is written `${{ n }}`. `{n}`, `{{ n }}` and `${n}`, as other languages have it, are shown as they " +
		"are. If that is what you want, write `${{ \"{n}\" }}`.",
	Wrong: "state: {n: 1}\nbody:\n  - text: n is {n}\n",
	Right: "state: {n: 1}\nbody:\n  - text: n is ${{ n }}\n",
})

// bracedName is what stands in braces in other languages; in front of it stands nothing that makes it TeX, as in x^{n}.
var bracedName = regexp.MustCompile(`(?:^|[^\w^_\\}$])(\$?\{\{?\s*([\pL_][\pL\pN_]*)((?:\.[\pL_][\pL\pN_]*)*)\s*\}?\})`)

// braces warns of names that are known and stand in a literal text as if they were expressions.
func (c *checker) braces(text source.Text) {
	for _, m := range bracedName.FindAllStringSubmatchIndex(text.String(), -1) {
		name := text.String()[m[4]:m[5]]
		if c.scope.seen(name) == nil {
			continue
		}
		hole := "${{ " + name + text.String()[m[6]:m[7]] + " }}"
		c.diags.Warnf(BracesInText, text.SpanOf(m[2], m[3]), "this is shown as it is, braces and all").
			WithHint("an expression within text is written `%s`", hole)
	}
}
