package diag

import (
	"bytes"
	"slices"

	"github.com/stgen/stgen/generator/source"
)

// Apply returns the content of f with the fixes of l made that stand in f, and how many those are. With safeOnly it
// leaves out those that are not safe. Of fixes that overlap the first one is made; the others may be found again in
// what comes out.
func (l List) Apply(f *source.File, safeOnly bool) (content []byte, made int) {
	var fixes []*Fix
	for _, d := range l {
		if d.Fix != nil && d.Fix.Span.File == f && (d.Fix.Safe || !safeOnly) {
			fixes = append(fixes, d.Fix)
		}
	}
	slices.SortStableFunc(fixes, func(a, b *Fix) int { return a.Span.Start - b.Span.Start })
	var out bytes.Buffer
	at := 0
	for i, fix := range fixes {
		if fix.Span.Start < at || i > 0 && fix.Span == fixes[i-1].Span {
			continue
		}
		out.Write(f.Bytes[at:fix.Span.Start])
		out.WriteString(fix.Text)
		at = fix.Span.End
		made++
	}
	out.Write(f.Bytes[at:])
	return out.Bytes(), made
}

// FixFiles returns the files in which a fix can be made, in the order of the list.
func (l List) FixFiles(safeOnly bool) []*source.File {
	var files []*source.File
	for _, d := range l {
		if d.Fix != nil && (d.Fix.Safe || !safeOnly) && !slices.Contains(files, d.Fix.Span.File) {
			files = append(files, d.Fix.Span.File)
		}
	}
	return files
}
