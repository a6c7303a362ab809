package diag

import (
	"slices"

	"github.com/stgen/stgen/generator/source"
)

// Apply returns the content of f with the fixes of l made that stand in f, and how many those are. With safeOnly it
// leaves out those that are not safe. Of fixes that overlap the first one is made; the others may be found again in
// what comes out.
func (l List) Apply(f *source.File, safeOnly bool) (content []byte, made int) {
	edits := l.Edits(f, safeOnly)
	return f.Edited(edits).Bytes, len(edits)
}

// Edits returns the fixes that Apply makes.
func (l List) Edits(f *source.File, safeOnly bool) []source.Edit {
	var fixes []*Fix
	for _, d := range l {
		if d.Fix != nil && d.Fix.Span.File == f && (d.Fix.Safe || !safeOnly) {
			fixes = append(fixes, d.Fix)
		}
	}
	slices.SortStableFunc(fixes, func(a, b *Fix) int { return a.Span.Start - b.Span.Start })
	var edits []source.Edit
	at := 0
	for i, fix := range fixes {
		if fix.Span.Start < at || i > 0 && fix.Span == fixes[i-1].Span {
			continue
		}
		edits = append(edits, source.Edit{Start: fix.Span.Start, End: fix.Span.End, Text: fix.Text})
		at = fix.Span.End
	}
	return edits
}

// ToOrigin moves all places into the files that the user wrote, from those that were mended to find more mistakes.
func (l List) ToOrigin() {
	for _, d := range l {
		if d.Fix != nil && !d.Fix.Span.IsOriginal() {
			d.Fix = nil
		} else if d.Fix != nil {
			d.Fix = &Fix{Span: d.Fix.Span.Origin(), Text: d.Fix.Text, Safe: d.Fix.Safe}
		}
		d.Span = d.Span.Origin()
		for i := range d.Labels {
			d.Labels[i].Span = d.Labels[i].Span.Origin()
		}
	}
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
