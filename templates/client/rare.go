package client

import "bytes"

// common are the tags that the first stylesheet dresses; it also knows plain text, links and headings.
var common = map[string]bool{
	"heading": true, "md": true, "text": true, "caption": true, "divider": true, "input": true, "number": true, "slider": true,
	"button": true, "checkbox": true, "metric": true, "alert": true, "column": true, "flex": true, "slot": true, "form": true,
	"empty": true, "space": true, "progress": true, "spinner": true,
}

// marks are what else only the second stylesheet dresses, in HTML that common tags may hold.
var marks = [][]byte{
	[]byte("<nav"), []byte("<pre"), []byte("<table"), []byte("<ul"), []byte("<ol"), []byte("<blockquote"), []byte("<img"), []byte("<svg"), []byte("<kbd"),
	[]byte(`"tip"`), []byte("-rainbow"), []byte(`"icon name"`), []byte(`"switch"`), []byte(`"eye"`), []byte(`"tex"`),
}

// Rare says whether HTML made by templates needs the second stylesheet, Look: most pages do without the look of lists,
// tables, tabs and dialogs, and need not load it.
func Rare(html []byte) bool {
	for rest := html; ; {
		_, after, found := bytes.Cut(rest, []byte("<st-"))
		if !found {
			break
		}
		end := bytes.IndexAny(after, " >")
		if end < 0 || !common[string(after[:end])] {
			return true
		}
		rest = after[end:]
	}
	for _, mark := range marks {
		if bytes.Contains(html, mark) {
			return true
		}
	}
	return false
}
