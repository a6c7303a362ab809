package templates

import (
	"net/url"
	"strconv"
	"strings"
	"time"

	"github.com/stgen/stgen/runtimelib/pb"
)

// inQuery adds what a widget needs whose value stands in the URL: the name of the parameter, and the values that are left out
// there, those it has at first.
func inQuery(a attrs, key string, initial []string) attrs {
	a = with(a, "data-q", key)
	if len(initial) == 0 {
		return a
	}
	quoted := make([]string, len(initial))
	for i, value := range initial {
		quoted[i] = url.QueryEscape(value)
	}
	return with(a, "data-d", strings.Join(quoted, "&"))
}

// initialQuery returns the values that a widget has at first, as a URL has them; none if it has no value.
func initialQuery(e pb.ElementType) []string {
	switch m := e.(type) {
	case *pb.Checkbox:
		return []string{strconv.FormatBool(m.Default)}
	case *pb.TextInput:
		return present(m.Default)
	case *pb.TextArea:
		return present(m.Default)
	case *pb.TimeInput:
		return present(m.Default)
	case *pb.NumberInput:
		if m.Default != nil {
			return []string{number(*m.Default)}
		}
	case *pb.Radio:
		return option(m.Options, m.Default)
	case *pb.Selectbox:
		return option(m.Options, m.Default)
	case *pb.MultiSelect:
		return optionsAt(m.Default, len(m.Options), func(i int) string { return m.Options[i] })
	case *pb.ButtonGroup:
		return optionsAt(m.Default, len(m.Options), func(i int) string { return optionText(m.Options[i]) })
	case *pb.Slider:
		if m.Type == pb.SliderTypeSelectSlider {
			return optionsAt(m.Default, len(m.Options), func(i int) string { return m.Options[i] })
		}
		return sliderQuery(m)
	case *pb.DateInput:
		return isoDates(m.Default)
	case *pb.DateTimeInput:
		return isoDates(m.Default)
	}
	return nil
}

func present(text *string) []string {
	if text == nil {
		return nil
	}
	return []string{*text}
}

func option(options []string, i *int32) []string {
	if i == nil {
		return nil
	}
	return optionsAt([]int32{*i}, len(options), func(i int) string { return options[i] })
}

// optionsAt returns the texts of the options with these indexes, of n.
func optionsAt[I int32 | uint32 | float64](indexes []I, n int, text func(i int) string) []string {
	var out []string
	for _, i := range indexes {
		if i >= 0 && int(i) < n {
			out = append(out, text(int(i)))
		}
	}
	return out
}

// sliderLayouts are how a URL has the moments of a slider.
var sliderLayouts = map[pb.SliderDataType]string{
	pb.SliderDataTypeDate: "2006-01-02", pb.SliderDataTypeDatetime: "2006-01-02T15:04", pb.SliderDataTypeTime: "15:04",
}

func sliderQuery(m *pb.Slider) []string {
	var out []string
	for _, v := range m.Default {
		text := number(v)
		if layout := sliderLayouts[m.DataType]; layout != "" {
			at := time.UnixMicro(int64(v)).UTC()
			if at.Second() != 0 && m.DataType != pb.SliderDataTypeDate {
				layout += ":05"
			}
			text = at.Format(layout)
		}
		out = append(out, text)
	}
	return out
}

// isoDates are dates as native fields, and URLs, have them.
func isoDates(dates []string) []string {
	out := make([]string, len(dates))
	for i, date := range dates {
		out[i] = isoDate(date)
	}
	return out
}
