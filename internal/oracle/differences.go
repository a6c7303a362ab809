package oracle

import (
	"slices"

	"github.com/expr-lang/expr"

	"github.com/stgen/stgen/generator/ir"
	"github.com/stgen/stgen/generator/types"
)

// Difference is something that the language does otherwise than expr-lang, on purpose: a row of the table in
// docs/expressions.md.
//
// A difference excuses no expression as a whole. Where values differ, the machine is run again as the language is
// documented: with the options of the differences in it, such as a mean that is nil for an empty list. Its values have to
// be the same then, at every place that no difference speaks of. Only what no option can say (the order of a map's keys,
// for one) has an excuse: a weaker comparison, for expressions that contain what the difference is about.
type Difference struct {
	Name    string // one word
	Example string // an expression over the environment whose values differ
	Theirs  string // what expr-lang does
	Ours    string // what the language does
	Why     string

	options []expr.Option                             // make the machine do so too; may be nil
	env     func(map[string]any)                      // changes its environment likewise; may be nil
	canon   bool                                      // a nil list is nil in the canonical form
	budget  uint                                      // of its memory, in elements; 0 = its own
	again   bool                                      // the machine's value changes from run to run: ours is among them
	excuse  func(e ir.Expr, theirs, ours string) bool // may be nil
}

// Differences are all differences on purpose.
var Differences []*Difference

func init() {
	Differences = []*Difference{
		{
			Name: "order", Example: `keys(groupBy(array, #))`, again: true,
			Theirs: "maps have no order", Ours: "maps keep the order in which their keys came", Why: "a page must not change by itself",
		},
		{
			Name: "text", Example: `string(i + 0.0)`, options: writing,
			Theirs: "writes what Go prints: `1`, `+Inf`, `map[a:1]`", Ours: "writes what a hole within text writes: `1.0`, `inf`, `{\"a\":1}`",
			Why: "a value looks the same wherever it is shown, and a float shows that it is one, as in Python",
		},
		{
			Name: "float", Example: `string(ok ? 1 : f64)`, excuse: floatText,
			Theirs: "keeps the 1 an int", Ours: "is the float 1.0, since an expression has one type",
			Why: "int and float together are float; only text shows the difference",
		},
		{
			Name: "json", Example: `toJSON({b: 1, a: 2})`, excuse: orderOfFields, options: jsonOfMaps,
			Theirs: "sorts the fields; keys that are no texts fail", Ours: "keeps the fields in their order; other maps are lists of pairs",
			Why: "what is written comes out as it was written",
		},
		{
			Name: "mean", Example: `mean(filter(array, # > 100))`, options: average("mean"),
			Theirs: "is 0", Ours: "is missing (float?)", Why: "there is no mean of nothing, and 0 would hide that",
		},
		{
			Name: "median", Example: `median(filter(array, # > 100))`, options: average("median"),
			Theirs: "is 0", Ours: "is missing (float?)", Why: "as mean",
		},
		{
			Name: "aggregates", Example: `min([nil, opt, 2])`, options: extremes, excuse: sumOfOptionals,
			Theirs: "`sum`, `min`, `max`, `mean`, `median` fail for nil, `min` and `max` also for texts and times",
			Ours:   "leave out what is missing; `min` and `max` take whatever has an order", Why: "as SQL's aggregates",
		},
		{
			Name: "key", Example: `m["nobody"]`, env: mapOfAny, canon: true,
			Theirs: "is 0, the zero value", Ours: "is missing (int?)", Why: "0 would be taken for a value",
		},
		{
			Name: "optional", Example: `join(map(filter(rows, .note != nil), .note))`, env: withoutPointers,
			Theirs: "an optional is a pointer to Go, which many functions do not take in a list", Ours: "it is the value",
			Why: "Go types are no part of the language",
		},
		{
			Name: "number keys", Example: `groupBy(list, 1.0)[1]`, excuse: numberKeys, canon: true,
			Theirs: "does not find a float's key by an int", Ours: "finds it: 1 is 1.0", Why: "as `==` has it",
		},
		{
			Name: "nan", Example: `groupBy(array, # / 0 - # / 0)`, excuse: nanKeys,
			Theirs: "a NaN is a key of its own each time, and has no place in an order", Ours: "all NaNs are one key, and come first in an order",
			Why: "so that a group can be found again, and an order is one",
		},
		{
			Name: "equality", Example: `rows == []`, options: equality,
			Theirs: "compares the Go types of lists; fails for nil beside a number", Ours: "lists and maps are equal if their elements are; nil equals nothing but nil",
			Why: "Go types are no part of the language",
		},
		{
			Name: "spans", Example: `duration("1h") * 1.5`, excuse: spanOfFloat,
			Theirs: "is a number of nanoseconds", Ours: "is a duration", Why: "it is one",
		},
		{
			Name: "characters", Example: `"äöü"[0:1]`, options: slicing,
			Theirs: "cuts a text by bytes", Ours: "cuts it by characters, as `len` counts them", Why: "half a character is no text",
		},
		{
			Name: "int", Example: `int(str)`, options: conversion("int"),
			Theirs: "fails if the text is no number", Ours: "is missing (int?)", Why: "what a user types may be anything: `int(s) ?? 0`",
		},
		{
			Name: "float of text", Example: `float(str)`, options: conversion("float"),
			Theirs: "fails if the text is no number", Ours: "is missing (float?)", Why: "as int",
		},
		{
			Name: "date", Example: `date(str)`, options: dates,
			Theirs: "fails if the text is no date", Ours: "is missing (datetime?)", Why: "as int",
		},
		{
			Name: "base64", Example: `fromBase64("tru+")`, options: base64Texts,
			Theirs: "gives any bytes", Ours: "fails if they are no text", Why: "a text is valid UTF-8",
		},
		{
			Name: "concat", Example: `concat(filter(array, # > 100)) ?? [0]`, options: concat,
			Theirs: "nothing and nothing is nil", Ours: "is an empty list", Why: "a list is a list",
		},
		{
			Name: "fields", Example: `[{a: 1}, {a: 2, b: nil}]`, excuse: missingFields,
			Theirs: "each map has the keys that it was given", Ours: "all records of a list have the same fields, of which some are missing",
			Why: "a list of records is a table",
		},
		{
			Name: "initial", Example: `map(array, reduce(1..2, #acc + #, # * 10))`, options: outerInitial,
			Theirs: "reads the first element of reduce's own list", Ours: "`#` in the initial value is the element of the loop around",
			Why: "the initial value stands outside of reduce's closure",
		},
		{
			Name: "stable", Example: `sortBy(1..40, # % 2)`, excuse: stable,
			Theirs: "equal keys come in any order", Ours: "they keep the order that they had", Why: "as order",
		},
		{
			Name: "pairs", Example: `toPairs(m)[0].key`, excuse: pairFields,
			Theirs: "a pair is a list of two, of whatever kinds", Ours: "a pair is a record {key, value}; `[0]` and `[1]` reach the two as well",
			Why: "key and value have types of their own",
		},
		{
			Name: "budget", Example: `len(1..1000000)`, budget: 1 << 28,
			Theirs: "an evaluation has a budget of a million elements for all that it makes", Ours: "each range, and each `repeat`, has one",
			Why: "what a range is made for is often one loop without a list",
		},
		{
			Name: "methods", Example: `get([at], 9)?.Year()`, excuse: methodsOfNil,
			Theirs: "fails for what is missing where the method's place is known", Ours: "is missing",
			Why: "`?.` reaches methods as it reaches fields",
		},
		{
			Name: "findLast", Example: `map(array, findLast(array, true))`, excuse: otherLoops,
			Theirs: "gives what its condition gave every other time if the expression has another loop (a defect of 1.17.8)", Ours: "finds the last one",
			Why: "it is what `findLast` is for",
		},
		{
			Name: "clock", Example: `now()`, excuse: clock,
			Theirs: "reads the clock", Ours: "reads the clock too, later", Why: "the oracle's two sides do not run at once",
		},
	}
}

// calls reports whether e calls one of the built-ins.
func calls(e ir.Expr, names ...string) bool {
	return contains(e, func(e ir.Expr) bool {
		call, ok := e.(*ir.Call)
		if !ok {
			return false
		}
		for _, name := range names {
			if call.Name == name {
				return true
			}
		}
		return false
	})
}

// contains reports whether is holds for e or a part of it.
func contains(e ir.Expr, is func(ir.Expr) bool) bool {
	found := false
	ir.Walk(e, func(e ir.Expr) { found = found || is(e) })
	return found
}

// floatText excuses `1` for `1.0` within texts, in an expression that makes a float of an int.
func floatText(e ir.Expr, theirs, ours string) bool {
	widens := contains(e, func(e ir.Expr) bool {
		switch e := e.(type) {
		case *ir.Convert, *ir.Cond, *ir.List, *ir.Coalesce, *ir.Lit:
			return types.Contains(e.Type(), types.Float)
		case *ir.Call:
			return e.T == types.Float
		}
		return false
	})
	return widens && withoutPointZero(theirs) == withoutPointZero(ours)
}

// orderOfFields excuses the order of fields in JSON, and of pairs.
func orderOfFields(e ir.Expr, theirs, ours string) bool {
	writes := calls(e, "toJSON", "to_json") || contains(e, func(e ir.Expr) bool { _, ok := e.(*ir.Text); return ok })
	return writes && sameLetters(theirs, ours)
}

// sumOfOptionals excuses the machine's failure where sum meets nil.
func sumOfOptionals(e ir.Expr, theirs, _ string) bool {
	return theirs == Failed && contains(e, func(e ir.Expr) bool {
		call, ok := e.(*ir.Call)
		if !ok || call.Name != "sum" {
			return false
		}
		t := call.Args[0].Type().(*types.List).Elem
		if len(call.Args) > 1 {
			t = call.Args[1].(*ir.Lambda).Body.Type()
		}
		return types.IsOptional(t)
	})
}

// spanOfFloat excuses a number for a duration, where a duration meets a float.
func spanOfFloat(e ir.Expr, theirs, ours string) bool {
	scales := contains(e, func(e ir.Expr) bool {
		b, ok := e.(*ir.Binary)
		return ok && b.T == types.Duration && (b.L.Type() == types.Float || b.R.Type() == types.Float)
	})
	return scales && theirs == duration.ReplaceAllString(ours, "$1")
}

// numberKeys excuses what an int finds among float keys.
func numberKeys(e ir.Expr, _, _ string) bool {
	return contains(e, func(e ir.Expr) bool {
		index, ok := e.(*ir.Index)
		if !ok {
			return false
		}
		m, ok := index.X.Type().(*types.Map)
		return ok && m.Key == types.Float
	})
}

// nanKeys excuses where a NaN comes, and what it groups.
func nanKeys(e ir.Expr, theirs, ours string) bool {
	groups := contains(e, func(e ir.Expr) bool {
		call, ok := e.(*ir.Call)
		return ok && call.Name == "groupBy" && types.Contains(call.T.(*types.Map).Key, types.Float)
	})
	if groups {
		return theirs == Failed || sameLetters(theirs, ours)
	}
	sorts := contains(e, func(e ir.Expr) bool {
		call, ok := e.(*ir.Call)
		if !ok || len(call.Args) == 0 {
			return false
		}
		switch call.Name {
		case "sortBy", "sortByDesc":
			return call.Args[1].(*ir.Lambda).Body.Type() == types.Float
		case "sort", "sortDesc", "min", "max", "median":
			return types.Contains(call.Args[0].Type(), types.Float)
		}
		return false
	})
	return sorts && sameLetters(theirs, ours)
}

// missingFields excuses fields that are nil and not there.
func missingFields(e ir.Expr, theirs, ours string) bool {
	fills := contains(e, func(e ir.Expr) bool {
		r, ok := e.Type().(*types.Record)
		return ok && slices.ContainsFunc(r.Fields, func(f types.Field) bool { return types.IsOptional(f.Type) })
	})
	return fills && nilField.ReplaceAllString(theirs, "") == nilField.ReplaceAllString(ours, "")
}

func stable(e ir.Expr, theirs, ours string) bool {
	return calls(e, "sortBy", "sortByDesc", "sort", "sortDesc") && sameLetters(theirs, ours)
}

// pairFields excuses the machine's failure where a pair's field is read by its name.
func pairFields(e ir.Expr, theirs, _ string) bool {
	return theirs == Failed && calls(e, "toPairs") && contains(e, func(e ir.Expr) bool {
		f, ok := e.(*ir.Field)
		return ok && (f.Name == "key" || f.Name == "value")
	})
}

// methodsOfNil excuses the machine's failure behind `?.` where a method is called, or read.
func methodsOfNil(e ir.Expr, theirs, _ string) bool {
	return theirs == Failed && contains(e, func(e ir.Expr) bool {
		chain, ok := e.(*ir.Chain)
		return ok && contains(chain.Body, func(e ir.Expr) bool {
			if m, ok := e.(*ir.Method); ok {
				return isRef(m.X, chain.Symbol)
			}
			f, ok := e.(*ir.Field)
			return ok && types.HasFunc(f.T) && isRef(f.X, chain.Symbol)
		})
	})
}

func isRef(e ir.Expr, sym *ir.Symbol) bool {
	ref, ok := e.(*ir.Ref)
	return ok && ref.Symbol == sym
}

// otherLoops excuses what findLast gives in an expression with another loop; never that ours fails.
func otherLoops(e ir.Expr, _, ours string) bool {
	loops := 0
	ir.Walk(e, func(e ir.Expr) {
		if _, ok := e.(*ir.Lambda); ok {
			loops++
		}
	})
	return loops > 1 && ours != Failed && calls(e, "findLast", "findLastIndex")
}

// clock excuses moments and what is calculated of them; not failures, and not what is no number.
func clock(e ir.Expr, theirs, ours string) bool {
	return calls(e, "now", "today") && theirs != Failed && withoutDigits(theirs) == withoutDigits(ours)
}
