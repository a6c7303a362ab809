package delta

import (
	"fmt"
	"slices"

	"github.com/stgen/stgen/runtimelib/opt"
	"github.com/stgen/stgen/runtimelib/pb"
)

// choice is the options of a widget and the texts that stand for them on the wire.
type choice[T any] struct {
	options []T
	format  func(T) string
}

// text returns how an option is shown.
func (c choice[T]) text(v T) string {
	if c.format != nil {
		return c.format(v)
	}
	return plainText(v)
}

func (c choice[T]) texts() []string { return c.textsOf(c.options) }

// textsOf returns how values are shown.
func (c choice[T]) textsOf(values []T) []string {
	out := make([]string, len(values))
	for i, v := range values {
		out[i] = c.text(v)
	}
	return out
}

// index returns the index of the first option that is shown as text, -1 if there is none.
func (c choice[T]) index(text string) int {
	return slices.IndexFunc(c.options, func(v T) bool { return c.text(v) == text })
}

// find returns the first option that is shown as text.
func (c choice[T]) find(text string) (T, bool) {
	i := c.index(text)
	if i < 0 {
		var zero T
		return zero, false
	}
	return c.options[i], true
}

// has reports whether v is shown as one of the options is.
func (c choice[T]) has(v T) bool { return c.index(c.text(v)) >= 0 }

// positions returns the index of the first option of each text.
func (c choice[T]) positions() map[string]int {
	at := make(map[string]int, len(c.options))
	for i, text := range c.texts() {
		if _, twice := at[text]; !twice {
			at[text] = i
		}
	}
	return at
}

// hasAll reports whether all values are options, and none is there twice.
func (c choice[T]) hasAll(values []T) bool {
	if len(values) == 0 {
		return true
	}
	at := c.positions()
	for _, text := range c.textsOf(values) {
		if _, free := at[text]; !free {
			return false
		}
		delete(at, text)
	}
	return true
}

// indexes returns where values stand among the options; those that are none are left out.
func indexes[T any, I int32 | uint32](c choice[T], values []T) []I {
	if len(values) == 0 {
		return nil
	}
	at := c.positions()
	out := make([]I, 0, len(values))
	for _, text := range c.textsOf(values) {
		if i, ok := at[text]; ok {
			out = append(out, I(i))
		}
	}
	return out
}

// decode returns the option that text stands for, or, if new ones are accepted, text itself.
func (c choice[T]) decode(text string, acceptNew bool) (T, error) {
	if v, ok := c.find(text); ok {
		return v, nil
	}
	return c.fresh(text, acceptNew)
}

// fresh returns a text that is no option, if new ones are accepted.
func (c choice[T]) fresh(text string, acceptNew bool) (T, error) {
	if v, ok := any(text).(T); ok && acceptNew {
		return v, nil
	}
	var zero T
	return zero, fmt.Errorf("%q is none of the options", text)
}

// decodeAll returns the options that texts stand for.
func (c choice[T]) decodeAll(texts []string, acceptNew bool) ([]T, error) {
	if len(texts) == 0 {
		return nil, nil
	}
	at := c.positions()
	out := make([]T, len(texts))
	for i, text := range texts {
		if k, ok := at[text]; ok {
			out[i] = c.options[k]
			continue
		}
		var err error
		if out[i], err = c.fresh(text, acceptNew); err != nil {
			return nil, err
		}
	}
	return out, nil
}

// decodeChoice reads a string_value that names an option, or, if new ones are accepted, is one.
func decodeChoice[T any](ws *pb.WidgetState, c choice[T], acceptNew bool) (T, error) {
	text, err := decodeString(ws)
	if err != nil {
		var zero T
		return zero, err
	}
	return c.decode(text, acceptNew)
}

// decodeStrings reads a string_array_value; no value at all is an empty list.
func decodeStrings(ws *pb.WidgetState) ([]string, error) {
	switch v := ws.Value.(type) {
	case nil:
		return nil, nil
	case *pb.StringArray:
		return v.Data, nil
	}
	return nil, fmt.Errorf("%w: a string_array_value is expected", errKind)
}

// optionAt returns the option at an index; the zero value if there is none.
func optionAt[T any](options []T, i int) T {
	if i < 0 || i >= len(options) {
		var zero T
		return zero
	}
	return options[i]
}

// maybeAt returns the option at an index, if there is one.
func maybeAt[T any](options []T, i int) opt.Of[T] {
	if i < 0 || i >= len(options) {
		return opt.None[T]()
	}
	return opt.Some(options[i])
}
