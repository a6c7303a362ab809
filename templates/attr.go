package templates

import (
	"strconv"
	"strings"

	"github.com/a-h/templ"
	"github.com/stgen/stgen/runtimelib/pb"
)

// attrs are the attributes of an outermost tag, in the order they are written.
type attrs = templ.OrderedAttributes

func with(a attrs, name string, value any) attrs {
	return append(a, templ.KeyValue[string, any]{Key: name, Value: value})
}

// box returns what every element may have: its size and the alignment of its text.
func box(e *pb.Element) attrs {
	var a attrs
	if style := size(e.WidthConfig, e.HeightConfig) + align(e.TextAlignmentConfig); style != "" {
		a = with(a, "style", style)
	}
	if e.HasOneShotEffect != nil && *e.HasOneShotEffect {
		a = with(a, "data-once", true)
	}
	return a
}

// size returns the style of a width and a height. Stretched is what the stylesheet does anyway.
func size(w *pb.WidthConfig, h *pb.HeightConfig) string {
	return width(w) + height(h)
}

func width(c *pb.WidthConfig) string {
	if c == nil {
		return ""
	}
	switch w := c.WidthSpec.(type) {
	case pb.WidthConfigUseContent:
		return "width:fit-content;"
	case pb.WidthConfigPixelWidth:
		return "width:" + strconv.FormatUint(uint64(w), 10) + "px;flex:none;"
	case pb.WidthConfigRemWidth:
		return "width:" + number(float64(w)) + "rem;flex:none;"
	}
	return ""
}

func height(c *pb.HeightConfig) string {
	if c == nil {
		return ""
	}
	switch h := c.HeightSpec.(type) {
	case pb.HeightConfigUseStretch:
		return "flex:1 1 auto;"
	case pb.HeightConfigPixelHeight:
		return "height:" + strconv.FormatUint(uint64(h), 10) + "px;"
	case pb.HeightConfigRemHeight:
		return "height:" + number(float64(h)) + "rem;"
	}
	return ""
}

// alignments are the styles of TextAlignmentConfig; every text is sent as LEFT, which is the stylesheet's.
var alignments = [...]string{"", "", "text-align:center;", "text-align:right;", "text-align:justify;"}

func align(c *pb.TextAlignmentConfig) string {
	if c == nil || int(c.Alignment) >= len(alignments) || c.Alignment < 0 {
		return ""
	}
	return alignments[c.Alignment]
}

// gap returns the style of a distance between children; small, the usual one, is the stylesheet's.
func gap(c *pb.GapConfig, property string) string {
	if c == nil {
		return ""
	}
	switch g := c.GapSpec.(type) {
	case pb.GapConfigPixelGap:
		return property + ":" + strconv.FormatUint(uint64(g), 10) + "px;"
	case pb.GapConfigGapSize:
		if rem := gaps[pb.GapSize(g)]; rem != "" {
			return property + ":" + rem + ";"
		}
	}
	return ""
}

var gaps = map[pb.GapSize]string{
	pb.GapSizeNone: "0", pb.GapSizeXxsmall: ".25rem", pb.GapSizeXsmall: ".5rem",
	pb.GapSizeMedium: "2rem", pb.GapSizeLarge: "4rem", pb.GapSizeXlarge: "6rem", pb.GapSizeXxlarge: "8rem",
}

// widget is what all widgets have in common; the zero value of a field means that it is not there.
type widget struct {
	id, form    string
	set, ignore bool
	query       *string
	optional    bool // its value may be none
}

// attrs returns the attributes of the widget's outermost tag.
func (w widget) attrs(e *pb.Element) attrs {
	a := make(attrs, 0, 4)
	a = with(a, "data-id", w.id)
	if w.form != "" {
		a = with(a, "data-form", w.form)
	}
	if w.set {
		a = with(a, "data-set", true)
	}
	if w.ignore {
		a = with(a, "data-ig", true)
	}
	if w.optional {
		a = with(a, "data-n", true)
	}
	if w.query != nil {
		a = inQuery(a, *w.query, initialQuery(e.Type))
	}
	return append(a, box(e)...)
}

// domID turns a widget's id, which may hold any text that a user took for a key, into the id of its main control.
func domID(id string) string {
	return strings.Map(func(c rune) rune {
		if c <= ' ' {
			return '_'
		}
		return c
	}, id)
}

// number writes v as short as it can be read back, without an exponent.
func number(v float64) string { return strconv.FormatFloat(v, 'f', -1, 64) }

// classes returns the strings joined by spaces, without the empty ones: the value of a class attribute.
func classes(names ...string) string {
	var b strings.Builder
	for _, name := range names {
		if name == "" {
			continue
		}
		if b.Len() > 0 {
			b.WriteByte(' ')
		}
		b.WriteString(name)
	}
	return b.String()
}

// class returns the class attribute of these names, none if they are all empty.
func class(names ...string) attrs {
	if value := classes(names...); value != "" {
		return attrs{{Key: "class", Value: value}}
	}
	return nil
}

// when returns name if the condition holds, else "".
func when(condition bool, name string) string {
	if condition {
		return name
	}
	return ""
}

// deref returns what p points to, or the zero value.
func deref[T any](p *T) (v T) {
	if p != nil {
		v = *p
	}
	return v
}
