package main

import (
	"cmp"
	"encoding/json"
	"fmt"
	"maps"
	"slices"
	"strings"
)

// Difference is one place where two views differ.
type Difference struct {
	Path string // as main[3].markdown.body; indices are the recording's
	What string // "expected …, found …"
}

func (d *Difference) String() string { return d.Path + ": " + d.What }

// comparison compares what a recording shows with what our server shows.
type comparison struct {
	pairs      *Pairs
	exceptions []*Exception // of this step
	used       []*Exception
	first      *Difference
}

// Compare returns the first difference of two views, or nil, and the exceptions without which there were more. It adds to
// the pairs.
func Compare(expected, found View, pairs *Pairs, exceptions []*Exception) (first *Difference, used []*Exception) {
	c := &comparison{pairs: pairs, exceptions: exceptions}
	c.values("", expected.Other, found.Other)
	for i, root := range expected.Roots {
		c.children(root, found.Roots[i])
	}
	return c.first, c.used
}

// differ notes a difference unless an exception allows it.
func (c *comparison) differ(path string, found any, err error) {
	for _, e := range c.exceptions {
		if e.allows(path, found) {
			c.used = append(c.used, e)
			return
		}
	}
	if c.first == nil {
		c.first = &Difference{Path: strings.TrimPrefix(path, "."), What: err.Error()}
	}
}

// children compares what two blocks hold, in order, but for places that exceptions leave out on one side.
func (c *comparison) children(expected, found *Place) {
	want := slices.DeleteFunc(slices.Clone(expected.Children), func(p *Place) bool { return c.leftOut(p.Path, missing) })
	have := slices.DeleteFunc(slices.Clone(found.Children), func(p *Place) bool { return c.leftOut(p.Path, extra) })
	for i, w := range want {
		if i >= len(have) {
			c.differ(w.Path, nil, fmt.Errorf("expected %s, found nothing more", show(w)))
			return
		}
		c.place(w, have[i])
	}
	if len(have) > len(want) {
		at := have[len(want)]
		c.differ(fmt.Sprintf("%s[%d]", expected.Path, len(expected.Children)), at.Kind, fmt.Errorf("expected nothing more, found %s", show(at)))
	}
}

// leftOut reports whether an exception takes a place out of the comparison.
func (c *comparison) leftOut(path string, side side) bool {
	for _, e := range c.exceptions {
		if e.leavesOut(path, side) {
			c.used = append(c.used, e)
			return true
		}
	}
	return false
}

// place compares two elements or blocks.
func (c *comparison) place(expected, found *Place) {
	if expected.Kind != found.Kind {
		c.differ(expected.Path, found.Kind, fmt.Errorf("expected %s, found %s", show(expected), show(found)))
		return
	}
	c.pairs.addFragment(expected.Fragment, found.Fragment)
	c.values(expected.Path, expected.Body, found.Body)
	c.children(expected, found)
}

// values compares JSON. Absent members are nil.
func (c *comparison) values(path string, expected, found any) {
	switch e := expected.(type) {
	case object:
		f, ok := found.(object)
		if !ok {
			c.differ(path, found, mismatch(expected, found))
			return
		}
		for _, key := range keys(e, f) {
			if !uncompared[key] {
				c.values(path+"."+key, e[key], f[key])
			}
		}
	case []any:
		f, ok := found.([]any)
		if !ok || len(e) != len(f) {
			c.differ(path, found, mismatch(expected, found))
			return
		}
		for i := range e {
			c.values(fmt.Sprintf("%s[%d]", path, i), e[i], f[i])
		}
	case string:
		f, ok := found.(string)
		if !ok {
			c.differ(path, found, mismatch(expected, found))
		} else if err := c.pairs.Match(e, f); err != nil {
			c.differ(path, found, err)
		}
	default:
		if expected != found {
			c.differ(path, found, mismatch(expected, found))
		}
	}
}

// uncompared are members that say nothing a client shows.
var uncompared = map[string]bool{
	"uuid": true, // of a styled table: the name of its CSS rules
}

// keys returns the members that either object has, sorted.
func keys(a, b object) []string {
	all := slices.Collect(maps.Keys(a))
	for key := range b {
		if _, ok := a[key]; !ok {
			all = append(all, key)
		}
	}
	slices.Sort(all)
	return all
}

// show returns a place for people: its kind and what it holds.
func show(p *Place) string {
	return p.Kind + " " + brief(p.Body[p.Kind])
}

// brief returns a value in at most 300 bytes.
func brief(v any) string {
	if v == nil {
		return "nothing"
	}
	b, err := json.Marshal(v)
	if err != nil {
		return fmt.Sprint(v)
	}
	s := string(b)
	if len(s) > 300 {
		s = strings.ToValidUTF8(s[:300], "") + "…"
	}
	return s
}

// compareNumbers orders JSON numbers.
func compareNumbers(a, b any) int {
	x, _ := a.(float64)
	y, _ := b.(float64)
	return cmp.Compare(x, y)
}
