package main

import (
	"context"
	"fmt"
	"slices"
	"strings"
	"testing/fstest"
	"time"

	"github.com/stgen/stgen/generator"
)

// barCompile is how many milliseconds check and generation of 1,000 elements may take.
const barCompile = 100

// compile times check and generation of a spec of 1,000 elements, in process. The first time is told apart, since that is
// what a command takes; the fastest counts, since whatever else the machine does makes the others slower.
func (b *bench) compile(ctx context.Context) error {
	files := fstest.MapFS{"large.yaml": {Data: []byte(largeSpec())}}
	var times []time.Duration
	for range 11 {
		start := time.Now()
		result, diags, err := generator.Generate(ctx, files, "large.yaml", generator.Options{})
		times = append(times, time.Since(start))
		if err != nil {
			return err
		}
		if result == nil {
			return fmt.Errorf("the spec has mistakes: %v", diags)
		}
	}
	first := times[0]
	b.table.add(plain("check + generate, 1,000 elements, the first time", milliseconds(first), "ms"))
	b.table.add(plain("check + generate, 1,000 elements, median", milliseconds(median(times)), "ms"))
	b.table.add(atMost("check + generate, 1,000 elements, fastest", milliseconds(slices.Min(times)), barCompile, "ms"))
	return nil
}

// largeSpec returns a spec of 1,000 elements: sliders, texts, and lines that show what they say.
func largeSpec() string {
	var b strings.Builder
	b.WriteString("stgen: 1\napp: {page_title: Large}\nbody:\n")
	for i := range 250 {
		fmt.Fprintf(&b, "  - slider: {key: n%d, label: Number %d, value: 7}\n", i, i)
		fmt.Fprintf(&b, "  - text_input: {key: t%d, label: Text %d}\n", i, i)
		fmt.Fprintf(&b, "  - markdown: \"**${{ n%d }}** squared is **${{ n%d * n%d }}**.\"\n", i, i, i)
		fmt.Fprintf(&b, "  - text: '${{ t%d == \"\" ? \"nothing\" : t%d }} was said'\n", i, i)
	}
	return b.String()
}
