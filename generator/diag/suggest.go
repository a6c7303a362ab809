package diag

import (
	"fmt"
	"slices"
	"strings"

	"github.com/stgen/stgen/generator/source"
)

// Suggest returns the candidate nearest to name, or "" if none is near enough to be what was meant. Nearness
// is the number of letters to insert, drop, replace or swap with a neighbour, case aside; a name of up to four
// letters may be one off, longer ones a third of their length, and one letter alone is near to nothing. Of
// equally near candidates the first one wins.
//
// If no candidate is near, one that has name as one of its words (max for max_value) is what was meant, if it is the only one.
func Suggest(name string, candidates []string) string {
	best, _ := nearest(name, candidates)
	if best == "" {
		best = wordOf(name, candidates)
	}
	return best
}

// Nearest returns the candidates that are near enough to name to be what was meant, as Suggest says, the nearest first.
func Nearest(name string, candidates []string) []string {
	limit := nearness(name) + 1
	var near []string
	far := map[string]int{}
	for _, c := range candidates {
		if len(name) < 2 || c == name || far[c] != 0 {
			continue
		}
		if d := distance(strings.ToLower(name), strings.ToLower(c), limit); d < limit {
			near, far[c] = append(near, c), d+1
		}
	}
	slices.SortStableFunc(near, func(a, b string) int { return far[a] - far[b] })
	return near
}

// nearness returns how far a candidate may be from name.
func nearness(name string) int { return max(1, (len([]rune(name))+1)/3) }

// nearest returns the first of the nearest candidates, and whether there is no doubt: it is one letter off a name of four
// or more, and no other one is.
func nearest(name string, candidates []string) (best string, sure bool) {
	bestDistance := nearness(name) + 1
	for _, c := range candidates {
		if len(name) < 2 || c == name || c == best {
			continue
		}
		switch d := distance(strings.ToLower(name), strings.ToLower(c), bestDistance+1); {
		case d < bestDistance:
			best, bestDistance = c, d
			sure = d <= 1 && len(name) >= 4
		case d == bestDistance:
			sure = false
		}
	}
	return best, sure
}

// wordOf returns the only candidate that has name as one of its words, "" if there is none or more than one.
func wordOf(name string, candidates []string) string {
	found := ""
	for _, c := range candidates {
		if c != name && c != found && slices.Contains(strings.Split(c, "_"), strings.ToLower(name)) {
			if found != "" {
				return ""
			}
			found = c
		}
	}
	return found
}

// WithNearest adds the hint, and the fix of what stands at span, that name is what Suggest finds, if it finds something,
// and reports whether it does. The fix is safe if the name is long, one letter off and near to nothing else.
func (d *Diagnostic) WithNearest(span source.Span, name string, candidates []string) bool {
	near := Suggest(name, candidates)
	if near == "" {
		return false
	}
	_, sure := nearest(name, candidates)
	d.WithHint("did you mean %q?", near).WithFix(span, near, sure && span.Text() == name)
	return true
}

// DidYouMean returns the hint that names what Suggest finds, or "".
func DidYouMean(name string, candidates []string) string {
	if near := Suggest(name, candidates); near != "" {
		return fmt.Sprintf("did you mean %q?", near)
	}
	return ""
}

// distance returns the optimal string alignment distance of a and b, or at least limit if it is not below.
func distance(a, b string, limit int) int {
	s, t := []rune(a), []rune(b)
	if len(s)-len(t) >= limit || len(t)-len(s) >= limit {
		return limit
	}
	before, above, row := make([]int, len(t)+1), make([]int, len(t)+1), make([]int, len(t)+1)
	for j := range above {
		above[j] = j
	}
	for i := 1; i <= len(s); i++ {
		row[0] = i
		for j := 1; j <= len(t); j++ {
			cost := 1
			if s[i-1] == t[j-1] {
				cost = 0
			}
			row[j] = min(above[j]+1, row[j-1]+1, above[j-1]+cost)
			if i > 1 && j > 1 && s[i-1] == t[j-2] && s[i-2] == t[j-1] {
				row[j] = min(row[j], before[j-2]+1)
			}
		}
		before, above, row = above, row, before
	}
	return above[len(t)]
}
