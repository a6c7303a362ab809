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

	{name: "success", class: Display, forms: of(delta.Success{})},
	{name: "info", class: Display, forms: of(delta.Info{})},
	{name: "warning", class: Display, forms: of(delta.Warning{})},
	{name: "error", class: Display, forms: of(delta.Error{})},
	{name: "exception", class: Display, forms: of(delta.Exception{})},
	{name: "toast", class: OneShot, forms: of(delta.Toast{})},
	{name: "balloons", class: OneShot, forms: of(delta.Balloons{})},
	{name: "snow", class: OneShot, forms: of(delta.Snow{})},

	{name: "button", class: Trigger, forms: of(delta.Button{})},
	{name: "form_submit_button", class: Trigger, forms: of(delta.FormSubmitButton{})},

	{name: "text_input", class: Widget, forms: of(delta.TextInput{})},
	{name: "slider", class: Widget, forms: of(delta.Slider[int]{}, delta.Slider[float64]{}, delta.Slider[civil.Date]{}, delta.Slider[civil.Time]{}, delta.Slider[time.Time]{})},
	{name: "selectbox", class: Widget, forms: of(delta.Selectbox[int]{}, delta.Selectbox[string]{}), open: true, required: []string{"options"}},

	{name: "columns", class: Parts, forms: of(delta.Columns{})},
	{name: "sidebar", class: Root, forms: of(sidebar{})},
	{name: "bottom", class: Root, forms: of(bottom{})},
}

// pageRow is what `app:` holds of set_page_config.
var pageRow = row{name: "set_page_config", class: Page, forms: of(delta.PageConfig{})}
