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

var (
	goIntro    = regexp.MustCompile(`^\w+ is st\.\w+(: |\.)`)
	withMethod = regexp.MustCompile(`, with \[[\w.]+\],`)
	goLink     = regexp.MustCompile(`\[(\w+)\]`)
)

// elementDoc turns a struct's comment into the element's: without the struct's name and sentences on how Go
// draws it; links to other structs become names of elements.
func elementDoc(text string, names map[string]string) string {
	text = withMethod.ReplaceAllString(strings.ReplaceAll(text, "\n", " "), "")
	var kept []string
	for sentence := range strings.SplitSeq(text, ". ") {
		if !strings.Contains(sentence, "[Generator.") {
			sentence = goLink.ReplaceAllStringFunc(sentence, func(link string) string {
				return "`" + snake(strings.Trim(link, "[]")) + "`"
			})
			kept = append(kept, nameParams(strings.TrimSuffix(sentence, "."), names))
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
	zeroValue = regexp.MustCompile(`(""|\b0|\bnil|\bmissing) = `)
	goName    = regexp.MustCompile(`\b[A-Z]\w*\b`)
)

// leftOut begins what holds without the parameter.
const leftOut = "left out: "

// fieldDoc turns a field's comment into the parameter's: zero values are what holds without the parameter, other fields
// go by the names of their parameters.
func fieldDoc(text string, names map[string]string) string {
	text = zeroValue.ReplaceAllString(strings.TrimSuffix(strings.ReplaceAll(text, "\n", " "), "."), leftOut)
	return nameParams(text, names)
}

// nameParams puts parameters in place of the fields that a sentence speaks of, but for its first word.
func nameParams(sentence string, names map[string]string) string {
	first, _, _ := strings.Cut(sentence, " ")
	return first + goName.ReplaceAllStringFunc(sentence[len(first):], func(word string) string {
		if param, ok := names[word]; ok {
			return "`" + param + "`"
		}
		return word
	})
}
