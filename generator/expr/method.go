package expr

import (
	"maps"
	"slices"

	"github.com/expr-lang/expr/ast"

	"github.com/stgen/stgen/generator/diag"
	"github.com/stgen/stgen/generator/ir"
	"github.com/stgen/stgen/generator/types"
)

// methods are those of times and durations, under the names that expr-lang documents: Go's own. Date and TimeOfDay are
// ours.
var methods = map[types.Type]map[string]signature{
	types.DateTime: {
		"Year": sig("() int"), "Month": sig("() month"), "Day": sig("() int"), "Hour": sig("() int"),
		"Minute": sig("() int"), "Second": sig("() int"), "Nanosecond": sig("() int"), "Weekday": sig("() weekday"),
		"YearDay": sig("() int"), "Unix": sig("() int"), "UnixMilli": sig("() int"), "Format": sig("(string) string"),
		"Add": sig("(duration) datetime"), "Sub": sig("(datetime) duration"), "AddDate": sig("(int, int, int) datetime"),
		"Before": sig("(datetime) bool"), "After": sig("(datetime) bool"), "Equal": sig("(datetime) bool"),
		"Truncate": sig("(duration) datetime"), "Round": sig("(duration) datetime"), "In": sig("(timezone) datetime"),
		"UTC": sig("() datetime"), "Local": sig("() datetime"), "Location": sig("() timezone"), "IsZero": sig("() bool"),
		"Date": sig("() date"), "TimeOfDay": sig("() time"),
	},
	types.Duration: {
		"Hours": sig("() float"), "Minutes": sig("() float"), "Seconds": sig("() float"), "Milliseconds": sig("() int"),
		"Microseconds": sig("() int"), "Nanoseconds": sig("() int"), "String": sig("() string"),
		"Abs": sig("() duration"), "Round": sig("(duration) duration"), "Truncate": sig("(duration) duration"),
	},
	types.Date: {
		"Year": sig("() int"), "Month": sig("() month"), "Day": sig("() int"), "Weekday": sig("() weekday"),
		"YearDay": sig("() int"), "String": sig("() string"),
	},
	types.Time: {
		"Hour": sig("() int"), "Minute": sig("() int"), "Second": sig("() int"), "String": sig("() string"),
	},
	types.Month:    {"String": sig("() string")},
	types.Weekday:  {"String": sig("() string")},
	types.Timezone: {"String": sig("() string")},
}

func methodNames(t types.Type) []string {
	if _, ok := t.(types.Basic); !ok {
		return nil
	}
	return slices.Sorted(maps.Keys(methods[t]))
}

// method types `at.Year()`.
func (c *checker) method(n *ast.CallNode, m *ast.MemberNode) ir.Expr {
	x := c.target(m)
	if isBad(x) {
		return bad()
	}
	if c.isMissing(x) {
		return x
	}
	if types.IsOptional(x.Type()) {
		return c.unsettledMember(m, x)
	}
	name := m.Property.(*ast.StringNode).Value
	var s signature
	var ok bool
	switch t := x.Type().(type) {
	case types.Basic:
		s, ok = methods[t][name]
	case *types.Record:
		if f := c.methodOf(t, name); f != nil {
			s, ok = signatureOf(f), true
		}
	}
	if !ok {
		return c.noMethod(m, x.Type(), name)
	}
	args, ok := c.arguments(n, name, n.Arguments, s)
	if !ok {
		return bad()
	}
	return &ir.Method{X: x, Name: name, Args: args, T: s.result}
}

// methodOf returns the type of a method that a record has as a Go type; nil if there is none.
func (c *checker) methodOf(r *types.Record, name string) *types.Func {
	if scope, ok := c.scope.(Methods); ok {
		return scope.Method(r, name)
	}
	return nil
}

func (c *checker) noMethod(m *ast.MemberNode, t types.Type, name string) ir.Expr {
	d := c.diags.Errorf(UnknownFunction, c.operator(m.Property), "%s has no method %q", t, name)
	names := methodNames(t)
	switch near := diag.Suggest(name, names); {
	case near != "":
		d.WithHint("did you mean %q?", near)
	case IsBuiltin(name):
		d.WithHint("call the function: `%s(%s)`", name, c.span(m.Node).Text())
	case len(names) > 0:
		d.WithHint("it has %s", enumerated(names))
	}
	return bad()
}
