package markdown

import (
	"html"
	"math/rand/v2"
	"regexp"
	"strings"
	"testing"

	values "github.com/stgen/stgen/runtimelib/markdown"
)

var (
	anyTag     = regexp.MustCompile(`</?(\w+)[^>]*>`)
	autolinked = regexp.MustCompile(`(?i)www|http|ftp|mailto|xmpp|@`)
)

// TestEscapedValuesShowAsTheyAre puts values of characters that mean something into texts: no construct may come of them.
func TestEscapedValuesShowAsTheyAre(t *testing.T) {
	t.Parallel()
	parts := []string{
		"\\", "`", "*", "_", "[", "]", "(", ")", "<", ">", "|", "$", ":", "&", "~", "#", "-", "+", "=", ".", "!", "/", "1", "23", "a", "red",
		" ", " ", "\n", "é", ":red[x]", "<b>", "&amp;", "--", "->", "---", "1.", "- ",
	}
	random := rand.New(rand.NewPCG(11, 4))
	for range 20_000 {
		var b strings.Builder
		for range 1 + random.IntN(8) {
			b.WriteString(parts[random.IntN(len(parts))])
		}
		value := strings.TrimSpace(b.String())
		if strings.Contains(value, "\n\n") || strings.Contains(value, "\n ") || autolinked.MatchString(value) {
			continue // blocks of their own: white space is the reader's
		}
		for _, around := range [][2]string{{"", ""}, {"x ", ""}, {"x ", " y"}, {"", " y"}, {"(", ")"}} {
			shown := Block(around[0]+values.Escape(value)+around[1], Options{})
			want := strings.Join(strings.Fields(around[0]+value+around[1]), " ")
			if got := wordsOf(shown); got != want {
				t.Fatalf("%q between %q shows as %q: %s", value, around, got, shown)
			}
		}
	}
}

// wordsOf returns the words of HTML; a tag that is not a paragraph's stands there as it is.
func wordsOf(shown string) string {
	text := anyTag.ReplaceAllStringFunc(shown, func(tag string) string {
		switch anyTag.FindStringSubmatch(tag)[1] {
		case "p", "br":
			return " "
		}
		return " " + tag + " "
	})
	return strings.Join(strings.Fields(html.UnescapeString(text)), " ")
}
