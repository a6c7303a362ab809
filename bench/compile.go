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

// sizes are how many elements the specs have whose check and generation are timed, and how many milliseconds that may take.
var sizes = []struct {
	elements int
	bar      float64
}{{100, 15}, {1000, 100}}

// compile times check and generation of specs, in process. The first time is told apart, since that is what a command takes;
// the fastest counts, since whatever else the machine does makes the others slower.
func (b *bench) compile(ctx context.Context) error {
	for _, size := range sizes {
		times, err := timeGenerate(ctx, sizedSpec(size.elements))
		if err != nil {
			return err
		}
		name := fmt.Sprintf("check + generate, %d elements, ", size.elements)
		b.table.add(plain(name+"the first time", milliseconds(times[0]), "ms"))
		b.table.add(plain(name+"median", milliseconds(median(times)), "ms"))
		b.table.add(atMost(name+"fastest", milliseconds(slices.Min(times)), size.bar, "ms"))
	}
	return nil
}

// timeGenerate checks and generates a spec over and over and returns how long each time took.
func timeGenerate(ctx context.Context, spec string) ([]time.Duration, error) {
	files := fstest.MapFS{"sized.yaml": {Data: []byte(spec)}}
	var times []time.Duration
	for range 11 {
		start := time.Now()
		result, diags, err := generator.Generate(ctx, files, "sized.yaml", generator.Options{})
		times = append(times, time.Since(start))
		if err != nil {
			return nil, err
		}
		if result == nil {
			return nil, fmt.Errorf("the spec has mistakes: %v", diags)
		}
	}
	return times, nil
}

// sizedSpec returns a spec of n elements, a multiple of four: sliders, texts, and lines that show what they say.
func sizedSpec(n int) string {
	var b strings.Builder
	b.WriteString("stgen: 1\napp: {page_title: Large}\nbody:\n")
	for i := range n / 4 {
		fmt.Fprintf(&b, "  - slider: {key: n%d, label: Number %d, value: 7}\n", i, i)
		fmt.Fprintf(&b, "  - text_input: {key: t%d, label: Text %d}\n", i, i)
		fmt.Fprintf(&b, "  - markdown: \"**${{ n%d }}** squared is **${{ n%d * n%d }}**.\"\n", i, i, i)
		fmt.Fprintf(&b, "  - text: '${{ t%d == \"\" ? \"nothing\" : t%d }} was said'\n", i, i)
	}
	return b.String()
}
