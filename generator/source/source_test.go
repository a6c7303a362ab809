package source_test

import (
	"strings"
	"testing"

	"github.com/stgen/stgen/generator/source"
)

func TestPosition(t *testing.T) {
	t.Parallel()
	f := source.NewFile("a.yaml", []byte("é: 1\r\n\nend"))
	for _, c := range []struct {
		offset int
		want   string
	}{
		{-1, "1:1"}, {0, "1:1"}, {2, "1:3"}, {6, "1:7"}, {7, "2:1"}, {8, "3:1"}, {11, "3:4"}, {99, "3:4"},
	} {
		if got := f.Position(c.offset).String(); got != c.want {
			t.Errorf("offset %d: got %s, want %s", c.offset, got, c.want)
		}
	}
	for line, want := range []string{"", "é: 1", "", "end", ""} {
		if got := f.Line(line); got != want {
			t.Errorf("line %d: got %q, want %q", line, got, want)
		}
	}
	if f.Lines() != 3 || f.LineStart(0) != 0 || f.LineStart(3) != 8 || f.LineStart(4) != f.Len() {
		t.Errorf("%d lines, the third at %d", f.Lines(), f.LineStart(3))
	}
}

func TestSpan(t *testing.T) {
	t.Parallel()
	f := source.NewFile("a.yaml", []byte("one two\nthree"))
	one, two, three := f.Span(0, 3), f.Span(4, 7), f.Span(8, 13)
	var none source.Span
	for _, c := range []struct {
		name      string
		got, want any
	}{
		{"text", two.Text(), "two"},
		{"string", three.String(), "a.yaml:2:1"},
		{"end", three.EndPos().String(), "2:6"},
		{"to", one.To(three), f.Span(0, 13)},
		{"to, the other way", three.To(one), f.Span(0, 13)},
		{"to nothing", one.To(none), one},
		{"nothing to", none.To(one), one},
		{"head", two.Head(), f.Span(4, 4)},
		{"tail", two.Tail(), f.Span(7, 7)},
		{"contains", one.To(three).Contains(two), true},
		{"contains not", two.Contains(one), false},
		{"nothing contains", none.Contains(none), false},
		{"nothing", none.IsZero() && none.Text() == "" && none.String() == "-", true},
		{"no position", none.Pos(), source.Position{}},
		{"moved into the file", f.Span(-5, 99), f.Span(0, 13)},
		{"moved into order", f.Span(7, 4), f.Span(7, 7)},
	} {
		if c.got != c.want {
			t.Errorf("%s: got %v, want %v", c.name, c.got, c.want)
		}
	}
}

// quoted decodes the text `a\tb \x41 c` of a double-quoted scalar by hand.
func quoted() (*source.File, source.Text) {
	f := source.NewFile("a.yaml", []byte(`k: "a\tb \x41 c"`))
	b := source.NewBuilder(f)
	b.Verbatim(4, 5)
	b.Decoded("\t", 5, 7)
	b.Verbatim(7, 8)
	b.Verbatim(8, 9)
	b.Decoded("A", 9, 13)
	b.Verbatim(13, 15)
	return f, b.Text(f.Span(3, 16))
}

func TestText(t *testing.T) {
	t.Parallel()
	_, text := quoted()
	if text.String() != "a\tb A c" || text.Len() != 7 {
		t.Fatalf("got %q", text)
	}
	for _, c := range []struct {
		start, end int
		want       string
	}{
		{0, 7, `a\tb \x41 c`}, {0, 1, "a"}, {1, 2, `\t`}, {2, 4, "b "}, {4, 5, `\x41`}, {4, 7, `\x41 c`}, {6, 7, "c"},
		{3, 3, ""}, {7, 7, ""}, {-3, 99, `a\tb \x41 c`}, {5, 2, ""},
	} {
		if got := text.SpanOf(c.start, c.end).Text(); got != c.want {
			t.Errorf("[%d:%d]: got %q, want %q", c.start, c.end, got, c.want)
		}
		slice := text.Slice(c.start, c.end)
		if got := slice.Span().Text(); got != c.want {
			t.Errorf("slice [%d:%d]: got %q, want %q", c.start, c.end, got, c.want)
		}
		if n := slice.Len(); n > 1 {
			if got := slice.Slice(1, n).Span(); got != text.SpanOf(c.start+1, c.start+n) && c.start >= 0 {
				t.Errorf("slice of slice [%d:%d] stands at %v", c.start, c.end, got)
			}
		}
	}
	if at := text.SpanOf(5, 5); at.Start != 13 {
		t.Errorf("an empty range stands at %d", at.Start)
	}
	if at := text.SpanOf(7, 7); at.Start != 15 {
		t.Errorf("the end stands at %d", at.Start)
	}
}

func TestTrimSpace(t *testing.T) {
	t.Parallel()
	f := source.NewFile("a.yaml", []byte("  a b \n"))
	text := source.Verbatim(f.Span(0, f.Len())).TrimSpace()
	if text.String() != "a b" || text.Span() != f.Span(2, 5) {
		t.Errorf("got %q at %v", text, text.Span())
	}
	blank := source.Verbatim(f.Span(0, 2)).TrimSpace()
	if blank.Len() != 0 || blank.Span().Len() != 0 || !f.Span(0, 2).Contains(blank.Span()) {
		t.Errorf("got %q at %v", blank, blank.Span())
	}
}

func TestSynthetic(t *testing.T) {
	t.Parallel()
	f := source.NewFile("a.yaml", []byte("a: x"))
	text := source.Synthetic("longer than that", f.Span(3, 4))
	if got := text.Slice(3, 5).Span(); got != f.Span(3, 4) {
		t.Errorf("a part stands at %v", got)
	}
	var none source.Text
	if none.Len() != 0 || !none.Span().IsZero() || !none.SpanOf(0, 5).IsZero() || !none.Slice(1, 2).Span().IsZero() {
		t.Error("the zero text is empty and stands nowhere")
	}
}

func TestEdited(t *testing.T) {
	t.Parallel()
	f := source.NewFile("a.yaml", []byte("if: !ready\nb: c: d\ne: 1\n"))
	edited := f.Edited([]source.Edit{{Start: 4, End: 10, Text: `"!ready"`}, {Start: 14, End: 18, Text: `"c: d"`}, {Start: 22, End: 23, Text: ""}})
	if got := string(edited.Bytes); got != "if: \"!ready\"\nb: \"c: d\"\ne: \n" {
		t.Fatalf("got %q", got)
	}
	for _, c := range []struct {
		start, end int
		want       string
		original   bool
	}{
		{0, 2, "if", true}, {6, 11, "ready", true}, {4, 12, "!ready", false}, {13, 14, "b", true}, {17, 18, "c", true},
		{16, 22, "c: d", false}, {23, 24, "e", true}, {26, 26, "1", false}, {0, 24, "if: !ready\nb: c: d\ne", false},
	} {
		s := edited.Span(c.start, c.end)
		if got := s.Origin(); got.File != f || got.Text() != c.want || s.IsOriginal() != c.original {
			t.Errorf("%q: got %q, original: %t", s.Text(), got.Text(), s.IsOriginal())
		}
	}
	twice := edited.Edited([]source.Edit{{Start: 0, End: 0, Text: "stgen: 1\n"}})
	if got := twice.Span(15, 20).Origin(); got.File != f || got.Text() != "ready" {
		t.Errorf("edited twice: %q", got.Text())
	}
}

// FuzzText holds texts to their promise: the source at the span of a slice begins and ends as the slice does
// wherever these bytes were not decoded, and lies within the span of the whole.
func FuzzText(f *testing.F) {
	f.Add("abcdef", uint8(0b010101), uint8(1), uint8(4))
	f.Fuzz(func(t *testing.T, src string, escaped, from, to uint8) {
		file := source.NewFile("f", []byte(src))
		b := source.NewBuilder(file)
		for at := 0; at < len(src); at += 2 {
			end := min(at+2, len(src))
			if escaped>>(at/2%8)&1 == 1 {
				b.Decoded("x", at, end)
			} else {
				b.Verbatim(at, end)
			}
		}
		text := b.Text(file.Span(0, file.Len()))
		slice := text.Slice(int(from), int(to))
		if !text.Span().Contains(slice.Span()) {
			t.Fatalf("%v is outside %v", slice.Span(), text.Span())
		}
		if !strings.Contains(text.String(), slice.String()) {
			t.Fatalf("%q is no part of %q", slice, text)
		}
		if escaped == 0 && slice.Span().Text() != slice.String() {
			t.Fatalf("%q stands at %q", slice, slice.Span().Text())
		}
	})
}
