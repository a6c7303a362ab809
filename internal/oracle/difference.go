package oracle

import (
	"github.com/stgen/stgen/generator/ir"
	"github.com/stgen/stgen/generator/types"
)

// Difference returns why the value of an expression may differ from the machine's; "" if it may not. Each reason is a
// row of the table of differences in docs/expressions.md.
func Difference(e ir.Expr, theirs, ours string) string {
	reason := ""
	ir.Walk(e, func(e ir.Expr) {
		if reason == "" {
			reason = differs(e)
		}
	})
	return reason
}

// differs returns the reason that lies in one node.
func differs(e ir.Expr) string {
	switch e := e.(type) {
	case *ir.Text:
		for _, p := range e.Parts {
			if t := p.Type(); t != types.Int && t != types.String && t != types.Bool {
				return "string(x) writes what a hole within text writes"
			}
		}
	case *ir.Index:
		if _, ok := e.X.Type().(*types.Map); ok {
			return "the value of a key that is not there is missing, not 0"
		}
	case *ir.Binary:
		switch e.Op {
		case "==", "!=", "in":
			if !scalarOrRecord(e.L.Type()) {
				return "lists and maps are equal if their elements are, whatever Go type holds them"
			}
		case "*", "/":
			if e.T == types.Duration {
				return "a duration times a float is a duration"
			}
		}
	case *ir.Call:
		return reasons[e.Name]
	}
	return ""
}

var reasons = map[string]string{
	"mean":        "the mean of nothing is missing, not 0",
	"median":      "the median of nothing is missing, not 0",
	"parse_int":   "a text that is no number gives a missing one",
	"parse_float": "a text that is no number gives a missing one",
	"date":        "a text that is no date gives a missing one",
	"dateIn":      "a text that is no date gives a missing one",
	"toJSON":      "fields keep their order in JSON",
	"now":         "time goes on",
	"fromBase64":  "what is no text fails",
	"keys":        "maps keep their order",
	"values":      "maps keep their order",
	"toPairs":     "maps keep their order",
	"uniq":        "lists are equal if their elements are",
}

func scalarOrRecord(t types.Type) bool {
	switch t := t.(type) {
	case *types.List, *types.Map:
		return false
	case *types.Optional:
		return scalarOrRecord(t.Elem)
	}
	return true
}
