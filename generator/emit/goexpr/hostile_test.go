package goexpr_test

import (
	"strings"
	"testing"
	"time"

	"github.com/stgen/stgen/generator/expr"
	"github.com/stgen/stgen/generator/source"
)

// TestHostile: what nests deeply is written in bounded time, also where parts of closures move in front of their loops.
func TestHostile(t *testing.T) {
	nest := func(open, middle, closing string) string {
		return strings.Repeat(open, 60) + middle + strings.Repeat(closing, 60)
	}
	for name, text := range map[string]string{
		"invariant counts":  nest("len(filter(ints, n > ", "1", "))"),
		"filters in sums":   nest("sum(filter(ints, n > 1), # + ", "1", ")"),
		"filters of counts": nest("sum(filter(ints, # > ", "1", "), # * n)"),
		"maps":              nest("map(ints, len(", "ints", "))"),
		"conditions":        nest("(ok ? 1 : ", "2", ")"),
	} {
		f := source.NewFile("app.yaml", []byte(text))
		start := time.Now()
		e, diags := expr.Check(source.Verbatim(f.Span(0, f.Len())), testNames, nil)
		if e == nil {
			t.Errorf("%s: %s", name, diags[0].Message)
			continue
		}
		if render(t, e); time.Since(start) > 5*time.Second {
			t.Errorf("%s took %v", name, time.Since(start))
		}
	}
}
