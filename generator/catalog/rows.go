package catalog

import (
	"github.com/stgen/stgen/runtimelib/civil"
	"github.com/stgen/stgen/runtimelib/delta"
)

// marked stands for the type argument of a slider: its fields of that type are the only ones with a date.
type marked = civil.Date

// rows are all elements, in the order of Streamlit's documentation.
var rows = []row{
	{"title", delta.Title{}, Display},
	{"header", delta.Header{}, Display},
	{"subheader", delta.Subheader{}, Display},
	{"markdown", delta.Markdown{}, Display},
	{"button", delta.Button{}, Trigger},
	{"form_submit_button", delta.FormSubmitButton{}, Trigger},
	{"selectbox", delta.Selectbox[generic]{}, Widget},
	{"slider", delta.Slider[marked]{}, Widget},
	{"text_input", delta.TextInput{}, Widget},
	{"columns", delta.Columns{}, Parts},
	{"success", delta.Success{}, Display},
	{"info", delta.Info{}, Display},
	{"warning", delta.Warning{}, Display},
	{"error", delta.Error{}, Display},
	{"exception", delta.Exception{}, Display},
	{"toast", delta.Toast{}, Display},
	{"balloons", delta.Balloons{}, Display},
	{"snow", delta.Snow{}, Display},
}
