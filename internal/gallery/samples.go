// Package gallery holds one message or more of every element that our page shows: what the golden tests of the templates
// render, and what its command writes as one page to look at.
package gallery

import (
	"time"

	"github.com/stgen/stgen/runtimelib/pb"
)

// Sample is one element in one state, under a name that tells the two.
type Sample struct {
	Name    string // "slider/range"
	Element *pb.Element
}

// Samples returns all samples, grouped by element.
func Samples() []Sample {
	var all []Sample
	for _, family := range [...][]Sample{texts(), buttons(), choices(), inputs(), sliders(), dates(), data(), states()} {
		all = append(all, family...)
	}
	return all
}

// of makes a sample that is stretched as elements usually are.
func of(name string, m pb.ElementType) Sample {
	return Sample{Name: name, Element: &pb.Element{Type: m, WidthConfig: &pb.WidthConfig{WidthSpec: pb.WidthConfigUseStretch(true)}}}
}

// narrow makes a sample that is as wide as its content.
func narrow(name string, m pb.ElementType) Sample {
	return Sample{Name: name, Element: &pb.Element{Type: m, WidthConfig: &pb.WidthConfig{WidthSpec: pb.WidthConfigUseContent(true)}}}
}

// wide makes a sample of a width in pixels.
func wide(name string, pixels uint32, m pb.ElementType) Sample {
	return Sample{Name: name, Element: &pb.Element{Type: m, WidthConfig: &pb.WidthConfig{WidthSpec: pb.WidthConfigPixelWidth(pixels)}}}
}

// id is the widget id of a key, as the protocol makes them.
func id(key string) string { return "$$ID-00112233445566778899aabbccddeeff-" + key }

// micros is a time as sliders count it.
func micros(year int, month time.Month, day, hour, minute int) float64 {
	return float64(time.Date(year, month, day, hour, minute, 0, 0, time.UTC).UnixMicro())
}

var (
	visible   = &pb.LabelVisibility{}
	hidden    = &pb.LabelVisibility{Value: pb.LabelVisibilityLabelVisibilityOptionsHidden}
	collapsed = &pb.LabelVisibility{Value: pb.LabelVisibilityLabelVisibilityOptionsCollapsed}
)

func texts() []Sample {
	centered := of("text/centered", &pb.Text{Body: "In the middle", Wrap: new(true)})
	centered.Element.TextAlignmentConfig = &pb.TextAlignmentConfig{Alignment: pb.TextAlignmentConfigAlignmentCenter}
	return []Sample{
		of("heading/title", &pb.Heading{Tag: "h1", Body: "Quarterly *report*", Anchor: "report", Wrap: new(true)}),
		of("heading/header", &pb.Heading{Tag: "h2", Body: "Regions", Help: "All **four** of them", Divider: "blue"}),
		of("heading/subheader", &pb.Heading{Tag: "h3", Body: "North & south", HideAnchor: true, Icon: ":material/home:"}),
		of("text/plain", &pb.Text{Body: "Just <text> with \"quotes\"\nand a second line.", Help: "As it is"}),
		of("text/nowrap", &pb.Text{Body: "A line that is cut at its end instead of going on in the next one, however long it may be, and this one is long.", Wrap: new(false)}),
		centered,
		of("markdown/rich", &pb.Markdown{ElementType: pb.MarkdownTypeNative, Wrap: new(true), Body: markdownSample}),
		of("markdown/plain", &pb.Markdown{ElementType: pb.MarkdownTypeNative, Body: "Nothing special here."}),
		of("markdown/html", &pb.Markdown{ElementType: pb.MarkdownTypeNative, Body: "A <b>bold</b> word", AllowHTML: true}),
		of("caption", &pb.Markdown{ElementType: pb.MarkdownTypeCaption, Body: "Source: *our own* counting, :blue[2026]", Help: "Every Monday"}),
		narrow("badge", &pb.Markdown{ElementType: pb.MarkdownTypeNative, Body: ":green-badge[:material/check: Passed] :red-badge[Failed] :blue-badge[New] :gray-badge[Draft]"}),
		of("latex", &pb.Markdown{ElementType: pb.MarkdownTypeLatex, Body: "$$\n\\int_0^1 x^2\\,dx < \\frac{1}{2}\n$$"}),
		of("divider", &pb.Markdown{ElementType: pb.MarkdownTypeDivider, Body: "---"}),
		of("html", &pb.Html{Body: "<p>HTML of the <em>app's own</em></p>"}),
		of("code/plain", &pb.Code{CodeText: "func main() {\n\tfmt.Println(\"<hello>\")\n}", Language: "go"}),
		of("code/numbered", &pb.Code{CodeText: "one\ntwo that is a little longer than the others are\nthree", Language: "plaintext", ShowLineNumbers: true, WrapLines: true}),
		of("json", &pb.Json{Body: `{"name": "Ada", "age": 36, "tags": ["a", "b"], "address": {"city": "London", "zip": null}, "ok": true, "none": {}}`, Expanded: true, MaxExpandDepth: new(int32(1))}),
		of("json/invalid", &pb.Json{Body: `{"a": }`}),
	}
}

const markdownSample = `### A heading
Text with **strong**, *emphasis*, ~~struck~~, ` + "`code`" + `, a [link](https://example.org), :red[colour], :blue-background[background],
:orange-badge[badge], :small[small], :rainbow[rainbow], :material/star: and :tada:. Arrows -> and $a^2 + b^2$.

- one
- two
  1. nested
- [x] done

> A quotation.

| Left | Right |
|:-----|------:|
| a    |     1 |
| b    |    22 |

` + "```go\nfmt.Println(1)\n```"

func buttons() []Sample {
	return []Sample{
		narrow("button/secondary", &pb.Button{ID: id("press"), Label: "Press me", Type: "secondary"}),
		narrow("button/primary", &pb.Button{ID: id("save"), Label: "Save", Type: "primary", Icon: ":material/check:", Help: "Writes it **down**"}),
		narrow("button/tertiary", &pb.Button{ID: id("more"), Label: "Read more", Type: "tertiary", Icon: ":material/arrow_forward:", IconPosition: pb.ButtonLikeIconPositionRight}),
		narrow("button/disabled", &pb.Button{ID: id("no"), Label: "Not now", Type: "primary", Disabled: true}),
		narrow("button/shortcut", &pb.Button{ID: id("search"), Label: "Search", Shortcut: "ctrl+k"}),
		of("button/stretched", &pb.Button{ID: id("all"), Label: "As wide as there is room", Type: "secondary", Wrap: new(false)}),
		of("button/submit", &pb.Button{ID: id("submit"), Label: "Submit", Type: "primary", IsFormSubmitter: true, FormID: "f"}),
		narrow("page_link", &pb.PageLink{Page: "rides", Label: "All **rides**", Icon: "🚲", QueryString: "q=1&r=%20", Help: "Of *this* year"}),
		narrow("page_link/outside", &pb.PageLink{Page: "https://example.org/", Label: "Example", External: true}),
		narrow("page_link/script", &pb.PageLink{Page: "javascript://%0aalert(1)", Label: "Never", External: true}),
		narrow("page_link/disabled", &pb.PageLink{Page: "rides", Label: "Not yet", Icon: ":material/lock:", IconPosition: pb.ButtonLikeIconPositionRight, Disabled: true}),
		of("checkbox/off", &pb.Checkbox{ID: id("agree"), Label: "I **agree**", Help: "To what?", LabelVisibility: visible}),
		of("checkbox/on", &pb.Checkbox{ID: id("news"), Label: "Send me news", Default: true, LabelVisibility: visible}),
		of("checkbox/set", &pb.Checkbox{ID: id("set"), Label: "Set by the app", Default: true, Value: false, SetValue: true, LabelVisibility: visible}),
		of("checkbox/disabled", &pb.Checkbox{ID: id("locked"), Label: "Locked", Default: true, Disabled: true, LabelVisibility: visible}),
		of("toggle/on", &pb.Checkbox{ID: id("dark"), Label: "Live updates", Type: pb.CheckboxStyleTypeToggle, Default: true, LabelVisibility: visible}),
		of("toggle/off", &pb.Checkbox{ID: id("off"), Label: "Quiet", Type: pb.CheckboxStyleTypeToggle, LabelVisibility: visible}),
	}
}

func choices() []Sample {
	fruit := []string{"Apple", "Banana", "Cherry & cream", "Dragon fruit"}
	return []Sample{
		of("radio", &pb.Radio{ID: id("fruit"), Label: "Fruit", Options: fruit[:3], Default: new(int32(1)), Captions: []string{"Crisp", "", "*Sweet*"}, Help: "One of them", LabelVisibility: visible}),
		of("radio/horizontal", &pb.Radio{ID: id("size"), Label: "Size", Options: []string{"Small", "Medium", "Large"}, Horizontal: true, LabelVisibility: visible}),
		of("selectbox", &pb.Selectbox{ID: id("city"), Label: "City", Options: fruit, Default: new(int32(2)), Placeholder: "Choose an option", LabelVisibility: visible}),
		of("selectbox/none", &pb.Selectbox{ID: id("maybe"), Label: "Perhaps", Options: fruit, Placeholder: "Choose an option", AcceptNewOptions: new(true), FilterMode: pb.SelectWidgetFilterModeFilterModePrefix, LabelVisibility: visible, Icon: ":material/search:"}),
		of("selectbox/disabled", &pb.Selectbox{ID: id("fixed"), Label: "Fixed", Options: fruit, Default: new(int32(0)), Disabled: true, LabelVisibility: visible}),
		of("multiselect", &pb.MultiSelect{ID: id("many"), Label: "Several", Options: fruit, Default: []int32{0, 2}, Placeholder: "Choose options", MaxSelections: 3, LabelVisibility: visible}),
		of("multiselect/set", &pb.MultiSelect{ID: id("fresh"), Label: "Set by the app", Options: fruit, RawValues: []string{"Banana", "New one"}, SetValue: true, AcceptNewOptions: new(true), LabelVisibility: visible}),
		of("pills", &pb.ButtonGroup{ID: id("pills"), Label: "Moods", Style: pb.ButtonGroupStylePills, ClickMode: pb.ButtonGroupClickModeMultiSelect, Options: groupOptions(), Default: []uint32{0, 1}, LabelVisibility: visible}),
		of("segments", &pb.ButtonGroup{ID: id("period"), Label: "Period", Options: []*pb.ButtonGroupOption{{Content: "Day"}, {Content: "Week"}, {Content: "Month"}}, Default: []uint32{1}, Required: true, LabelVisibility: visible}),
	}
}

func groupOptions() []*pb.ButtonGroupOption {
	return []*pb.ButtonGroupOption{{Content: "Happy", ContentIcon: new("😀")}, {Content: "Calm"}, {Content: "Tired"}, {ContentIcon: new(":material/star:")}}
}

func inputs() []Sample {
	return []Sample{
		of("chat_input", &pb.ChatInput{ID: id("say"), Placeholder: "Say <something>", MaxChars: 100}),
		of("chat_input/stop", &pb.ChatInput{ID: id("ask"), Placeholder: "Ask", Disabled: true, SubmitMode: pb.ChatInputSubmitModeSubmitModeStop}),
		of("text_input", &pb.TextInput{ID: id("name"), Label: "Your name", Placeholder: "Ada", Default: new(""), LabelVisibility: visible}),
		of("text_input/full", &pb.TextInput{ID: id("mail"), Label: "E-mail", Type: pb.TextInputTypeEmail, Default: new("ada@example.org"), MaxChars: 40, Help: "We write *seldom*", Icon: ":material/mail:", Required: true, Autocomplete: "email", ValidateRegex: new(`.+@.+`), ValidateMessage: new("An address has an @"), LabelVisibility: visible}),
		of("text_input/password", &pb.TextInput{ID: id("pw"), Label: "Password", Type: pb.TextInputTypePassword, Default: new("secret"), LabelVisibility: visible}),
		of("text_input/set", &pb.TextInput{ID: id("given"), Label: "Set by the app", Default: new(""), Value: new(`"quoted" & <sharp>`), SetValue: true, LabelVisibility: hidden}),
		of("text_input/disabled", &pb.TextInput{ID: id("fix"), Label: "Fixed", Default: new("unchangeable"), Disabled: true, LabelVisibility: collapsed}),
		of("text_area", &pb.TextArea{ID: id("notes"), Label: "Notes", Default: new("\nfirst <line>\nsecond"), MaxChars: 200, Placeholder: "Anything", LabelVisibility: visible}),
		of("number_input/int", &pb.NumberInput{ID: id("count"), Label: "Count", Default: new(3.0), Step: 1, HasMin: true, HasMax: true, Min: 0, Max: 10, Format: "%d", LabelVisibility: visible}),
		of("number_input/float", &pb.NumberInput{ID: id("ratio"), Label: "Ratio", DataType: pb.NumberInputDataTypeFloat, Default: new(0.5), Step: 0.01, Format: "%0.2f", Icon: ":material/bolt:", LabelVisibility: visible}),
		of("number_input/none", &pb.NumberInput{ID: id("unset"), Label: "Perhaps", Step: 1, Placeholder: "No number yet", LabelVisibility: visible}),
	}
}

func sliders() []Sample {
	return []Sample{
		of("slider", &pb.Slider{ID: id("n"), Label: "A number", Min: 0, Max: 100, Step: 1, Default: []float64{7}, Format: "%d", Type: pb.SliderTypeSlider, LabelVisibility: visible}),
		of("slider/range", &pb.Slider{ID: id("span"), Label: "A span", DataType: pb.SliderDataTypeFloat, Min: 0, Max: 1, Step: 0.05, Default: []float64{0.25, 0.75}, Format: "%0.2f", Help: "Both ends count", Type: pb.SliderTypeSlider, LabelVisibility: visible}),
		of("slider/date", &pb.Slider{ID: id("day"), Label: "A day", DataType: pb.SliderDataTypeDate, Min: micros(2026, 1, 1, 0, 0), Max: micros(2026, 12, 31, 0, 0), Step: 86400e6, Default: []float64{micros(2026, 5, 17, 0, 0)}, Format: "ddd, DD MMM YYYY", Type: pb.SliderTypeSlider, LabelVisibility: visible}),
		of("slider/time", &pb.Slider{ID: id("hour"), Label: "From, to", DataType: pb.SliderDataTypeTime, Min: micros(2000, 1, 1, 0, 0), Max: micros(2000, 1, 1, 23, 59), Step: 900e6, Default: []float64{micros(2000, 1, 1, 9, 0), micros(2000, 1, 1, 17, 30)}, Format: "HH:mm", Type: pb.SliderTypeSlider, LabelVisibility: visible}),
		of("select_slider", &pb.Slider{ID: id("mood"), Label: "Mood", Type: pb.SliderTypeSelectSlider, Min: 0, Max: 3, Step: 1, Options: []string{"bad", "fair", "good", `"great"`}, Default: []float64{2}, LabelVisibility: visible}),
		of("slider/disabled", &pb.Slider{ID: id("still"), Label: "Still", Min: 0, Max: 10, Step: 1, Default: []float64{4}, Value: []float64{6}, SetValue: true, Disabled: true, LabelVisibility: visible}),
	}
}

func dates() []Sample {
	return []Sample{
		of("date_input", &pb.DateInput{ID: id("date"), Label: "When", Default: []string{"2026/05/17"}, Min: "2016/05/17", Max: "2036/05/17", Format: "DD.MM.YYYY", LabelVisibility: visible}),
		of("date_input/range", &pb.DateInput{ID: id("dates"), Label: "From, to", Default: []string{"2026/05/17", "2026/05/20"}, IsRange: true, Format: "YYYY/MM/DD", Help: "Both days count", LabelVisibility: visible}),
		of("date_input/none", &pb.DateInput{ID: id("nodate"), Label: "Some day", Format: "YYYY/MM/DD", LabelVisibility: visible}),
		of("time_input", &pb.TimeInput{ID: id("time"), Label: "At", Default: new("08:45"), Step: 900, LabelVisibility: visible}),
		of("datetime_input", &pb.DateTimeInput{ID: id("moment"), Label: "Moment", Default: []string{"2026/05/17, 08:45"}, Format: "YYYY/MM/DD", Step: 900, LabelVisibility: visible}),
	}
}

func data() []Sample {
	course := []float64{3, 5, 4, 7, 6, 9, 8, 12}
	return []Sample{
		of("metric", &pb.Metric{Label: "Presses", Body: "42", Direction: pb.MetricMetricDirectionNone, Color: pb.MetricMetricColorGray, LabelVisibility: visible}),
		of("metric/delta", &pb.Metric{Label: "Revenue", Body: "12345.6", Delta: "3.2", Direction: pb.MetricMetricDirectionUp, Color: pb.MetricMetricColorGreen, Format: "dollar", DeltaDescription: "since May", ShowBorder: true, ChartData: course, ChartType: pb.MetricChartTypeArea, Help: "Gross", Icon: ":material/trending_up:", LabelVisibility: visible}),
		of("metric/bars", &pb.Metric{Label: "Errors", Body: "7", Delta: "-2", Direction: pb.MetricMetricDirectionDown, Color: pb.MetricMetricColorRed, ShowBorder: true, ChartData: course, ChartType: pb.MetricChartTypeBar, LabelVisibility: visible}),
		of("metric/line", &pb.Metric{Label: "Load", Body: "0.71", Direction: pb.MetricMetricDirectionNone, Color: pb.MetricMetricColorBlue, ChartData: course, ShowBorder: true, LabelVisibility: visible}),
		of("table", &pb.Table{ArrowData: &pb.ArrowData{Frame: people}}),
		of("dataframe", &pb.Dataframe{ArrowData: &pb.ArrowData{Frame: people}, Columns: "{}"}),
		of("table/lines", &pb.Table{ArrowData: &pb.ArrowData{Frame: people}, BorderMode: pb.TableBorderModeHorizontal, HideIndex: true, Alt: new("People and their ages")}),
	}
}

func states() []Sample {
	toast := of("toast", &pb.Toast{Body: "Saved **three** rows", Icon: "✅", Duration: new(int32(10))})
	toast.Element.HasOneShotEffect = new(true)
	return []Sample{
		of("alert/success", &pb.Alert{Body: "All **good**.", Format: pb.AlertFormatSuccess, Icon: "✅"}),
		of("alert/info", &pb.Alert{Body: "For your information: `x` is 3.", Format: pb.AlertFormatInfo, Title: "By the way"}),
		of("alert/warning", &pb.Alert{Body: "The disk is *almost* full.", Format: pb.AlertFormatWarning, Icon: ":material/warning:"}),
		of("alert/error", &pb.Alert{Body: "That did not work. See [the manual](https://example.org).", Format: pb.AlertFormatError}),
		of("exception", &pb.Exception{Type: "ValueError", Message: "no <number> in \"abc\"", StackTrace: []string{"app.yaml:12: int(name)", "app.yaml:9: body"}}),
		of("exception/markdown", &pb.Exception{Type: "Warning", Message: "Two elements use the key `city`.", MessageIsMarkdown: true, IsWarning: true}),
		toast,
		of("progress", &pb.Progress{Value: 62, Text: "Reading *files*"}),
		of("spinner", &pb.Spinner{Text: "Thinking…", ShowTime: true}),
		of("balloons", &pb.Balloons{Show: true}),
		of("snow", &pb.Snow{Show: true}),
		of("space", &pb.Space{}),
		of("empty", &pb.Empty{}),
		of("skeleton", &pb.Skeleton{Height: new(int32(40))}),
		wide("unsupported", 300, &pb.DeckGlJsonChart{}),
	}
}
