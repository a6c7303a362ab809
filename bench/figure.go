package main

import (
	"fmt"
	"io"
)

// figure is one line of the table.
type figure struct {
	name     string
	measured string
	bar      string // "" = for information only
	met      bool
	skipped  string // why it could not be measured, else ""
}

// table prints figures as they come.
type table struct {
	out    io.Writer
	missed int
}

// head prints the table's head.
func (t *table) head() { t.line("figure", "measured", "bar", "") }

// add prints a figure.
func (t *table) add(f figure) {
	switch {
	case f.skipped != "":
		t.line(f.name, "-", f.bar, "SKIPPED: "+f.skipped)
	case f.bar == "":
		t.line(f.name, f.measured, "", "")
	case f.met:
		t.line(f.name, f.measured, f.bar, "met")
	default:
		t.missed++
		t.line(f.name, f.measured, f.bar, "NOT met")
	}
}

func (t *table) line(name, measured, bar, verdict string) {
	fmt.Fprintf(t.out, "%-62s %18s  %-12s %s\n", name, measured, bar, verdict)
}

// atMost returns a figure whose measured value must not exceed the bar.
func atMost(name string, measured, bar float64, unit string) figure {
	return figure{
		name: name, measured: fmt.Sprintf("%.1f %s", measured, unit), bar: fmt.Sprintf("<= %g %s", bar, unit),
		met: measured <= bar,
	}
}

// atLeast returns a figure that is a ratio and must reach the bar.
func atLeast(name string, measured, bar float64) figure {
	return figure{
		name: name, measured: fmt.Sprintf("%.2f x", measured), bar: fmt.Sprintf(">= %g x", bar), met: measured >= bar,
	}
}

// plain returns a figure without a bar.
func plain(name string, measured float64, unit string) figure {
	return figure{name: name, measured: fmt.Sprintf("%.1f %s", measured, unit)}
}
