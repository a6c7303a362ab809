package check

import (
	"slices"

	"github.com/stgen/stgen/generator/ir"
	"github.com/stgen/stgen/generator/source"
	"github.com/stgen/stgen/generator/spec"
)

// testSecrets checks the secrets of a test, which are all that the app has in it.
func (c *checker) testSecrets(out *ir.Test, t *spec.Test) {
	at := t.Name.Span
	if n := t.Param("secrets"); n != nil {
		at = n.Span
		c.secretsIn(out, n, "")
	}
	for _, s := range c.app.Secrets {
		given := slices.ContainsFunc(out.Secrets, func(v ir.NamedExpr) bool { return v.Name == s.Name })
		if s.Required && !given {
			c.diags.Errorf(MissingParameter, at, "the test lacks the secret %q", s.Name).WithLabel(s.Symbol.Span, "the app needs it").
				WithHint("a test has secrets of its own: `secrets: {%s: …}`", s.Name)
		}
	}
}

// secretsIn checks the secrets below a name: nested mappings, or names with dots.
func (c *checker) secretsIn(out *ir.Test, n *spec.Node, prefix string) {
	if n.Kind != spec.Mapping {
		c.diags.Errorf(WrongValue, n.Span, "secrets are a mapping, found %s", found(n)).WithHint("`secrets: {db: {dsn: \":memory:\"}}`")
		return
	}
	for _, e := range n.Entries {
		name := prefix + e.Name
		i := slices.IndexFunc(c.app.Secrets, func(s *ir.Secret) bool { return s.Name == name })
		switch {
		case i >= 0:
			if value := c.value(e.Value, c.app.Secrets[i].Type); value != nil {
				out.Secrets = append(out.Secrets, ir.NamedExpr{Name: name, Expr: c.known(value)})
			}
		case e.Value.Kind == spec.Mapping:
			c.secretsIn(out, e.Value, name+".")
		default:
			c.noSecret(e.NameSpan, name)
		}
	}
}

// noSecret says that the app has no secret of a name.
func (c *checker) noSecret(at source.Span, name string) {
	var names []string
	for _, s := range c.app.Secrets {
		names = append(names, s.Name)
	}
	d := c.diags.Errorf(BadStep, at, "the app has no secret %q", name)
	if !d.WithNearest(at, name, names) && len(names) > 0 {
		d.WithHint("it has %s", join(names))
	}
}
