package delta

import (
	"fmt"
	"time"

	"github.com/stgen/stgen/runtimelib/civil"
	"github.com/stgen/stgen/runtimelib/opt"
	"github.com/stgen/stgen/runtimelib/pb"
)

// DateInput is st.date_input: a field for a day, with a calendar.
type DateInput struct {
	Label           string             `st:"label,first,markdown"`
	Default         opt.Of[civil.Date] `st:"value,initial,optional,range" default:"today"`
	Min             opt.Of[civil.Date] `st:"min_value"` // missing = ten years before the first value, or before today
	Max             opt.Of[civil.Date] `st:"max_value"` // missing = ten years after the first value, or after today
	Help            string             `st:"help,markdown"`
	OnChange        Handler            `st:"on_change" oneof:"rerun ignore" default:"rerun"`
	IgnoreChange    bool               `st:"on_change,ignore"`            // a change runs nothing until something else does
	Format          string             `st:"format" default:"YYYY/MM/DD"` // or DD/MM/YYYY, MM/DD/YYYY; dots and dashes likewise
	Disabled        bool               `st:"disabled"`
	Required        bool               `st:"required"`
	LabelVisibility string             `st:"label_visibility" oneof:"visible hidden collapsed" default:"visible"`
	Width           Size               `st:"width,nocontent" default:"stretch"`
	_               struct{}           `st:"bind"`
}

// Kind implements state.Element.
func (e DateInput) Kind() string { return "date_input" }

// Initial implements state.Element.
func (e DateInput) Initial() civil.Date {
	if v, ok := e.Default.Get(); ok {
		return v
	}
	return today()
}

// Fits implements state.Element.
func (e DateInput) Fits(v civil.Date) bool { return e.bounds(e.Initial(), e.Initial()).has(v) }

// Decode implements state.Element.
func (e DateInput) Decode(ws *pb.WidgetState) (civil.Date, error) {
	days, err := decodeDates(ws)
	if err != nil {
		return civil.Date{}, err
	}
	if len(days) != 1 {
		return civil.Date{}, fmt.Errorf("%w: one date is expected", errKind)
	}
	return days[0], nil
}

// Optional returns the input as one that begins empty.
func (e DateInput) Optional() Optional[civil.Date, DateInput] {
	return Optional[civil.Date, DateInput]{Input: e}
}

func (e DateInput) draw(d *drawing) { drawInput(d, e) }

func (e DateInput) handling() (bool, Handler) { return e.Disabled, e.OnChange }

func (e DateInput) message(d *drawing, initial, value opt.Of[civil.Date], set bool) {
	at := initial.Or(e.Initial())
	e.send(d, e.bounds(at, at), false, listOf(initial), listOf(value), set)
}

// send draws an input for one date or two.
func (e DateInput) send(d *drawing, ends dateBounds, isRange bool, initial, value []civil.Date, set bool) {
	m := &pb.DateInput{
		ID: d.id(), Label: dedent(e.Label), Default: isoDates(initial), Min: ends.min.String(), Max: ends.max.String(),
		IsRange: isRange, Help: dedent(e.Help), FormID: d.g.form, Disabled: e.Disabled,
		LabelVisibility: labelVisibility(e.LabelVisibility), Format: either(e.Format, "YYYY/MM/DD"),
		IgnoreRerun: e.IgnoreChange, Required: e.Required,
	}
	if set {
		m.Value, m.SetValue = isoDates(value), true
	}
	d.control(m, e.Width.or(Stretch).width(), set)
}

// dateBounds is which days can be chosen, both ends included.
type dateBounds struct{ min, max civil.Date }

// bounds returns the bounds of an input whose first values lie between two days.
func (e DateInput) bounds(first, last civil.Date) dateBounds {
	return dateBounds{e.Min.Or(addYears(first, -10)), e.Max.Or(addYears(last, 10))}
}

func (b dateBounds) has(v civil.Date) bool { return b.min.Compare(v) <= 0 && v.Compare(b.max) <= 0 }

// today returns the current day in the server's time zone.
func today() civil.Date { return civil.DateOf(time.Now()) }

// addYears returns the same day n years later; 28 February for the 29th where there is none.
func addYears(d civil.Date, n int) civil.Date {
	moved := civil.DateOf(d.In(time.UTC).AddDate(n, 0, 0))
	if moved.Month != d.Month {
		return moved.AddDays(-1)
	}
	return moved
}

func isoDates(days []civil.Date) []string {
	var out []string
	for _, day := range days {
		out = append(out, day.String())
	}
	return out
}

// decodeDates reads a string_array_value of days as YYYY/MM/DD.
func decodeDates(ws *pb.WidgetState) ([]civil.Date, error) {
	texts, err := decodeStrings(ws)
	if err != nil {
		return nil, err
	}
	var out []civil.Date
	for _, text := range texts {
		t, err := time.Parse("2006/01/02", text)
		if err != nil {
			return nil, fmt.Errorf("%w: %q is no date like 2024/06/01", errKind, text)
		}
		out = append(out, civil.DateOf(t))
	}
	return out, nil
}
