package delta

import (
	"fmt"
	"strings"
	"unicode"
	"unicode/utf8"

	"github.com/stgen/stgen/runtimelib/opt"
	"github.com/stgen/stgen/runtimelib/pb"
)

// buttonGroup is what pills and segmented_control have in common.
type buttonGroup[T any] Pills[T]

// choice returns the options. Their texts are as the client says them: an icon, one blank, the rest.
func (e buttonGroup[T]) choice() choice[T] {
	named := choice[T]{e.Options, e.FormatFunc}
	return choice[T]{e.Options, func(v T) string {
		icon, rest := splitIcon(named.text(v))
		return strings.TrimSpace(icon + " " + rest)
	}}
}

func (e buttonGroup[T]) fits(v opt.Of[T]) bool {
	if !v.OK() {
		return !e.Required || !e.Default.OK()
	}
	return e.choice().has(v.Must())
}

// decode reads a string_array_value of at most one option.
func (e buttonGroup[T]) decode(ws *pb.WidgetState) (opt.Of[T], error) {
	chosen, err := e.decodeAll(ws)
	switch {
	case err != nil:
		return opt.None[T](), err
	case len(chosen) > 1:
		return opt.None[T](), fmt.Errorf("%w: at most one option is expected", errKind)
	case len(chosen) == 0:
		return opt.None[T](), nil
	}
	return opt.Some(chosen[0]), nil
}

func (e buttonGroup[T]) decodeAll(ws *pb.WidgetState) ([]T, error) {
	texts, err := decodeStrings(ws)
	if err != nil {
		return nil, err
	}
	return e.choice().decodeAll(texts, false)
}

// proto returns the message without its values.
func (e buttonGroup[T]) proto(style pb.ButtonGroupStyle) *pb.ButtonGroup {
	m := &pb.ButtonGroup{
		Disabled: e.Disabled, Style: style, Label: dedent(e.Label), LabelVisibility: labelVisibility(e.LabelVisibility),
		Required: e.Required, Wrap: e.Wrap, IgnoreRerun: e.IgnoreChange,
	}
	if e.Help != "" {
		m.Help = new(dedent(e.Help))
	}
	for _, text := range (choice[T]{e.Options, e.FormatFunc}).texts() {
		icon, rest := splitIcon(text)
		o := &pb.ButtonGroupOption{Content: rest}
		if icon != "" {
			o.ContentIcon = &icon
		}
		m.Options = append(m.Options, o)
	}
	return m
}

func (e buttonGroup[T]) send(d *drawing, m *pb.ButtonGroup, initial, value []T, set bool) {
	c := e.choice()
	m.ID, m.FormID, m.Default = d.id(), d.g.form, indexes[T, uint32](c, initial)
	if set {
		m.RawValues, m.SetValue = c.textsOf(value), true
	}
	d.control(m, e.Width.or(Content).width(), set)
}

// listOf returns a list of what is there.
func listOf[T any](v opt.Of[T]) []T {
	if x, ok := v.Get(); ok {
		return []T{x}
	}
	return nil
}

// splitIcon takes a leading :material/name: or emoji off a text.
func splitIcon(text string) (icon, rest string) {
	if name, ok := strings.CutPrefix(text, ":material/"); ok {
		if end := strings.IndexByte(name, ':'); end > 0 {
			n := len(":material/") + end + 1
			return text[:n], strings.TrimSpace(text[n:])
		}
	}
	n := emojiLen(text)
	return text[:n], strings.TrimSpace(text[n:])
}

// emojiLen returns the length in bytes of the emoji that a text begins with, its modifiers and joined ones included; 0 if
// there is none.
func emojiLen(text string) int {
	const joiner, variant, keycap = '\u200d', '\ufe0f', '\u20e3'
	n, joined, flags := 0, true, 0
	for i, r := range text {
		flag := r >= 0x1F1E6 && r <= 0x1F1FF
		switch {
		case n > 0 && (r == variant || r == joiner || r == keycap || r >= 0x1F3FB && r <= 0x1F3FF):
			joined = r == joiner
		case (joined || flag && flags == 1) && isEmoji(r):
			joined = false
		default:
			return n
		}
		if flag {
			flags++
		}
		n = i + utf8.RuneLen(r)
	}
	return n
}

// isEmoji reports whether a character is drawn as a picture.
func isEmoji(r rune) bool {
	return strings.ContainsRune("ℹ™©®‼⁉", r) || r >= 0x1F000 && r <= 0x1FAFF || r >= 0x2190 && r <= 0x2BFF && unicode.Is(unicode.So, r)
}
