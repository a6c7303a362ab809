package delta

import (
	"fmt"

	"github.com/stgen/stgen/runtimelib/civil"
	"github.com/stgen/stgen/runtimelib/opt"
	"github.com/stgen/stgen/runtimelib/pb"
)

// DateRange is the value of a date input for two days. While a user chooses, To is missing; of an empty one both are.
type DateRange struct {
	From opt.Of[civil.Date] `json:"from"`
	To   opt.Of[civil.Date] `json:"to"` // not before From
}

// days returns the days that are there, in order.
func (r DateRange) days() []civil.Date { return append(listOf(r.From), listOf(r.To)...) }

func (r DateRange) parts() []any {
	var out []any
	for _, day := range r.days() {
		out = append(out, day)
	}
	return out
}

// Range returns the input as one for two days, which begins with those given: both, the first one, or none.
func (e DateInput) Range(days ...civil.Date) RangeDateInput {
	return RangeDateInput{Input: e, Default: dateRangeOf(days)}
}

func dateRangeOf(days []civil.Date) DateRange {
	var r DateRange
	if len(days) > 0 {
		r.From = opt.Some(days[0])
	}
	if len(days) > 1 {
		r.To = opt.Some(days[1])
	}
	return r
}

// RangeDateInput is a date input for two days.
type RangeDateInput struct {
	Input   DateInput
	Default DateRange // what is chosen at first
}

// Kind implements state.Element.
func (e RangeDateInput) Kind() string { return "date_input" }

// Initial implements state.Element.
func (e RangeDateInput) Initial() DateRange { return e.Default }

// Fits implements state.Element.
func (e RangeDateInput) Fits(v DateRange) bool {
	days, ends := v.days(), e.bounds()
	for i, day := range days {
		if !ends.has(day) || i > 0 && day.Compare(days[i-1]) < 0 {
			return false
		}
	}
	return v.From.OK() || !v.To.OK()
}

func (e RangeDateInput) bounds() dateBounds {
	days := e.Default.days()
	if len(days) == 0 {
		days = []civil.Date{today()}
	}
	return e.Input.bounds(days[0], days[len(days)-1])
}

// Decode implements state.Element.
func (e RangeDateInput) Decode(ws *pb.WidgetState) (DateRange, error) {
	days, err := decodeDates(ws)
	switch {
	case err != nil:
		return DateRange{}, err
	case len(days) > 2:
		return DateRange{}, fmt.Errorf("%w: at most two dates are expected", errKind)
	}
	return dateRangeOf(days), nil
}

func (e RangeDateInput) draw(d *drawing) { drawInput(d, e) }

func (e RangeDateInput) handling() (bool, Handler) { return e.Input.handling() }

func (e RangeDateInput) message(d *drawing, initial, value opt.Of[DateRange], set bool) {
	e.Input.send(d, e.bounds(), true, initial.Must().days(), value.Must().days(), set)
}
