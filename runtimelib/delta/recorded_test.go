package delta_test

import (
	"strings"
	"testing"
	"time"

	"github.com/stgen/stgen/runtimelib/civil"
	"github.com/stgen/stgen/runtimelib/delta"
	"github.com/stgen/stgen/runtimelib/opt"
	"github.com/stgen/stgen/runtimelib/pb"
)

// TestRecordings draws the apps of the recordings with elements of our own and compares what is sent, message by message.
func TestRecordings(t *testing.T) {
	t.Parallel()
	for _, tt := range recordings {
		t.Run(tt.name, func(t *testing.T) {
			t.Parallel()
			compare(t, deltasOf(t, draw(t, tt.page)), recorded(t, tt.name), tt.skip...)
		})
	}
}

var recordings = []struct {
	name string
	page func(st app)
	skip []string // paths of what the app shows of Python's own
}{
	{"text_headings", textHeadings, nil},
	{"text_markdown", textMarkdown, nil},
	{"text_code_json", textCodeJSON, nil},
	{"checkbox_toggle", checkboxToggle, nil},
	{"multi_choice", multiChoice, []string{
		"[0 9]", "[0 10]", "[0 11]", "[0 12]", "[0 13]", "[0 14]", "[0 15]", "[0 16]",
	}},
	{"radio_selectbox", radioSelectbox, nil},
	{"slider", slider, []string{"[0 13]"}},
	{"number_input", numberInput, nil},
	{"text_input", textInput, nil},
	{"date_time", dateTime, []string{"[0 4]", "[0 10]"}}, // the empty range sends set_value by mistake
	{"form", form, nil},
	{"button", button, []string{"[0 7]"}},
	{"metric", metric, nil},
	{"table", table, []string{"[0 3]", "[0 4]", "[0 5]"}},
	{"status_elements", statusElements, nil},
	{"layout_columns_container", layoutColumns, nil},
	{"layout_tabs_expander_popover", layoutTabs, nil},
	{"layout_grid_space_sidebar", layoutSpace, []string{
		"[0 0]", "[0 0 0]", "[0 0 1]", "[0 1]", "[0 1 0]", "[0 1 1]", "[0 1 2]", "[0 1 2 0]", "[0 6]", "[0 7]",
	}},
}

func textHeadings(st app) {
	st.show(delta.Title{Body: "Plain title"})
	st.show(delta.Title{Body: "Title :material/home: with *markup*", Anchor: "top", Help: "help text"})
	st.show(delta.Title{
		Body: "No anchor", NoAnchor: true, Icon: ":material/star:", Width: delta.Content, TextAlignment: "center", NoWrap: true,
	})
	st.show(delta.Header{Body: "Plain header"})
	st.show(delta.Header{Body: "Divided header", Divider: "true"})
	st.show(delta.Header{Body: "Blue header", Divider: "blue", Anchor: "blue-one", Icon: "🚀"})
	st.show(delta.Subheader{Body: "Plain subheader"})
	st.show(delta.Subheader{
		Body: "Rainbow", Divider: "rainbow", Width: delta.Pixels(300), TextAlignment: "right", Help: "sub help",
	})
	for _, c := range []string{"red", "green", "orange", "violet", "gray", "yellow"} {
		st.show(delta.Subheader{Body: c, Divider: c})
	}
}

func textMarkdown(st app) {
	st.show(delta.Markdown{Body: "Hello **bold** :red[red] $x^2$"})
	st.show(delta.Markdown{Body: "<b>html</b>", UnsafeAllowHTML: true, Help: "why"})
	st.show(delta.Markdown{Body: "\n    # Indented\n    - a\n    - b\n", NoAnchors: true, NoWrap: true})
	st.show(delta.Markdown{Body: "sized", Width: delta.Pixels(200), TextAlignment: "justify"})
	st.show(delta.Markdown{Body: "wide", Width: delta.Stretch, TextAlignment: "center"})
	st.show(delta.Markdown{Body: "tight", Width: delta.Content})
	st.show(delta.Caption{Body: "A caption", Help: "cap help"})
	st.show(delta.Caption{Body: "<i>cap</i>", UnsafeAllowHTML: true, Width: delta.Pixels(100), TextAlignment: "right"})
	st.show(delta.Caption{Body: "one line", NoWrap: true})
	st.show(delta.Text{Body: "Fixed   width text"})
	st.show(delta.Text{Body: "text with help", Help: "text help", Width: delta.Stretch, TextAlignment: "center", NoWrap: true})
	st.show(delta.Latex{Body: `\int_0^1 x^2 dx`, Help: "integral", Width: delta.Content})
	st.show(delta.Latex{Body: "a+b"})
	st.show(delta.Divider{})
	st.show(delta.Divider{Width: delta.Pixels(120)})
	st.show(delta.HTML{Body: "<p>raw <b>html</b></p>"})
	st.show(delta.HTML{Body: "<style>p {color: red}</style>"})
	st.show(delta.HTML{Body: "<script>1</script><p>js</p>", UnsafeAllowJavascript: true, Width: delta.Content})
	st.show(delta.Badge{Label: "New"})
	st.show(delta.Badge{Label: "Done", Icon: ":material/check:", Color: "green", Width: delta.Pixels(90), Help: "badge help"})
	for _, c := range []string{"red", "orange", "violet", "gray", "yellow", "primary"} {
		st.show(delta.Badge{Label: c, Color: c})
	}
}

func textCodeJSON(st app) {
	st.show(delta.Code{Body: "print('hi')"})
	st.show(delta.Code{Body: "SELECT 1", Language: "sql", LineNumbers: true, WrapLines: true})
	st.show(delta.Code{Body: "plain", NoLanguage: true, Height: delta.Pixels(100), Width: delta.Content})
	st.show(delta.Code{Body: "x = 1\nx = 1\nx = 1\n", Height: delta.Stretch, Width: delta.Pixels(300)})
	st.show(delta.JSON{Body: delta.JSONOf(struct {
		A int   `json:"a"`
		B []any `json:"b"`
	}{1, []any{true, nil, 1.5, "s"}})})
	st.show(delta.JSON{Body: `{"already": "json", "n": [1,2]}`, Collapsed: true})
	st.show(delta.JSON{Body: delta.JSONOf([]any{1, []any{2, []int{3}}}), Depth: 2, Width: delta.Pixels(250)})
	st.show(delta.JSON{Body: `{"d": {"e": 1}}`, Width: delta.Stretch})
}

func checkboxToggle(st app) {
	a := widget(st, "", delta.Checkbox{Label: "Plain"})
	b := widget(st, "on", delta.Checkbox{
		Label: "On", Default: true, Help: "box help", Width: delta.Pixels(200), Wrap: new(true),
	})
	c := widget(st, "", delta.Checkbox{Label: "Off", Disabled: true, LabelVisibility: "hidden", Width: delta.Stretch})
	d := widget(st, "tg", delta.Toggle{Label: "Toggle"})
	e := widget(st, "", delta.Toggle{
		Label: "Toggle on", Default: true, LabelVisibility: "collapsed", Wrap: new(false), Disabled: true,
	})
	f := widget(st, "cb", delta.Checkbox{Label: "With callback"})
	st.write(a.Get(), b.Get(), c.Get(), d.Get(), e.Get(), f.Get(), opt.None[bool]())
}

// write is st.write of values that make one text.
func (st app) write(values ...any) {
	texts := make([]string, len(values))
	for i, v := range values {
		texts[i] = delta.WriteText(v)
	}
	st.show(delta.Markdown{Body: strings.Join(texts, " ")})
}

func multiChoice(st app) {
	options := []string{"red", "green", "blue"}
	widget(st, "", delta.Multiselect[string]{Label: "Plain", Options: options})
	widget(st, "m", delta.Multiselect[string]{
		Label: "All", Options: options, Default: []string{"red", "blue"}, FormatFunc: strings.ToUpper, Help: "h",
		MaxSelections: 2, Placeholder: "choose", NoSelectAll: true, Width: delta.Pixels(300), FilterMode: "prefix",
	})
	widget(st, "free", delta.Multiselect[string]{Label: "Free", Options: options, AcceptNew: true, Wrap: new(false)})
	widget(st, "", delta.Multiselect[string]{
		Label: "Off", Options: options, Disabled: true, LabelVisibility: "collapsed", Default: []string{"green"},
	})
	title := func(s string) string { return strings.ToUpper(s[:1]) + s[1:] }
	widget(st, "", delta.Pills[string]{Label: "Pills", Options: options})
	widget(st, "pm", delta.Pills[string]{
		Label: "Pills multi", Options: options, FormatFunc: title, Help: "h", Width: delta.Stretch,
	}.Multi("red"))
	widget(st, "", delta.Pills[string]{
		Label: "Icons", Options: []string{":material/home:", ":material/star: Star", "🚀 Go"},
		Default: opt.Some(":material/home:"), Required: true, Disabled: true,
	})
	widget(st, "sg", delta.SegmentedControl[string]{Label: "Seg", Options: options, Default: opt.Some("green")})
	widget(st, "sm", delta.SegmentedControl[string]{
		Label: "Seg multi", Options: options, LabelVisibility: "hidden", Width: delta.Pixels(400), Wrap: new(false),
	}.Multi())
}

func radioSelectbox(st app) {
	options := []string{"apple", "banana", "cherry"}
	a := widget(st, "", delta.Radio[string]{Label: "Plain", Options: options})
	b := widget(st, "r", delta.Radio[string]{
		Label: "All", Options: options, Index: 2, FormatFunc: strings.ToUpper, Help: "h", Horizontal: true,
		Captions: []string{"c1", "c2", "c3"}, Width: delta.Stretch,
	})
	c := widget(st, "", delta.Radio[string]{
		Label: "None", Options: options, Disabled: true, LabelVisibility: "collapsed", Width: delta.Pixels(220),
	}.Optional())
	d := widget(st, "", delta.Selectbox[string]{Label: "Plain select", Options: options})
	e := widget(st, "s", delta.Selectbox[int]{
		Label: "All select", Options: []int{1, 2, 3}, Index: 1, FormatFunc: func(v int) string { return "No " + string(rune('0'+v)) },
		Help: "h", Placeholder: "pick...", Icon: ":material/list:", FilterMode: "prefix", Width: delta.Pixels(250),
	})
	f := widget(st, "none", delta.Selectbox[string]{Label: "Nothing", Options: options}.Optional())
	g := widget(st, "free", delta.Selectbox[string]{
		Label: "Free", Options: options, AcceptNew: true, Placeholder: "type", FilterMode: "contains",
	}.Optional())
	h := widget(st, "", delta.Selectbox[string]{
		Label: "Locked", Options: options, Disabled: true, LabelVisibility: "hidden", FilterMode: "null",
	})
	widget(st, "", delta.Selectbox[string]{Label: "Empty"})
	st.write(a.Get(), b.Get(), c.Get(), d.Get(), e.Get(), f.Get(), g.Get(), h.Get(), opt.None[string]())
}

func day(y int, m time.Month, d int) civil.Date { return civil.Date{Year: y, Month: m, Day: d} }

func slider(st app) {
	hm := func(h, m int) civil.Time { return civil.Time{Hour: h, Minute: m} }
	at := func(d, h, m int) time.Time { return time.Date(2024, 1, d, h, m, 0, 0, time.UTC) }
	widget(st, "", delta.Slider[int]{Label: "Plain", Max: 100})
	widget(st, "i", delta.Slider[int]{Label: "Int", Max: 50, Default: 10, Step: 5, Help: "h"})
	widget(st, "f", delta.Slider[float64]{Label: "Float", Max: 1, Default: 0.25, Format: "%.1f"})
	widget(st, "r", delta.Slider[int]{Label: "Range", Max: 100, Width: delta.Pixels(300)}.Range(20, 80))
	widget(st, "d", delta.Slider[civil.Date]{
		Label: "Date", Min: day(2024, 1, 1), Max: day(2024, 12, 31), Default: day(2024, 6, 1),
	})
	widget(st, "dr", delta.Slider[civil.Date]{
		Label: "Date range", Min: day(2023, 12, 27), Max: day(2024, 1, 24),
	}.Range(day(2024, 1, 10), day(2024, 1, 20)))
	widget(st, "t", delta.Slider[civil.Time]{
		Label: "Time", Max: civil.Time{Hour: 23, Minute: 59, Second: 59, Microsecond: 999999}, Default: hm(12, 30), Step: 900,
	})
	widget(st, "dt", delta.Slider[time.Time]{
		Label: "DateTime", Min: at(1, 0, 0), Max: at(2, 0, 0), Default: at(1, 9, 30), Format: "MM/DD/YY - hh:mm",
	})
	widget(st, "", delta.Slider[int]{Label: "Off", Max: 100, Disabled: true, LabelVisibility: "collapsed"})
	widget(st, "", delta.Slider[float64]{Label: "Percent", Max: 1, Default: 0.5, Format: "percent"})
	sizes := []string{"S", "M", "L", "XL"}
	widget(st, "ss", delta.SelectSlider[string]{Label: "Sizes", Options: sizes})
	widget(st, "sr", delta.SelectSlider[string]{
		Label: "Size range", Options: sizes, FormatFunc: strings.ToLower, Help: "h",
	}.Range("M", "XL"))
	widget(st, "", delta.SelectSlider[int]{
		Label: "Numbers", Options: []int{1, 10, 100}, Default: opt.Some(10), Disabled: true, Width: delta.Pixels(200),
		LabelVisibility: "hidden",
	})
	st.write()
}

func numberInput(st app) {
	a := widget(st, "", delta.NumberInput[float64]{Label: "Plain"})
	b := widget(st, "i", delta.NumberInput[int]{
		Label: "Int", Min: opt.Some(0), Max: opt.Some(10), Default: opt.Some(5), Step: 1, Help: "h",
	})
	c := widget(st, "f", delta.NumberInput[float64]{
		Label: "Float", Min: opt.Some(-1.0), Max: opt.Some(1.0), Default: opt.Some(0.5), Step: 0.1, Format: "%.3f",
		Icon: ":material/scale:",
	})
	d := widget(st, "n", delta.NumberInput[float64]{Label: "None", Placeholder: "a number"}.Optional())
	e := widget(st, "", delta.NumberInput[int]{
		Label: "Int fmt", Default: opt.Some(7), Format: "%d", Step: 2, Width: delta.Pixels(150),
	})
	f := widget(st, "", delta.NumberInput[float64]{Label: "Off", Disabled: true, LabelVisibility: "collapsed"})
	g := widget(st, "mo", delta.NumberInput[int]{Label: "Min only", Min: opt.Some(3)})
	h := widget(st, "big", delta.NumberInput[int]{Label: "Big", Default: opt.Some(1 << 40)})
	i := widget(st, "", delta.NumberInput[float64]{
		Label: "Tiny step", Default: opt.Some(0.0001), Step: 1e-6, Format: "%0.6f",
	})
	st.write(a.Get(), b.Get(), c.Get(), d.Get(), e.Get(), f.Get(), g.Get(), h.Get(), i.Get())
}

func textInput(st app) {
	a := widget(st, "", delta.TextInput{Label: "Plain"})
	b := widget(st, "t", delta.TextInput{
		Label: "All", Default: "start", MaxChars: 10, Help: "h", Autocomplete: "name", Placeholder: "type", Icon: "🔎",
		Width: delta.Pixels(300),
	})
	c := widget(st, "pw", delta.TextInput{Label: "Password", Type: "password"})
	d := widget(st, "none", delta.TextInput{Label: "None", Placeholder: "nothing"}.Optional())
	e := widget(st, "", delta.TextInput{Label: "Off", Disabled: true, LabelVisibility: "hidden"})
	f := widget(st, "live", delta.TextInput{Label: "Live", Live: 250})
	g := widget(st, "em", delta.TextInput{Label: "Email", Type: "email"})
	h := widget(st, "", delta.TextArea{Label: "Area"})
	i := widget(st, "ta", delta.TextArea{
		Label: "Area all", Default: "line 1\nline 2", Height: delta.Pixels(150), MaxChars: 200, Help: "h",
		Placeholder: "long", Width: delta.Pixels(350),
	})
	j := widget(st, "", delta.TextArea{
		Label: "Area stretch", Height: delta.Stretch, Disabled: true, LabelVisibility: "collapsed",
	}.Optional())
	k := widget(st, "tc", delta.TextArea{Label: "Area content", Height: delta.Content})
	st.write(a.Get(), b.Get(), c.Get(), d.Get(), e.Get(), f.Get(), g.Get(), h.Get(), i.Get(), j.Get(), k.Get())
}

func dateTime(st app) {
	on := day(2024, 5, 17)
	at := func(y int, m time.Month, d, hour, minute int) time.Time {
		return time.Date(y, m, d, hour, minute, 0, 0, time.UTC)
	}
	morning := opt.Some(civil.Time{Hour: 8, Minute: 45})
	widget(st, "", delta.DateInput{Label: "Date", Default: opt.Some(on)})
	widget(st, "d", delta.DateInput{
		Label: "All", Default: opt.Some(on), Min: opt.Some(day(2024, 1, 1)), Max: opt.Some(day(2024, 12, 31)), Help: "h",
		Format: "DD.MM.YYYY", Width: delta.Pixels(200),
	})
	widget(st, "r", delta.DateInput{
		Label: "Range", Min: opt.Some(day(2024, 1, 1)), Max: opt.Some(day(2025, 1, 1)), Format: "MM-DD-YYYY",
	}.Range(day(2024, 5, 1), day(2024, 5, 8)))
	widget(st, "n", delta.DateInput{
		Label: "None", Min: opt.Some(day(2020, 1, 1)), Max: opt.Some(day(2030, 1, 1)),
	}.Optional())
	widget(st, "er", delta.DateInput{
		Label: "Empty range", Min: opt.Some(day(2020, 1, 1)), Max: opt.Some(day(2030, 1, 1)), Disabled: true,
		LabelVisibility: "collapsed",
	}.Range())
	widget(st, "", delta.TimeInput{Label: "Time", Default: morning})
	widget(st, "t", delta.TimeInput{
		Label: "Time all", Default: morning, Help: "h", Step: 60, Format: "12h", Width: delta.Pixels(180),
	})
	widget(st, "tn", delta.TimeInput{Label: "Time none", Disabled: true, LabelVisibility: "hidden"}.Optional())
	widget(st, "dt", delta.DatetimeInput{
		Label: "DateTime", Default: opt.Some(at(2024, 5, 17, 8, 45)), Min: opt.Some(at(2024, 1, 1, 0, 0)),
		Max: opt.Some(at(2024, 12, 31, 23, 45)),
	})
	widget(st, "dtn", delta.DatetimeInput{
		Label: "DateTime none", Format: "DD/MM/YYYY", Step: 1800, Help: "h", Min: opt.Some(at(2024, 1, 1, 0, 0)),
		Max: opt.Some(at(2025, 1, 1, 0, 0)),
	}.Optional())
	st.write()
}

func form(st app) {
	st.within(delta.Form{Key: "f1"}, func(st app) {
		widget(st, "name", delta.TextInput{Label: "Name"})
		widget(st, "age", delta.Slider[int]{Label: "Age", Max: 100, Default: 30})
		trigger(st, "", delta.FormSubmitButton{Label: "Send"})
	})
	st.within(delta.Form{
		Key: "f2", ClearOnSubmit: true, NoEnter: true, NoBorder: true, Width: delta.Pixels(400), Height: delta.Pixels(250),
	}, func(st app) {
		widget(st, "agree", delta.Checkbox{Label: "Agree"})
		trigger(st, "ok", delta.FormSubmitButton{
			Label: "OK", Help: "h", Type: "primary", Icon: ":material/check:", IconPosition: "right", Width: delta.Stretch,
			Shortcut: "Ctrl+Enter", Wrap: new(false),
		})
		trigger(st, "", delta.FormSubmitButton{Label: "Cancel", Type: "tertiary"})
	})
	st.write("", 30, false, false, false, false, 0)
}

func button(st app) {
	trigger(st, "", delta.Button{Label: "Plain"})
	trigger(st, "k", delta.Button{Label: "Keyed", Help: "a button"})
	trigger(st, "", delta.Button{
		Label: "Primary", Type: "primary", Icon: ":material/send:", IconPosition: "right", Width: delta.Stretch,
	})
	trigger(st, "", delta.Button{Label: "Tertiary", Type: "tertiary", Icon: "🚀", Disabled: true, Width: delta.Pixels(200)})
	trigger(st, "", delta.Button{Label: "Short", Shortcut: "Ctrl+K", Wrap: new(false)})
	trigger(st, "wrapped", delta.Button{Label: "Wrapped", Shortcut: "S", Wrap: new(true)})
	st.Sidebar(func(g *delta.Generator) { trigger(app{g, st.values}, "", delta.Button{Label: "Plain"}) })
	st.write(false, false)
	st.show(delta.JSON{Body: "[]"})
}

func metric(st app) {
	for _, m := range []delta.Metric{
		{Label: "Temp", Value: "70 °F", Delta: "1.2 °F"},
		{Label: "Down", Value: "10", Delta: "-3", Border: true, Help: "metric help"},
		{Label: "Inverse", Value: "1.5", Delta: "-0.5", DeltaColor: "inverse"},
		{Label: "Off", Value: "1", Delta: "1", DeltaColor: "off"},
		{Label: "Named colour", Value: "1", Delta: "1", DeltaColor: "violet"},
		{Label: "None", NoValue: true},
		{Label: "No delta", Value: "123", Width: delta.Pixels(150), Height: delta.Pixels(120)},
		{Label: "Hidden", Value: "1", LabelVisibility: "hidden", Width: delta.Content},
		{Label: "Collapsed", Value: "1", LabelVisibility: "collapsed", Height: delta.Stretch},
		{Label: "Spark line", Value: "5", Delta: "1", ChartData: []float64{1, 2, 3, 2.5}},
		{Label: "Spark bar", Value: "5", Delta: "1", ChartData: []float64{1, 2, 3}, ChartType: "bar", Border: true},
		{Label: "Spark area", Value: "5", Delta: "1", ChartData: []float64{3, 2, 1}, ChartType: "area"},
		{Label: "Arrow up", Value: "5", Delta: "-1", DeltaArrow: "up"},
		{Label: "Arrow off", Value: "5", Delta: "-1", DeltaArrow: "off"},
		{
			Label: "Formatted", Value: "1234.5", Delta: "10", Format: "dollar", DeltaDescription: "vs last week",
			Icon: ":material/paid:",
		},
		{Label: "Zero", Value: "0", Delta: "0"},
		{Label: "String zero", Value: "0", Delta: "0"},
		{Label: "Empty", Value: "1"},
	} {
		st.show(m)
	}
}

// frame is a table of names alone: what is inside is compared elsewhere.
type frame struct {
	columns []string
	index   int
}

func (f frame) NumRows() int           { return 2 }
func (f frame) NumCols() int           { return len(f.columns) }
func (f frame) Column(col int) string  { return f.columns[col] }
func (f frame) Index() int             { return f.index }
func (f frame) Text(int, int) string   { return "" }
func (f frame) Arrow() ([]byte, error) { return []byte{}, nil }
func (f frame) Kind(int) pb.FrameKind  { return pb.FrameText }

func table(st app) {
	f := frame{[]string{"a", "b", ""}, 2}
	st.show(delta.Table{Data: f})
	st.show(delta.Table{
		Data: f, Border: "false", HideIndex: new(true), HideHeader: new(true), Width: delta.Content, Height: delta.Pixels(100),
		Alt: "tbl",
	})
	st.show(delta.Table{Data: f, Border: "horizontal", Width: delta.Pixels(300)})
}

func statusElements(st app) {
	st.show(delta.Success{Body: "ok"})
	st.show(delta.Info{Body: "**info**", Icon: "ℹ️"})
	st.show(delta.Warning{Body: "careful", Icon: ":material/warning:", Width: delta.Pixels(300)})
	st.show(delta.Error{Body: "bad", Title: "Oops"})
	st.show(delta.Info{Body: "titled", Title: "Title", Width: delta.Stretch})
	st.show(delta.Progress{Value: 1, Text: "done :material/check:"})
	st.show(delta.Progress{Value: 0.33, Width: delta.Pixels(200)})
	st.within(delta.Status{Label: "Done", State: "complete"}, func(st app) { st.write("step 1") })
	st.within(delta.Status{Label: "Error state", State: "error"}, func(st app) { st.write("x") })
	st.show(delta.Status{Label: "Compact", State: "complete", Type: "compact", Width: delta.Pixels(300)})
	st.show(delta.Toast{Body: "hi"})
	st.show(delta.Toast{Body: "long", Icon: "🎉", Duration: delta.Long})
	st.show(delta.Toast{Body: "inf", Icon: ":material/info:", Duration: delta.Infinite})
	st.show(delta.Toast{Body: "secs", Duration: delta.Seconds(7)})
	st.show(delta.Balloons{})
	st.show(delta.Snow{})
	st.show(delta.Toast{Body: "second"})
}

func layoutColumns(st app) {
	text := func(body string) func(st app) { return func(st app) { st.show(delta.Text{Body: body}) } }
	write := func(body string) func(st app) { return func(st app) { st.write(body) } }
	st.show(delta.Columns{Spec: delta.Even(2)})
	st.part(0, write("a"))
	st.part(1, write("b"))
	st.show(delta.Columns{
		Spec: []float64{1, 2.5, 1}, Gap: delta.GapLarge, VerticalAlignment: "bottom", Border: true, Width: delta.Pixels(600),
	})
	st.part(1, func(st app) { st.show(delta.Metric{Label: "m", Value: "1"}) })
	st.show(delta.Columns{Spec: delta.Even(3), Gap: delta.GapNone, VerticalAlignment: "center", NoWrap: true})
	for i := range 3 {
		st.part(i, text("x"))
	}
	st.within(delta.Container{Border: new(true), Height: delta.Pixels(200), Key: "box"}, func(st app) {
		st.write("scrolls")
		st.within(delta.Container{
			Horizontal: true, HorizontalAlignment: "distribute", VerticalAlignment: "center", Gap: delta.GapXSmall, NoWrap: true,
		}, func(st app) {
			trigger(st, "", delta.Button{Label: "1"})
			trigger(st, "", delta.Button{Label: "2"})
		})
	})
	st.within(delta.Container{Width: delta.Pixels(250), Height: delta.Stretch, Autoscroll: new(true)}, text("narrow"))
	st.within(delta.Container{
		Width: delta.Content, Height: delta.Content, Gap: delta.GapPixels(12), Border: new(false),
	}, text("px gap"))
	st.within(delta.Container{}, write("appears above"))
	st.write("written first")
	st.show(delta.Columns{Spec: delta.Even(2)})
	st.part(0, func(st app) {
		st.show(delta.Columns{Spec: delta.Even(2)})
		st.part(0, text("nested"))
	})
	for _, gap := range []struct {
		name string
		gap  delta.Gap
	}{
		{"xxsmall", delta.GapXXSmall}, {"medium", delta.GapMedium}, {"xlarge", delta.GapXLarge}, {"xxlarge", delta.GapXXLarge},
	} {
		st.within(delta.Container{
			Gap: gap.gap, Horizontal: true, HorizontalAlignment: "right", VerticalAlignment: "bottom",
		}, text(gap.name))
	}
}

func layoutTabs(st app) {
	text := func(body string) func(st app) { return func(st app) { st.show(delta.Text{Body: body}) } }
	write := func(body string) func(st app) { return func(st app) { st.write(body) } }
	st.show(delta.Tabs{Labels: []string{"One", ":material/star: Two"}})
	st.part(0, write("in one"))
	st.part(1, write("in two"))
	widget(st, "tabs", delta.Tabs{
		Labels: []string{"A", "B"}, Width: delta.Pixels(400), Height: delta.Pixels(200), Default: "B",
	})
	st.part(0, text("a"))
	st.part(1, text("(False, True)"))
	st.within(delta.Expander{Label: "More"}, write("inside"))
	widget(st, "exp", delta.Expander{Label: "Open", Expanded: true, Icon: ":material/info:", Width: delta.Pixels(300)})
	st.in(write(delta.WriteText(true)))
	st.within(delta.Expander{Label: "Compact", Type: "compact"}, text("c"))
	st.within(delta.Popover{Label: "Pop"}, func(st app) { widget(st, "", delta.Checkbox{Label: "in pop"}) })
	widget(st, "pop", delta.Popover{
		Label: "Pop all", Type: "primary", Help: "h", Icon: "🚀", Width: delta.Stretch, Wrap: new(true),
	})
	st.in(write(delta.WriteText(false)))
}

func layoutSpace(st app) {
	st.show(delta.Empty{})
	st.show(delta.Empty{})
	st.show(delta.Space{})
	st.show(delta.Space{Size: "large"})
	st.show(delta.Space{Pixels: 40})
	st.show(delta.Space{Size: "stretch"})
	st.Sidebar(func(g *delta.Generator) {
		side := app{g, st.values}
		side.show(delta.Title{Body: "Side"})
		widget(side, "", delta.Selectbox[string]{Label: "Pick", Options: []string{"a", "b"}})
		side.show(delta.Columns{Spec: delta.Even(2)})
		side.part(0, func(st app) { st.show(delta.Text{Body: "s1"}) })
	})
	st.Bottom(func(g *delta.Generator) {
		bottom := app{g, st.values}
		bottom.show(delta.Text{Body: "at the bottom"})
		trigger(bottom, "", delta.Button{Label: "bottom button"})
	})
}
