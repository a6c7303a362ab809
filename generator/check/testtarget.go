package check

import (
	"fmt"
	"strings"
	"unicode"

	"github.com/stgen/stgen/generator/expr"
	"github.com/stgen/stgen/generator/ir"
	"github.com/stgen/stgen/generator/source"
	"github.com/stgen/stgen/generator/types"
)

// turns is what a name outside of a loop gathers.
type turns struct {
	loop *loop
	of   *decl // what each turn holds
}

// stepTarget is what a step of a test is about: `text`, `done[7]`, `ship.street`.
type stepTarget struct {
	text   string
	place  source.Span
	decl   *decl
	gather map[*decl]turns
	suffix []ir.Expr // of the wire key, each behind an underscore
}

// stepTarget finds what the text of a place names; nil after a mistake.
func (c *checker) stepTarget(text source.Text) *stepTarget {
	name, rest := cutName(text.String())
	d := c.reached(name)
	if name == "" || d == nil {
		report := c.diags.Errorf(BadStep, text.Span(), "there is no widget %q", text.String())
		if !report.WithNearest(text.Span(), text.String(), c.assignableNames()) {
			report.WithHint("a step names a widget by its key; one in a loop as `done[7]`, one in a component as `ship.street`")
		}
		return nil
	}
	t := &stepTarget{text: text.String(), place: text.Span(), decl: d, gather: c.gathered}
	for rest != "" && t != nil {
		at := text.Len() - len(rest)
		switch {
		case rest[0] == '.':
			name, rest = cutName(rest[1:])
			t = t.member(c, name)
		case rest[0] == '[' && closing(rest) > 0:
			end := closing(rest)
			inner := text.Slice(at+1, at+end).TrimSpace()
			t = t.turn(c, text.SpanOf(at, at+end+1), func(want types.Type) ir.Expr { return c.expressionAs(inner, want) })
			rest = rest[end+1:]
		default:
			c.diags.Errorf(BadStep, text.SpanOf(at, text.Len()), "this is no widget").WithHint("write `name`, `name[turn]` or `place.name`")
			return nil
		}
	}
	return t
}

// reached returns the declaration of a name of the app, or of one of its dialogs; nil if there is none.
func (c *checker) reached(name string) *decl {
	if d := c.scope.seen(name); d != nil {
		return d
	}
	for _, s := range c.spec.Dialogs {
		if d := c.dialogs[s.Name]; d != nil && d.inner.home.decls[name] != nil {
			return d.inner.home.decls[name]
		}
	}
	return nil
}

// turns returns what the target gathers; nil if it is in no loop.
func (t *stepTarget) turns() *turns {
	if g, ok := t.gather[t.decl]; ok {
		return &g
	}
	return nil
}

// turn returns the target in one turn of its loop. key gives what tells the turn apart as a type.
func (t *stepTarget) turn(c *checker, at source.Span, key func(types.Type) ir.Expr) *stepTarget {
	g := t.turns()
	if g == nil {
		c.diags.Errorf(BadStep, at, "%q is not in a loop", t.decl.sym.Name).WithLabel(t.decl.sym.Span, "declared here")
		return nil
	}
	where := c.where
	c.typeHeader(g.loop)
	c.where = where
	e := key(g.loop.ir.Key)
	if e == nil {
		return nil
	}
	return t.at(g.of, c.known(e))
}

// member returns the target that stands under a name in a component.
func (t *stepTarget) member(c *checker, name string) *stepTarget {
	if t.decl.sym.Kind == ir.UseSymbol {
		if inner := c.shown(t.decl.sym).inner.home.decls[name]; inner != nil && seenOutside(inner) {
			return t.at(inner, &ir.Lit{Value: t.decl.sym.Name, T: types.String})
		}
	}
	c.diags.Errorf(expr.UnknownField, t.place, "there is no widget %q in %q", name, t.decl.sym.Name)
	return nil
}

// at returns the target of another declaration, one step further in.
func (t *stepTarget) at(d *decl, suffix ir.Expr) *stepTarget {
	out := *t
	out.decl = d
	out.suffix = append(out.suffix[:len(out.suffix):len(out.suffix)], suffix)
	return &out
}

// end returns the symbol that the target is about; nil after a mistake: it does not say which turn of a loop is meant.
func (t *stepTarget) end(c *checker) *ir.Symbol {
	if t.turns() != nil {
		c.diags.Errorf(BadStep, t.place, "%q is in a loop: which turn is meant?", t.text).
			WithLabel(t.decl.sym.Span, "declared here").WithHint("name it by what tells the turns apart: `%s[7]`", t.text)
		return nil
	}
	if sym := t.decl.symbol(); sym.Type != types.Invalid {
		return sym
	}
	return nil
}

// key returns the key on the wire.
func (t *stepTarget) key() ir.Expr {
	text := t.decl.sym.Name
	var parts []ir.Expr
	for _, s := range t.suffix {
		text += "_"
		if lit, ok := s.(*ir.Lit); ok {
			text += fmt.Sprint(lit.Value)
			continue
		}
		parts = append(parts, &ir.Lit{Value: text, T: types.String}, s)
		text = ""
	}
	if text != "" {
		parts = append(parts, &ir.Lit{Value: text, T: types.String})
	}
	if len(parts) == 1 {
		return parts[0]
	}
	return &ir.Text{Parts: parts}
}

// cutName cuts the name off that a text begins with.
func cutName(text string) (name, rest string) {
	i := strings.IndexFunc(text, func(r rune) bool { return r != '_' && !unicode.IsLetter(r) && !unicode.IsDigit(r) })
	if i < 0 {
		i = len(text)
	}
	return text[:i], text[i:]
}

// closing returns the offset of the bracket that closes the one that a text begins with; 0 if none does.
func closing(text string) int {
	depth, quote := 0, rune(0)
	for i, r := range text {
		switch {
		case quote != 0:
			if r == quote {
				quote = 0
			}
		case r == '"' || r == '\'' || r == '`':
			quote = r
		case r == '[':
			depth++
		case r == ']':
			if depth--; depth == 0 {
				return i
			}
		}
	}
	return 0
}
