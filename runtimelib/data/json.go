package data

import (
	"bytes"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"slices"
	"unicode/utf8"
)

// node is a value of JSON. Objects keep the order of their keys.
type node struct {
	kind  Kind     // Bool, Float (a number), String, List, Object or None
	text  string   // of a bool, a number or a text
	keys  []string // of an object, one for each item
	items []node   // of a list or an object
}

const (
	maxJSON  = 64 << 20 // bytes
	maxDepth = 100      // of lists and objects within each other
)

// parseJSON reads the one value that a text is.
func parseJSON(content []byte) (node, error) {
	content = bytes.TrimPrefix(content, []byte(bom))
	switch {
	case len(content) > maxJSON:
		return node{}, &Error{Reason: "the file is larger than 64 MiB"}
	case !utf8.Valid(content):
		return node{}, atLine(content, badByte(content), "the text is not UTF-8")
	case len(bytes.TrimSpace(content)) == 0:
		return node{}, &Error{Reason: "the file is empty"}
	}
	dec := json.NewDecoder(bytes.NewReader(content))
	dec.UseNumber()
	n, err := readNode(dec, 0)
	if err == nil {
		if _, more := dec.Token(); more == nil {
			err = errors.New("something follows the value")
		} else if !errors.Is(more, io.EOF) {
			err = more
		}
	}
	if err != nil {
		return node{}, jsonError(content, int(dec.InputOffset()), err)
	}
	return n, nil
}

// readNode reads one value at a depth.
func readNode(dec *json.Decoder, depth int) (node, error) {
	token, err := dec.Token()
	if err != nil {
		return node{}, err
	}
	switch t := token.(type) {
	case bool:
		return node{kind: Bool, text: fmt.Sprint(t)}, nil
	case json.Number:
		return node{kind: Float, text: t.String()}, nil
	case string:
		return node{kind: String, text: t}, nil
	case json.Delim:
		if depth == maxDepth {
			return node{}, fmt.Errorf("lists and objects are nested deeper than %d", maxDepth)
		}
		return readParts(dec, t == '{', depth+1)
	}
	return node{kind: None}, nil
}

// readParts reads what a list or an object holds, and its end.
func readParts(dec *json.Decoder, object bool, depth int) (node, error) {
	n := node{kind: List}
	if object {
		n.kind = Object
	}
	seen := make(map[string]bool)
	for dec.More() {
		if object {
			token, err := dec.Token()
			if err != nil {
				return node{}, err
			}
			key := token.(string)
			if seen[key] {
				return node{}, fmt.Errorf("the key %q is there twice in one object", key)
			}
			seen[key] = true
			n.keys = append(n.keys, key)
		}
		item, err := readNode(dec, depth)
		if err != nil {
			return node{}, err
		}
		n.items = append(n.items, item)
	}
	_, err := dec.Token()
	return n, err
}

// jsonError says in which line a mistake is: that of what follows the offset, behind which the last token was read.
func jsonError(content []byte, offset int, err error) error {
	if errors.Is(err, io.EOF) || errors.Is(err, io.ErrUnexpectedEOF) {
		return atLine(content, len(content), "the file ends within a value")
	}
	rest := bytes.TrimLeft(content[offset:], " \t\r\n,:")
	return atLine(content, len(content)-len(rest)+1, "this is not valid JSON: "+err.Error())
}

// atLine is a mistake at a byte of a file.
func atLine(content []byte, offset int, reason string) error {
	line := bytes.Count(content[:min(max(offset-1, 0), len(content))], []byte("\n")) + 1
	return &Error{Reason: fmt.Sprintf("line %d: %s", line, reason)}
}

// badByte returns the offset behind the first byte that is not UTF-8.
func badByte(content []byte) int {
	at := 0
	for at < len(content) {
		r, n := utf8.DecodeRune(content[at:])
		at += n
		if r == utf8.RuneError && n == 1 {
			break
		}
	}
	return at
}

// kindOf returns the narrowest kind of a value: dates and moments are texts in JSON.
func (n *node) kindOf() Kind {
	switch n.kind {
	case Float:
		if isWhole(n.text) {
			return Int
		}
	case String:
		for _, kind := range [...]Kind{Date, DateTime} {
			if isKind(kind, n.text) {
				return kind
			}
		}
	}
	return n.kind
}

// isWhole reports whether a number of JSON is written as a whole one that an int can hold.
func isWhole(number string) bool {
	_, err := json.Number(number).Int64()
	return err == nil
}

// isFinite reports whether a float can hold a number of JSON.
func isFinite(number string) bool {
	_, err := json.Number(number).Float64()
	return err == nil
}

// get returns the value of an object's key, nil if there is none.
func (n *node) get(key string) *node {
	if i := slices.Index(n.keys, key); i >= 0 {
		return &n.items[i]
	}
	return nil
}
