package catalog

import "fmt"

// Param is one parameter of an element.
type Param struct {
	Name  string // in a spec: "max_chars"
	Field string // of the element's struct; "" if it has none: given otherwise (key, body) or Later
	Kind  Kind   // what it takes
	Wrap  Wrap   // what Go wraps the value in
	Form  Form   // which values the field is for, if it isn't simply the kind's
	Also  []Alternative

	OfT       bool     // the kind's type is the element's type argument: min_value of a slider
	Required  bool     // an element without it is a mistake
	First     bool     // a scalar in place of the parameters goes to it
	Variadic  bool     // a list in place of the parameters goes to it
	Initial   bool     // it is the widget's first value
	Optional  bool     // Initial: null makes the widget the variant Optional
	Range     bool     // Initial: a list of two makes it the variant Range
	Multi     bool     // Initial: a list makes it the variant Multi; an Enum without a field: the text "multi" does
	Negated   bool     // the field holds the opposite: `wrap` and NoWrap
	Marked    bool     // the texts in a list of options or texts are Markdown
	NoContent bool     // a Size that can't be "content"
	Later     bool     // Streamlit has it; a spec that uses it is refused with the words that it does not work yet
	OneOf     []string // texts that it can be, as written in a spec; the only ones if the kind is Enum
	Default   string   // as a spec would write it; "" = none, or the empty text
	Min       *float64 // the least number allowed; nil = any
	Doc       string   // what it means; Markdown, lower case, no final stop; never ""
}

// Alternative is a field for another form of a parameter's value: `anchor: false` beside `anchor: intro`.
type Alternative struct {
	Form  Form
	Field string
	Kind  Kind     // of the field
	Min   *float64 // the least number allowed; nil = any
	Doc   string
}

// Alternative returns the field for a form of the parameter's value.
func (p *Param) Alternative(f Form) (Alternative, bool) {
	for _, a := range p.Also {
		if a.Form == f {
			return a, true
		}
	}
	return Alternative{}, false
}

// Kind is what a parameter takes.
type Kind uint8

// The kinds. In brackets what the field is in Go; T is the type argument.
const (
	Text        Kind = iota // [string] any text; a number or bool is written as within text
	Markdown                // [string] Streamlit's Markdown; holes within longer text are escaped
	Icon                    // [string] an emoji or :material/name:
	URL                     // [string] holes are percent-encoded
	Enum                    // [string] one of OneOf
	HTML                    // [string] holes are escaped
	Bool                    // [bool]
	Int                     // [int]
	Float                   // [float64] an int widens
	Date                    // [civil.Date]
	Time                    // [civil.Time]
	DateTime                // [time.Time]
	Span                    // [time.Duration]
	Size                    // [delta.Size] stretch, content or pixels
	Gap                     // [delta.Gap] none, a name from xxsmall to xxlarge, or pixels
	Duration                // [delta.Duration] short, long, infinite, or seconds
	Handler                 // [delta.Handler] actions
	Value                   // [T] a value of the element's type
	Options                 // [[]T] what can be chosen
	FormatFunc              // [func(T) string] the name of a function with one parameter
	Texts                   // [[]string] a list of texts
	Floats                  // [[]float64] a list of numbers
	JSON                    // [any] any value
	Values                  // [[]any] a list of any values
	Table                   // [pb.Frame] rows
	Menu                    // [delta.MenuItems] the entries of the page's menu
	PageRef                 // [string] a page of the app, or a URL
	QueryParams             // [string] names and values, percent-encoded
	Bytes                   // [[]byte] the content of a file
	Key                     // a name; no field
	Body                    // a list of elements; no field
	PartList                // a list of parts; no field
	kinds
)

// nouns is what a kind is called in messages and in the reference: "expected …".
var nouns = [kinds]string{
	Text: "text", Markdown: "Markdown", Icon: "an icon", URL: "a URL", HTML: "HTML", Enum: "a name", Bool: "true or false",
	Int: "a whole number", Float: "a number", Date: "a date", Time: "a time", DateTime: "a date and time", Span: "a duration",
	Size: "a size", Gap: "a gap", Duration: "a duration", Handler: "actions", Value: "a value", Options: "a list of options",
	FormatFunc: "the name of a function", Texts: "a list of texts", Floats: "a list of numbers", JSON: "any value",
	Values: "a list of values", Table: "a table", Menu: "menu entries", PageRef: "a page", QueryParams: "names and values", Bytes: "bytes", Key: "a key", Body: "a body", PartList: "a list of parts",
}

func (k Kind) String() string {
	if k < kinds {
		return nouns[k]
	}
	return fmt.Sprintf("Kind(%d)", k)
}

// Wrap is what a field holds its value in, so that it can be missing.
type Wrap uint8

// The wraps.
const (
	Plain   Wrap = iota // X
	Opt                 // opt.Of[X]
	Pointer             // *X
)

// Form is a special form of a parameter's value. A field with one of the first group is a parameter's only field; those
// of the second group stand beside a plain one, as its Alternative.
type Form uint8

// The forms.
const (
	AsKind Form = iota // as the kind says

	Step         // a step in the unit of T: a number; days for dates, seconds for times, where a spec may write a duration
	Live         // false, true or a duration [int, milliseconds; true is 200]
	DurationForm // short, long, infinite or seconds
	Widths       // a number of parts that are equally wide, or a list of relative widths; given by the parts if left out

	False      // false beside texts [bool]
	True       // true beside texts or numbers [bool]
	Ignore     // "ignore" beside actions [bool]
	Rerun      // "rerun" beside actions [bool]
	Message    // the second of a list of two [string]
	Null       // null beside texts [bool]
	Number     // a number beside another kind [int]
	PixelsForm // a number of pixels beside texts [int]
	forms
)

// words is how tags call the forms.
var words = [forms]string{
	Step: "step", Live: "live", DurationForm: "duration", Widths: "parts", False: "false", True: "true", Ignore: "ignore",
	Rerun: "rerun", Message: "message", Null: "null", Number: "int", PixelsForm: "pixels",
}

// String returns the word of the tag that asks for the form.
func (f Form) String() string { return words[f] }
