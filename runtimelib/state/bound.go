package state

import (
	"encoding/json"
	"fmt"
	"net/url"
	"reflect"
	"slices"
	"strconv"
	"strings"
	"time"

	"github.com/stgen/stgen/runtimelib/civil"
	"github.com/stgen/stgen/runtimelib/pb"
)

// BindQuery makes the value follow the page's URL: it begins as the URL says, and the client writes it there when it changes.
// Call it after Declare.
func (c *Core) BindQuery() {
	c.bound = true
	c.s.hear = append(c.s.hear, func(r Request) {
		if r.Seed {
			c.seed(r.Query)
		}
	})
}

// QueryKey returns the name of the parameter of the URL that the value stands in, nil if it stands in none.
func (c *Core) QueryKey() *string {
	if !c.bound {
		return nil
	}
	return &c.Key
}

// seed takes the value from a URL. One that the element does not admit is as none: the initial value counts.
func (c *Core) seed(query url.Values) {
	e := c.describe()
	if values, ok := query[c.Key]; ok {
		for _, ws := range readings(values) {
			if value, err := e.decode(ws); err == nil && e.fits(value) {
				c.assign(value)
				return
			}
		}
	}
	if c.isSet {
		c.reset()
	}
}

// readings returns what the values of a parameter may mean, as a client would say it of a widget: the widget's element takes
// one of them at most.
func readings(values []string) []*pb.WidgetState {
	last := ""
	if len(values) > 0 {
		last = values[len(values)-1]
	}
	out := []*pb.WidgetState{{Value: pb.WidgetStateStringValue(last)}}
	if b, err := strconv.ParseBool(last); err == nil {
		out = append(out, &pb.WidgetState{Value: pb.WidgetStateBoolValue(b)})
	}
	if n, err := strconv.ParseFloat(last, 64); err == nil {
		out = append(out, &pb.WidgetState{Value: pb.WidgetStateDoubleValue(n)})
	}
	if numbers, ok := numbers(values); ok {
		out = append(out, &pb.WidgetState{Value: &pb.DoubleArray{Data: numbers}})
	}
	days := make([]string, len(values)) // protocol.md §6: YYYY/MM/DD, and HH:MM behind a comma
	for i, v := range values {
		days[i] = strings.Replace(strings.ReplaceAll(v, "-", "/"), "T", ", ", 1)
	}
	return append(out, &pb.WidgetState{Value: &pb.StringArray{Data: slices.Clone(values)}}, &pb.WidgetState{Value: &pb.StringArray{Data: days}})
}

// numbers returns the values as a slider has them: numbers, or microseconds of days and times (protocol.md §6).
func numbers(values []string) ([]float64, bool) {
	out := make([]float64, len(values))
	for i, text := range values {
		n, ok := number(text)
		if !ok {
			return nil, false
		}
		out[i] = n
	}
	return out, len(values) > 0
}

func number(text string) (float64, bool) {
	if n, err := strconv.ParseFloat(text, 64); err == nil {
		return n, true
	}
	for _, layout := range []string{"2006-01-02", "2006-01-02T15:04", "2006-01-02T15:04:05"} {
		if t, err := time.Parse(layout, text); err == nil {
			return float64(t.UnixMicro()), true
		}
	}
	if t, err := civil.ParseTime(text); err == nil {
		day := time.Date(2000, 1, 1, t.Hour, t.Minute, t.Second, 0, time.UTC)
		return float64(day.UnixMicro()), true
	}
	return 0, false
}

// BindQuery makes the variable follow the page's URL, in the parameter of its name: it begins as the URL says, and the URL says
// what it is while that is not its first value. Call it after Declare.
func (x *Var[T]) BindQuery(v *Values, name string) {
	b := &boundVar{name: name + v.suffix, c: &x.c}
	v.s.bound = append(v.s.bound, b)
	v.s.hear = append(v.s.hear, func(r Request) {
		if r.Seed {
			b.seed(r.Query)
		}
	})
}

// boundVar is a variable that stands in the URL.
type boundVar struct {
	name string
	c    *cell
}

func (b *boundVar) seed(query url.Values) {
	if values, ok := query[b.name]; ok {
		if value, err := fromQuery(values, b.c.typ); err == nil {
			b.c.assign(value)
			return
		}
	}
	b.c.reset()
}

// Query returns the query of the URL that the bound variables make of raw: others' parameters stay as they are, those of first
// values are left out.
func (s *SessionState) Query(raw string) string {
	if len(s.bound) == 0 {
		return raw
	}
	var out []string
	written := make(map[string]bool)
	write := func(b *boundVar) {
		if written[b.name] || !b.c.changed() {
			return
		}
		written[b.name] = true
		for _, v := range toQuery(b.c.value) {
			out = append(out, url.QueryEscape(b.name)+"="+url.QueryEscape(v))
		}
	}
	for _, pair := range strings.Split(raw, "&") {
		name, _, _ := strings.Cut(pair, "=")
		name, _ = url.QueryUnescape(name)
		i := slices.IndexFunc(s.bound, func(b *boundVar) bool { return b.name == name })
		switch {
		case pair == "":
		case i >= 0:
			write(s.bound[i])
		default:
			out = append(out, pair)
		}
	}
	for _, b := range s.bound {
		write(b)
	}
	return strings.Join(out, "&")
}

// toQuery returns a value as the values of a parameter: a list's elements, else one; none if it is missing.
func toQuery(value any) []string {
	data, err := json.Marshal(value)
	if err != nil {
		return nil
	}
	var items []json.RawMessage
	if json.Unmarshal(data, &items) != nil || data[0] != '[' {
		items = []json.RawMessage{data}
	}
	var out []string
	for _, item := range items {
		var text string
		switch {
		case string(item) == "null":
		case json.Unmarshal(item, &text) == nil:
			out = append(out, text)
		default:
			out = append(out, string(item))
		}
	}
	return out
}

// fromQuery is the inverse of toQuery for values of a type.
func fromQuery(values []string, typ reflect.Type) (any, error) {
	if typ.Kind() != reflect.Slice {
		if len(values) == 0 {
			return nil, fmt.Errorf("no value")
		}
		return oneFromQuery(values[len(values)-1], typ)
	}
	list := reflect.MakeSlice(typ, 0, len(values))
	for _, text := range values {
		item, err := oneFromQuery(text, typ.Elem())
		if err != nil {
			return nil, err
		}
		list = reflect.Append(list, reflect.ValueOf(item))
	}
	return list.Interface(), nil
}

func oneFromQuery(text string, typ reflect.Type) (any, error) {
	quoted, err := json.Marshal(text)
	if err != nil {
		return nil, err
	}
	if value, err := decodeJSON(quoted, typ); err == nil {
		return value, nil
	}
	return decodeJSON([]byte(text), typ)
}
