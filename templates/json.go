package templates

import (
	"encoding/json"
	"io"
	"strconv"
	"strings"

	"github.com/a-h/templ"
)

// jsonTree writes a JSON document as nested <details>, open down to a depth; what is not JSON is shown as it is.
// It reads token by token, so that keys keep their order and numbers their digits.
func jsonTree(text string, depth int) string {
	decoder := json.NewDecoder(strings.NewReader(text))
	decoder.UseNumber()
	t := &treeWriter{decoder: decoder, depth: depth}
	if t.value("", 0) != nil || decoder.More() {
		return `<pre>` + templ.EscapeString(text) + `</pre>`
	}
	return t.String()
}

// maxNesting bounds how deep a document may be; deeper ones are shown as text.
const maxNesting = 200

type treeWriter struct {
	strings.Builder
	decoder *json.Decoder
	depth   int // levels that are open
}

// value writes the next value of the document below its label, which is HTML.
func (t *treeWriter) value(label string, level int) error {
	token, err := t.decoder.Token()
	if err != nil {
		return err
	}
	if delim, ok := token.(json.Delim); ok {
		return t.nested(label, level, delim)
	}
	t.WriteString(`<div>` + label + scalar(token) + `</div>`)
	return nil
}

// nested writes an object or a list whose bracket has just been read. Its number of entries is known at its end only, so
// the entries are written aside.
func (t *treeWriter) nested(label string, level int, open json.Delim) error {
	if level > maxNesting {
		return io.ErrUnexpectedEOF
	}
	inner := &treeWriter{decoder: t.decoder, depth: t.depth}
	count := 0
	for ; t.decoder.More(); count++ {
		key := `<b>` + strconv.Itoa(count) + `</b>: `
		if open == '{' {
			name, err := t.decoder.Token()
			if err != nil {
				return err
			}
			key = `<b>` + templ.EscapeString(strconv.Quote(name.(string))) + `</b>: `
		}
		if err := inner.value(key, level+1); err != nil {
			return err
		}
	}
	if _, err := t.decoder.Token(); err != nil {
		return err
	}
	t.fold(label, open, count, level < t.depth, inner.String())
	return nil
}

func (t *treeWriter) fold(label string, open json.Delim, count int, isOpen bool, inside string) {
	brackets, noun := "[]", " items"
	if open == '{' {
		brackets, noun = "{}", " keys"
	}
	if count == 0 {
		t.WriteString(`<div>` + label + brackets + `</div>`)
		return
	}
	t.WriteString(`<details`)
	if isOpen {
		t.WriteString(` open`)
	}
	t.WriteString(`><summary>` + label + brackets[:1] + `<em>` + strconv.Itoa(count) + noun + `</em></summary>`)
	t.WriteString(inside + `<div>` + brackets[1:] + `</div></details>`)
}

// scalar writes a value in the colour of its kind.
func scalar(token json.Token) string {
	switch v := token.(type) {
	case string:
		quoted, _ := json.Marshal(v)
		return `<span class="c-green">` + templ.EscapeString(string(quoted)) + `</span>`
	case json.Number:
		return `<span class="c-blue">` + v.String() + `</span>`
	case bool:
		return `<span class="c-orange">` + strconv.FormatBool(v) + `</span>`
	}
	return `<span class="c-gray">null</span>`
}
