package spec

import (
	"fmt"
	"unicode/utf8"

	"github.com/stgen/stgen/generator/diag"
	"github.com/stgen/stgen/generator/source"
)

var (
	NotUTF8 = diag.Register(diag.Code{
		Name:    "not-utf8",
		Summary: "the file is not UTF-8",
		Explanation: `
A spec is a UTF-8 file. This one holds bytes that are not: it was saved in another encoding, such as Latin-1,
Windows-1252 or UTF-16, or it is no text at all. Save it as UTF-8; every editor can.`,
		Wrong: "- title: Caf\xe9\n",
		Right: "- title: Café\n",
	})
	ControlCharacter = diag.Register(diag.Code{
		Name:    "control-character",
		Summary: "the file holds an invisible character",
		Explanation: "A control character, or one of the Unicode line separators, came into the file by accident: mostly by pasting. " +
			"Delete it; if a text must hold it, write it as an escape in double quotes, such as `\"\\u2028\"`.",
		Wrong: "- title: one\u2028two\n",
		Right: "- title: \"one\\u2028two\"\n",
	})
	FileTooLarge = diag.Register(diag.Code{
		Name:        "file-too-large",
		Summary:     "the file is larger than a spec can be",
		Explanation: "A spec file has at most 10 MB. Keep data in files of its own (`data:` reads csv, parquet and json) and split large specs with `include:`.",
	})
)

// checkBytes reports what yaml.v3 would stumble over before it reads a line, or reads unlike editors do. It
// returns whether the file can be parsed.
func checkBytes(f *source.File, diags *diag.List) bool {
	if f.Len() > maxSize {
		diags.Errorf(FileTooLarge, f.Span(0, 0), "this file has %.1f MB, a spec at most %d", float64(f.Len())/(1<<20), maxSize>>20)
		return false
	}
	for at := len(bom(f.Bytes)); at < f.Len(); {
		r, size := utf8.DecodeRune(f.Bytes[at:])
		switch {
		case r == utf8.RuneError && size <= 1:
			reportEncoding(f, at, diags)
			return false
		case isForbidden(r) && !(r == '\r' && skipBreak(f.Bytes, at) > 0):
			diags.Errorf(ControlCharacter, f.Span(at, at+size), "this file holds the invisible character U+%04X", r).
				WithHint("%s", controlHint(r)).
				WithFix(f.Span(at, at+size), "", false)
			return false
		}
		at += size
	}
	return true
}

// reportEncoding names the likely encoding of a file that is not UTF-8 at at.
func reportEncoding(f *source.File, at int, diags *diag.List) {
	message := fmt.Sprintf("this file is not UTF-8: it holds the byte 0x%02X", f.Bytes[at])
	if at == 0 && f.Len() > 1 && (f.Bytes[0] == 0xFF || f.Bytes[0] == 0xFE) {
		message = "this file is UTF-16, not UTF-8"
	}
	diags.Errorf(NotUTF8, f.Span(at, at+1), "%s", message).WithHint("save the file as UTF-8")
}

// isForbidden reports whether a spec must not hold r as it is: control characters, the Unicode line breaks
// (which YAML 1.1 counts as line breaks and editors do not), and non-characters.
func isForbidden(r rune) bool {
	switch {
	case r == '\t' || r == '\n':
		return false
	case r < ' ', r >= 0x7F && r < 0xA0, r == 0x2028, r == 0x2029, r == 0xFEFF, r&0xFFFE == 0xFFFE:
		return true
	}
	return false
}

func controlHint(r rune) string {
	if r == '\r' {
		return "save the file with line breaks of the form LF or CR LF"
	}
	if r > 0xFF {
		return fmt.Sprintf("delete it, or write it as \"\\u%04x\" within double quotes", r)
	}
	return fmt.Sprintf("delete it, or write it as \"\\x%02x\" within double quotes", r)
}
