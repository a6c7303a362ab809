package expr

import (
	"strings"
	"testing"
	"time"
)

// TestHostile: what is too large, too deep or grows when it is checked is refused in bounded time, or checked.
func TestHostile(t *testing.T) {
	nest := func(open, middle, closing string, n int) string {
		return strings.Repeat(open, n) + middle + strings.Repeat(closing, n)
	}
	for name, text := range map[string]string{
		"brackets":           nest("(", "1", ")", 100_000),
		"some brackets":      nest("(", "1", ")", 200),
		"lists":              nest("[", "1", "]", 200),
		"comparisons":        nest("1<(", "1", ")<1", 100),
		"elvis":              nest("(ok?:", "ok", ")", 100),
		"conditions":         strings.Repeat("ok?1:", 10_000) + "2",
		"prefix":             strings.Repeat("!", 60_000) + "ok",
		"powers":             strings.Repeat("2**", 10_000) + "2",
		"sums":               strings.Repeat("n+", 20_000) + "n",
		"some sums":          strings.Repeat("n+", 1_000) + "n",
		"mistakes":           strings.Repeat("zz+", 20_000) + "zz",
		"lets":               nest("let a=1;", "a", "", 5_000),
		"members":            "task" + strings.Repeat("?.owner", 5_000),
		"loops":              nest("map(ints,", "#", ")", 200),
		"conjunctions":       strings.Repeat("maybe!=nil&&", 2_000) + "ok",
		"nested conditions":  nest("(maybe!=nil&&", "ok", ")", 200),
		"large":              `"` + strings.Repeat("x", 1<<20) + `"`,
		"characters":         `"` + strings.Repeat("ä", 30_000) + `" + zz`,
		"chained operators":  strings.Repeat("1<", 5_000) + "1",
		"reductions":         nest("reduce(ints,", "#acc+0.5", ",0)", 8),
		"records":            nest("{a:", "1", "}", 200),
		"unclosed":           strings.Repeat("{", 60_000),
		"mixed and unclosed": strings.Repeat("([{", 20_000),
	} {
		start := time.Now()
		e, diags := check(text)
		if e == nil && !diags.HasErrors() {
			t.Errorf("%s: refused without a reason", name)
		}
		if d := time.Since(start); d > 2*time.Second {
			t.Errorf("%s took %v", name, d)
		}
	}
}
