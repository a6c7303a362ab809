package catalog

import (
	"time"

	"github.com/stgen/stgen/runtimelib/civil"
	"github.com/stgen/stgen/runtimelib/delta"
)

// row is an element as the table tells it. All else is read off its struct.
type row struct {
	name     string
	class    Class
	forms    []any    // the struct's zero value; of a generic struct one per type argument
	open     bool     // the type argument may be any type; forms are two examples
	required []string // parameters that have to be given, beside the first one
	lax      []string // the first parameter, if it may be left out nevertheless
	also     []string // common parameters beside those of the class
	without  []string // common parameters of the class that this element does not have
}

// of is the zero value of the struct of an element.
func of(forms ...any) []any { return forms }

// rows is the table of elements, in the order of the reference.
var rows = []row{
	{name: "write", class: Shown, forms: of(write{})},
	{name: "title", class: Display, forms: of(delta.Title{})},
	{name: "header", class: Display, forms: of(delta.Header{})},
	{name: "subheader", class: Display, forms: of(delta.Subheader{})},
	{name: "markdown", class: Display, forms: of(delta.Markdown{})},
	{name: "text", class: Display, forms: of(delta.Text{})},
	{name: "caption", class: Display, forms: of(delta.Caption{})},
	{name: "badge", class: Display, forms: of(delta.Badge{})},
	{name: "code", class: Display, forms: of(delta.Code{})},
	{name: "latex", class: Display, forms: of(delta.Latex{})},
	{name: "json", class: Display, forms: of(delta.JSON{})},
	{name: "html", class: Display, forms: of(delta.HTML{})},
	{name: "divider", class: Display, forms: of(delta.Divider{})},

	{name: "success", class: Display, forms: of(delta.Success{})},
	{name: "info", class: Display, forms: of(delta.Info{})},
	{name: "warning", class: Display, forms: of(delta.Warning{})},
	{name: "error", class: Display, forms: of(delta.Error{})},
	{name: "exception", class: Display, forms: of(delta.Exception{})},
	{name: "toast", class: OneShot, forms: of(delta.Toast{})},
	{name: "spinner", class: Container, forms: of(delta.Spinner{}), lax: []string{"text"}},
	{name: "balloons", class: OneShot, forms: of(delta.Balloons{})},
	{name: "snow", class: OneShot, forms: of(delta.Snow{})},

	{name: "button", class: Trigger, forms: of(delta.Button{})},
	{name: "chat_input", class: Trigger, forms: of(delta.ChatInput{}), lax: []string{"placeholder"}},
	{name: "form_submit_button", class: Trigger, forms: of(delta.FormSubmitButton{})},

	{name: "text_input", class: Widget, forms: of(delta.TextInput{})},
	{name: "text_area", class: Widget, forms: of(delta.TextArea{})},
	{name: "number_input", class: Widget, forms: of(delta.NumberInput[int]{}, delta.NumberInput[float64]{})},
	{name: "slider", class: Widget, forms: sliders},
	{name: "select_slider", class: Widget, forms: of(delta.SelectSlider[int]{}, delta.SelectSlider[string]{}), open: true},
	{name: "date_input", class: Widget, forms: of(delta.DateInput{})},
	{name: "time_input", class: Widget, forms: of(delta.TimeInput{})},
	{name: "datetime_input", class: Widget, forms: of(delta.DatetimeInput{})},
	{name: "checkbox", class: Widget, forms: of(delta.Checkbox{})},
	{name: "toggle", class: Widget, forms: of(delta.Toggle{})},
	{name: "radio", class: Widget, forms: of(delta.Radio[int]{}, delta.Radio[string]{}), open: true, required: options},
	{name: "selectbox", class: Widget, forms: of(delta.Selectbox[int]{}, delta.Selectbox[string]{}), open: true, required: options},
	{name: "multiselect", class: Widget, forms: of(delta.Multiselect[int]{}, delta.Multiselect[string]{}), open: true, required: options},
	{name: "pills", class: Widget, forms: of(delta.Pills[int]{}, delta.Pills[string]{}), open: true, required: options},
	{name: "segmented_control", class: Widget, forms: of(delta.SegmentedControl[int]{}, delta.SegmentedControl[string]{}), open: true, required: options},

	{name: "metric", class: Display, forms: of(delta.Metric{})},
	{name: "table", class: Display, forms: of(delta.Table{})},
	{name: "progress", class: Display, forms: of(delta.Progress{})},
	{name: "space", class: Display, forms: of(delta.Space{})},

	{name: "page_link", class: Display, forms: of(delta.PageLink{})},

	{name: "columns", class: Parts, forms: of(delta.Columns{})},
	{name: "tabs", class: Parts, forms: of(delta.Tabs{})},
	{name: "container", class: Container, forms: of(delta.Container{})},
	{name: "expander", class: Container, forms: of(delta.Expander{})},
	{name: "popover", class: Container, forms: of(delta.Popover{})},
	{name: "status", class: Container, forms: of(delta.Status{})},
	{name: "form", class: Container, forms: of(delta.Form{})},
	{name: "chat_message", class: Container, forms: of(delta.ChatMessage{})},
	{name: "fragment", class: Container, forms: of(delta.Fragment{})},
	{name: "empty", class: Container, forms: of(delta.Empty{})},
	{name: "sidebar", class: Root, forms: of(sidebar{})},
	{name: "bottom", class: Root, forms: of(bottom{})},
}

var (
	sliders = of(delta.Slider[int]{}, delta.Slider[float64]{}, delta.Slider[civil.Date]{}, delta.Slider[civil.Time]{}, delta.Slider[time.Time]{})
	options = []string{"options"}
)

// dialogRow is what an entry of `dialogs:` holds of st.dialog.
var dialogRow = row{name: "dialog", class: Page, forms: of(delta.Dialog{})}

// navigationRow is what `navigation:` holds.
var navigationRow = row{name: "navigation", class: Page, forms: of(delta.Navigation{})}

// pageRow is what `app:` holds of set_page_config.
var pageRow = row{name: "set_page_config", class: Page, forms: of(delta.PageConfig{})}
