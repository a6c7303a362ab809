package spec

import (
	"regexp"

	"github.com/stgen/stgen/generator/diag"
	"github.com/stgen/stgen/generator/source"
)

// Place is what an action changes: a name, or what is reached from it by fields and indexes, as `lines[id].done`.
type Place struct {
	Name  Name
	Steps []PlaceStep
}

// PlaceStep is one step of a place.
type PlaceStep struct {
	Field string      // of a record; "" = the step is an index
	Index source.Text // the expression between brackets
	Span  source.Span // the field's name, or the brackets with what is between them
}

var (
	placeName  = regexp.MustCompile(`^[\pL_][\pL\pN_]*`)
	placeField = regexp.MustCompile(`^\s*\.\s*([\pL_][\pL\pN_]*)`)
	placeIndex = regexp.MustCompile(`^\s*\[`)
)

// ParsePlace parses the text of a place. It has no name after a mistake.
func ParsePlace(text source.Text) (Place, diag.List) {
	var diags diag.List
	whole := text.TrimSpace()
	s := whole.String()
	at := len(placeName.FindString(s))
	if at == 0 {
		reportPlace(whole, &diags)
		return Place{}, diags
	}
	place := Place{Name: nameAt(whole, 0, at)}
	for at < len(s) {
		rest := s[at:]
		if m := placeField.FindStringSubmatchIndex(rest); m != nil {
			place.Steps = append(place.Steps, PlaceStep{Field: rest[m[2]:m[3]], Span: whole.SpanOf(at+m[2], at+m[3])})
			at += m[1]
			continue
		}
		open := at + len(placeIndex.FindString(rest)) - 1
		end := closingBracket(s, open)
		if open < at || end < 0 {
			reportPlace(whole, &diags)
			return Place{}, diags
		}
		index := whole.Slice(open+1, end-1).TrimSpace()
		if index.Len() == 0 {
			diags.Errorf(MissingExpression, whole.SpanOf(open, end), "the position, or the key, is missing")
			return Place{}, diags
		}
		place.Steps = append(place.Steps, PlaceStep{Index: index, Span: whole.SpanOf(open, end)})
		at = end
	}
	return place, diags
}

func reportPlace(text source.Text, diags *diag.List) {
	diags.Errorf(BadAssignment, text.Span(), "%q is no place that can be changed", firstLine(text.String())).
		WithHint("a place is a name with fields and positions: `lines[0].done`")
}

// closingBracket returns the offset behind the bracket that closes the one at open, -1 if there is none.
func closingBracket(s string, open int) int {
	if open < 0 {
		return -1
	}
	for sc := (scanner{text: s, at: open}); sc.at < len(s); {
		sc.next()
		if sc.depth == 0 {
			return sc.at
		}
	}
	return -1
}
