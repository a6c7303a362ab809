package catalog

import (
	"regexp"
	"strings"
	"unicode"
	"unicode/utf8"
)

// comment is what the source says of an element's struct.
type comment struct {
	text   string            // the doc comment
	fields map[string]string // by commentKey
}

// commentKey returns the key of a field in comment.fields: blank fields are told apart by their parameter.
func commentKey(field, param string) string {
	if field == "_" {
		return "_" + param
	}
	return field
}

var goIntro = regexp.MustCompile(`^\w+ is st\.\w+(: |\.)`)

// elementDoc turns a struct's comment into the element's: without the struct's name, without sentences that link to Go.
func elementDoc(text string) string {
	var kept []string
	for sentence := range strings.SplitSeq(strings.ReplaceAll(text, "\n", " "), ". ") {
		if !strings.Contains(sentence, "[") {
			kept = append(kept, strings.TrimSuffix(sentence, "."))
		}
	}
	text = strings.TrimSpace(goIntro.ReplaceAllString(strings.Join(kept, ". ")+".", ""))
	if text == "" || text == "." {
		return ""
	}
	first, n := utf8.DecodeRuneInString(text)
	return string(unicode.ToUpper(first)) + text[n:]
}

var (
	zeroValue = regexp.MustCompile(`(""|\b0|\bnil) = `)
	goName    = regexp.MustCompile(`\b[A-Z]\w*\b`)
)

// fieldDoc turns a field's comment into the parameter's: zero values are what holds without the parameter, other fields
// go by the names of their parameters.
func fieldDoc(text string, names map[string]string) string {
	text = zeroValue.ReplaceAllString(strings.TrimSuffix(strings.ReplaceAll(text, "\n", " "), "."), "without it ")
	first := true
	return goName.ReplaceAllStringFunc(text, func(word string) string {
		if param, ok := names[word]; ok && !(first && strings.HasPrefix(text, word)) {
			return "`" + param + "`"
		}
		first = false
		return word
	})
}
