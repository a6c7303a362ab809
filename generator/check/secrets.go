package check

import (
	"regexp"
	"slices"
	"strings"

	"github.com/stgen/stgen/generator/diag"
	"github.com/stgen/stgen/generator/ir"
	"github.com/stgen/stgen/generator/spec"
	"github.com/stgen/stgen/generator/types"
)

// BadSecret is a declaration of a secret that no server could keep.
var BadSecret = diag.Register(diag.Code{
	Name: "bad-secret", Summary: "a secret is declared in a way that secrets.toml does not have",
	Explanation: "An entry of `secrets:` is `name: {type: …, required: …, doc: …}`, with a dotted name for a table of secrets.toml. A secret is a string, a " +
		"number, a bool, a date, a time, a duration, or a list of strings, numbers or bools. One that is not declared is a string; it may be missing where it " +
		"stands left of `??`, or is compared with nil.",
	Wrong: "secrets: {api.token: {type: \"map<string, int>\"}}\nbody:\n  - text: none\n",
	Right: "secrets: {api.token: {type: string, doc: of the weather service}}\nbody:\n  - text: none\n",
})

// secretPath is a secret's name: plain names with dots between them, as an expression spells it.
var secretPath = regexp.MustCompile(`^[\pL_][\pL\pN_]*(\.[\pL_][\pL\pN_]*)*$`)

// maybeMissing finds the secrets of which an expression asks whether they are there.
var maybeMissing = regexp.MustCompile(`\bsecrets\.([\pL\pN_.]+)\s*(?:\?\?|[!=]=\s*nil\b)|\bnil\s*[!=]=\s*secrets\.([\pL\pN_.]+)`)

// secretTypes are the types that a secret can have.
var secretTypes = []types.Type{
	types.String, types.Int, types.Float, types.Bool, types.Date, types.Time, types.DateTime, types.Duration,
	types.ListOf(types.String), types.ListOf(types.Int), types.ListOf(types.Float), types.ListOf(types.Bool),
}

// secrets declares the root `secrets`, and what `secrets:` says of its names.
func (c *checker) secrets() {
	optional := make(map[string]bool)
	eachText(c.spec.Node, func(text string) {
		for _, m := range maybeMissing.FindAllStringSubmatch(text, -1) {
			optional[m[1]+m[2]] = true
		}
	})
	c.declareRoot("secrets", c.secretsUnder("", optional), func() []string { return c.secretNames("") })
	for _, d := range c.spec.Secrets {
		c.declareSecret(d)
	}
}

// eachText calls yield with every scalar below a node.
func eachText(n *spec.Node, yield func(string)) {
	if n == nil {
		return
	}
	if n.Kind == spec.Scalar {
		yield(n.Text.String())
	}
	for _, item := range n.Items {
		eachText(item, yield)
	}
	for _, e := range n.Entries {
		eachText(e.Value, yield)
	}
}

// declareSecret reads an entry of `secrets:`.
func (c *checker) declareSecret(d *spec.Decl) {
	if !secretPath.MatchString(d.Name) {
		c.diags.Errorf(BadSecret, d.NameSpan, "%q cannot be the name of a secret", d.Name).WithHint("`api.token`: plain names with dots between them")
		return
	}
	s := &ir.Secret{Name: d.Name, Type: types.String, Required: true, Doc: d.Comment}
	switch d.Value.Kind {
	case spec.Null:
	case spec.Mapping:
		c.secretOptions(s, d.Value)
	default:
		c.diags.Errorf(BadSecret, d.Value.Span, "the secret %q is declared by a mapping, found %s", d.Name, found(d.Value)).
			WithHint("`%s: {type: string, doc: what it is for}`; its value belongs into secrets.toml", d.Name)
	}
	t := s.Type
	if !s.Required {
		t = types.Opt(t)
	}
	c.addSecret(s, &ir.Symbol{Name: "secrets." + d.Name, Kind: ir.SecretSymbol, Type: t, Span: d.NameSpan})
}

// secretOptions reads what a declaration says.
func (c *checker) secretOptions(s *ir.Secret, n *spec.Node) {
	for _, e := range n.Entries {
		switch e.Name {
		case "type":
			t := c.parseType(e.Value.Text)
			if t == nil {
				continue
			}
			elem, optional := types.Elem(t)
			if !slices.ContainsFunc(secretTypes, func(ok types.Type) bool { return types.Equal(ok, elem) }) {
				c.diags.Errorf(BadSecret, e.Value.Span, "a secret cannot be a %s", t)
				continue
			}
			s.Type, s.Required = elem, s.Required && !optional
		case "required":
			s.Required = c.literalBool(e) && s.Required
		case "doc":
			s.Doc = c.literalText(e)
		default:
			d := c.diags.Errorf(UnknownParameter, e.NameSpan, "unknown key %q", e.Name)
			if names := []string{"type", "required", "doc"}; !d.WithNearest(e.NameSpan, e.Name, names) {
				d.WithHint("a secret has %s; its value belongs into secrets.toml", join(names))
			}
		}
	}
}

// addSecret gives the app a secret.
func (c *checker) addSecret(s *ir.Secret, sym *ir.Symbol) {
	if c.app.SecretsGo == "" {
		c.app.SecretsGo = c.taken.take("appSecrets")
	}
	sym.Go = c.taken.take(camel(strings.ReplaceAll(s.Name, ".", "_")) + "Secret")
	s.Symbol = sym
	c.app.Secrets = append(c.app.Secrets, s)
}

// secretsUnder returns what stands under a path of secrets: those whose name ends there, and tables of them.
func (c *checker) secretsUnder(path string, optional map[string]bool) func(string, bool) *ir.Symbol {
	tables := make(map[string]*ir.Symbol)
	return func(name string, final bool) *ir.Symbol {
		full := path + name
		if final {
			return c.secret(full, optional[full])
		}
		if tables[name] == nil {
			sym := &ir.Symbol{Name: "secrets." + full, Kind: ir.RootSymbol, Type: &types.Record{}}
			tables[name] = sym
			c.roots[sym] = &root{c.secretsUnder(full+".", optional), func() []string { return c.secretNames(full + ".") }}
		}
		return tables[name]
	}
}

// secret returns the secret of a name, which is a string if it is not declared.
func (c *checker) secret(name string, optional bool) *ir.Symbol {
	for _, s := range c.app.Secrets {
		if s.Name == name {
			return s.Symbol
		}
	}
	t := types.Type(types.String)
	if optional {
		t = types.Opt(t)
	}
	sym := &ir.Symbol{Name: "secrets." + name, Kind: ir.SecretSymbol, Type: t}
	c.addSecret(&ir.Secret{Name: name, Type: types.String, Required: !optional}, sym)
	return sym
}

// secretNames returns what is declared under a path, for hints.
func (c *checker) secretNames(path string) []string {
	var names []string
	for _, s := range c.app.Secrets {
		if rest, ok := strings.CutPrefix(s.Name, path); ok {
			name, _, _ := strings.Cut(rest, ".")
			names = append(names, name)
		}
	}
	return slices.Compact(names)
}
