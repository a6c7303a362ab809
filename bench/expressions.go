package main

import (
	"context"
	"fmt"
	"math"

	"github.com/stgen/stgen/internal/oracle"
)

// The bars of expressions against expr-lang's virtual machine, and how many rows loops go over.
const (
	barMixed = 10.0
	barLoops = 100.0
	loopRows = 1000
)

// mixed are expressions such as stand in elements.
var mixed = []string{
	`i + 1`, `(i * 2 + 3) / 4 - f64`, `i % 3 == 0`, `i > 0 && f64 < 1.5 || ok`, `ok ? i : f64`, `i > 1 ? "many" : i == 1 ? "one" : "none"`,
	`str == "str"`, `"Hello, " + str + "!"`, `str in ["a", "str", "foo"]`, `i in 1..10`, `upper(str)`, `str contains "t"`, `str matches "^[a-z]+$"`,
	`len(str)`, `opt ?? 0`, `opt != nil && opt > 3`, `m["a"] ?? 0`, `array[2]`, `rows[1].name`, `rows[1].note ?? "-"`, `foo.Bar + str`,
	`at.Year()`, `at > date("2020-01-01")`, `max(i, 2, 7)`, `abs(-i)`, `let x = i * 2; x * x`, `[i, i + 1, i + 2]`, `split("a,b,c", ",")`,
	`round(f64 * 100)`, `add(i, 2)`,
}

// loops are expressions over all rows that calculate one value.
var loops = []string{
	`sum(rows, .amount)`, `sum(filter(rows, .amount > 10), .amount)`, `count(rows, .name == "foo")`, `len(filter(rows, .id % 2 == 0))`,
	`any(rows, .amount > 1000)`, `all(array, # >= 0)`, `sum(map(array, # * 2))`, `reduce(array, #acc + #, 0)`, `find(rows, .id == 999)?.name`,
	`sum(array)`, `sum(map(filter(array, # % 3 == 0), # * #))`, `findIndex(array, # == 999)`,
}

// lists are expressions over all rows that make a list or a map, which is as much the allocator's work.
var lists = []string{
	`map(rows, .amount * 2)`, `map(rows, .name)`, `filter(rows, .note != nil)`, `filter(array, # > 500)`, `max(map(rows, .amount))`,
	`groupBy(rows, .name)`, `sortBy(rows, .amount)`, `sort(array)`, `reverse(array)`, `uniq(map(rows, .name))`,
}

// expressions measures compiled expressions against expr-lang's machine.
func (b *bench) expressions(context.Context) error {
	for _, set := range []struct {
		name  string
		texts []string
		bar   float64
	}{
		{fmt.Sprintf("expressions: %d mixed ones, against expr-lang's machine", len(mixed)), mixed, barMixed},
		{fmt.Sprintf("expressions: %d loops over %d rows to one value, the same", len(loops), loopRows), loops, barLoops},
		{fmt.Sprintf("expressions: %d loops over %d rows to a list, the same", len(lists), loopRows), lists, 0},
	} {
		speeds, err := oracle.Speeds(".", loopRows, set.texts)
		if err != nil {
			return err
		}
		product, slowest := 1.0, speeds[0]
		for _, s := range speeds {
			product *= math.Pow(s.Ratio(), 1/float64(len(speeds)))
			if s.Ratio() < slowest.Ratio() {
				slowest = s
			}
		}
		if set.bar > 0 {
			b.table.add(atLeast(set.name, product, set.bar))
		} else {
			b.table.add(plain(set.name, product, "x"))
		}
		b.table.add(plain("  the least of them: "+slowest.Text, slowest.Ratio(), "x"))
		if b.verbose {
			for _, s := range speeds {
				b.table.add(plain("  "+s.Text, s.Ratio(), "x"))
			}
		}
	}
	return nil
}
