package check

import (
	"errors"
	"maps"
	"slices"
	"strings"

	"github.com/stgen/stgen/generator/diag"
	"github.com/stgen/stgen/generator/ir"
	"github.com/stgen/stgen/generator/source"
	"github.com/stgen/stgen/generator/spec"
	"github.com/stgen/stgen/generator/types"
)

// BadType is a type that cannot be read.
var BadType = diag.Register(diag.Code{
	Name: "bad-type", Summary: "a type cannot be read",
	Explanation: "Types are int, float, string, bool, date, time, datetime, duration, bytes, list<T>, map<K, V>, {field: T}, the names of " +
		"`types:`, and T? for what can be missing. Within brackets YAML needs quotes around `?`, commas and braces.",
	Wrong: "state:\n  n: {type: integer, value: 0}\nbody:\n  - text: ${{ n }}\n",
	Right: "state:\n  n: {type: int, value: 0}\nbody:\n  - text: ${{ n }}\n",
})

// namedType is an entry of `types:`, which is read when it is first needed.
type namedType struct {
	spec *spec.Decl
	t    types.Type // nil = not read yet
	busy bool
}

// types reads `types:`.
func (c *checker) types() {
	for _, d := range c.spec.Types {
		switch first := c.named[d.Name]; {
		case slices.Contains(types.Builtin, d.Name):
			c.diags.Errorf(Redeclared, d.NameSpan, "%q is a type of the language", d.Name).WithHint("call it otherwise")
		case first != nil:
			if first.spec.NameSpan.File != d.NameSpan.File {
				c.diags.Errorf(Redeclared, d.NameSpan, "the type %q is declared twice", d.Name).WithLabel(first.spec.NameSpan, "first declared here")
			}
		default:
			c.named[d.Name] = &namedType{spec: d}
		}
	}
	for _, d := range c.spec.Types {
		if n := c.named[d.Name]; n != nil && n.spec == d {
			t := c.typeNamed(n)
			c.knownType(t, "")
			c.commentType(t, d.Comment)
		}
	}
}

// commentType gives the struct of an entry of `types:` the comment of that.
func (c *checker) commentType(t types.Type, comment string) {
	for _, r := range c.app.Records {
		if types.Equal(r.Type, t) && r.Comment == "" {
			r.Comment = comment
		}
	}
}

// typeNamed returns the type of an entry of `types:`.
func (c *checker) typeNamed(n *namedType) types.Type {
	if n.t != nil {
		return n.t
	}
	if n.busy {
		c.diags.Errorf(Cycle, n.spec.NameSpan, "the type %q needs itself: %s", n.spec.Name, c.typeWay(n))
		return types.Invalid
	}
	n.busy = true
	c.readingTypes = append(c.readingTypes, n)
	n.t = c.typeOf(n.spec.Value)
	if r, ok := n.t.(*types.Record); ok && n.spec.Value.Kind == spec.Mapping {
		r.Name = n.spec.Name
	}
	c.readingTypes = c.readingTypes[:len(c.readingTypes)-1]
	n.busy = false
	return n.t
}

// typeWay says how a type comes to need itself.
func (c *checker) typeWay(n *namedType) string {
	i := slices.Index(c.readingTypes, n)
	var way []string
	for _, t := range c.readingTypes[i:] {
		way = append(way, t.spec.Name)
	}
	return strings.Join(append(way, n.spec.Name), " → ")
}

// typeOf reads a type as YAML has it: its text, or a mapping of fields.
func (c *checker) typeOf(n *spec.Node) types.Type {
	switch n.Kind {
	case spec.Scalar:
		return c.parseType(n.Text)
	case spec.Mapping:
		r := &types.Record{}
		for _, e := range n.Entries {
			r.Fields = append(r.Fields, types.Field{Name: e.Name, Type: c.typeOf(e.Value)})
		}
		return r
	}
	c.diags.Errorf(BadType, n.Span, "expected a type, found %s", n.Kind).WithHint("`int`, `list<string>`, or `{name: string}`")
	return types.Invalid
}

// parseType reads the text of a type; types.Invalid after a mistake.
func (c *checker) parseType(text source.Text) types.Type {
	t, err := types.Parse(text.String(), func(name string) (types.Type, bool) {
		if n := c.named[name]; n != nil {
			return c.typeNamed(n), true
		}
		return nil, false
	})
	if err == nil {
		return t
	}
	at := text.Span()
	mistake := new(types.ParseError)
	if errors.As(err, &mistake) && mistake.End > mistake.Start {
		at = text.Slice(mistake.Start, mistake.End).Span()
	}
	d := c.diags.Errorf(BadType, at, "%s", err)
	if mistake.Unknown != "" {
		names := append(slices.Sorted(maps.Keys(c.named)), types.Builtin...)
		if d.WithNearest(at, mistake.Unknown, names) {
			return types.Invalid
		}
		if s := typeElsewhere[strings.ToLower(mistake.Unknown)]; s != "" {
			d.WithHint("it is called %q here", s).WithFix(at, s, true)
		}
	}
	return types.Invalid
}

// typeElsewhere is what types of other languages are called here.
var typeElsewhere = map[string]string{
	"str": "string", "text": "string", "integer": "int", "number": "float", "double": "float", "float64": "float", "boolean": "bool",
	"array": "list", "dict": "map", "timestamp": "datetime", "timedelta": "duration", "optional": "int?",
}

// mapValue checks a mapping where a map is asked for.
func (c *checker) mapValue(n *spec.Node, want *types.Map) ir.Expr {
	out := &ir.Map{T: want}
	for _, e := range n.Entries {
		key := c.value(e.Key, want.Key)
		value := c.value(e.Value, want.Value)
		if key == nil || value == nil {
			return nil
		}
		out.Keys, out.Values = append(out.Keys, key), append(out.Values, value)
	}
	return out
}
