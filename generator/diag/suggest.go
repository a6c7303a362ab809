package diag

import (
	"fmt"
	"strings"
)

// Suggest returns the candidate nearest to name, or "" if none is near enough to be what was meant. Nearness
// is the number of letters to insert, drop, replace or swap with a neighbour, case aside; a name of up to four
// letters may be one off, longer ones a third of their length, and one letter alone is near to nothing. Of
// equally near candidates the first one wins.
func Suggest(name string, candidates []string) string {
	limit := max(1, (len([]rune(name))+1)/3)
	best, bestDistance := "", limit+1
	for _, c := range candidates {
		if len(name) < 2 || c == name {
			continue
		}
		if d := distance(strings.ToLower(name), strings.ToLower(c), bestDistance); d < bestDistance {
			best, bestDistance = c, d
		}
	}
	return best
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
