package delta

import (
	"bytes"
	"encoding/json"
	"reflect"

	"github.com/stgen/stgen/runtimelib/pb"
)

// JSON is st.json: a value as a tree that opens and closes.
type JSON struct {
	Body      string `st:"body,first,json"` // JSON text: JSONOf of a value, or as it came
	Collapsed bool   `st:"expanded,not" default:"true"`
	Depth     int    `st:"expanded,int"` // how many levels are open; 0 = all
	Width     Size   `st:"width,nocontent" default:"stretch"`
}

func (e JSON) draw(d *drawing) {
	m := &pb.Json{Body: e.Body, Expanded: !e.Collapsed}
	if e.Depth > 0 {
		m.MaxExpandDepth = new(int32(e.Depth))
	}
	d.element(&pb.Element{Type: m, WidthConfig: e.Width.or(Stretch).width()})
}

// JSONOf returns a value as JSON text: records in the order of their fields, dates as ISO 8601 writes them. It panics with
// encoding/json's error for what JSON cannot say, such as a float that is no number.
func JSONOf[T any](v T) string {
	if x := reflect.ValueOf(v); x.Kind() == reflect.Slice && x.IsNil() {
		return "[]" // a list without elements
	}
	var b bytes.Buffer
	enc := json.NewEncoder(&b)
	enc.SetEscapeHTML(false)
	if err := enc.Encode(v); err != nil {
		panic(err)
	}
	return string(bytes.TrimSuffix(b.Bytes(), []byte("\n")))
}
