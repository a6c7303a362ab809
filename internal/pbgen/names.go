package main

import (
	"strings"
	"unicode"
)

// initialisms are the words of field and value names that Go writes in capitals, with their plurals.
var initialisms = map[string]string{
	"id": "ID", "ids": "IDs", "url": "URL", "urls": "URLs", "html": "HTML", "json": "JSON", "css": "CSS", "js": "JS", "ms": "MS",
}

// camel turns form_id into FormID and SELECT_SLIDER into SelectSlider.
func camel(name string) string {
	var b strings.Builder
	for word := range strings.SplitSeq(strings.ToLower(name), "_") {
		if word == "" {
			continue
		}
		if s, ok := initialisms[word]; ok {
			b.WriteString(s)
			continue
		}
		b.WriteString(strings.ToUpper(word[:1]) + word[1:])
	}
	return b.String()
}

// typeName turns the full name of a message or enum into that of its Go type:
// streamlit.TextAlignmentConfig.Alignment becomes TextAlignmentConfigAlignment.
func typeName(fullName string) string {
	return strings.ReplaceAll(strings.TrimPrefix(fullName, "streamlit."), ".", "")
}

// fileName turns streamlit/proto/FileURLsRequest.proto into file_urls_request.pb.go.
func fileName(proto string) string {
	base := strings.TrimSuffix(proto[strings.LastIndexByte(proto, '/')+1:], ".proto")
	base = strings.ReplaceAll(base, "URLs", "Urls")
	runes := []rune(base)
	var b strings.Builder
	for i, r := range runes {
		switch {
		case !unicode.IsUpper(r):
			b.WriteRune(r)
			continue
		case i == 0:
		case unicode.IsLower(runes[i-1]) || i+1 < len(runes) && unicode.IsLower(runes[i+1]) && runes[i-1] != '_':
			b.WriteByte('_')
		}
		b.WriteRune(unicode.ToLower(r))
	}
	return b.String() + ".pb.go"
}
