package delta

import (
	"fmt"
	"time"

	"github.com/stgen/stgen/runtimelib/civil"
	"github.com/stgen/stgen/runtimelib/opt"
	"github.com/stgen/stgen/runtimelib/pb"
)

// DatetimeInput is st.datetime_input: a field for a day and a time, to the minute. Its value has no time zone: it is in UTC.
type DatetimeInput struct {
	Label           string            `st:"label,first,markdown"`
	Default         opt.Of[time.Time] `st:"value,initial,optional" default:"now"`
	Min             opt.Of[time.Time] `st:"min_value"` // missing = ten years before the first value, or before today
	Max             opt.Of[time.Time] `st:"max_value"` // missing = ten years after the first value, or after today
	Help            string            `st:"help,markdown"`
	OnChange        Handler           `st:"on_change" oneof:"rerun ignore" default:"rerun"`
	IgnoreChange    bool              `st:"on_change,ignore"`            // a change runs nothing until something else does
	Format          string            `st:"format" default:"YYYY/MM/DD"` // or DD/MM/YYYY, MM/DD/YYYY; dots and dashes likewise
	Step            float64           `st:"step,step" default:"900"`     // seconds between the times that are offered
	Disabled        bool              `st:"disabled"`
	Required        bool              `st:"required"`
	LabelVisibility string            `st:"label_visibility" oneof:"visible hidden collapsed" default:"visible"`
	Width           Size              `st:"width,nocontent" default:"stretch"`
	_               struct{}          `st:"bind"`
}

// Kind implements state.Element.
func (e DatetimeInput) Kind() string { return "datetime_input" }

// Initial implements state.Element.
func (e DatetimeInput) Initial() time.Time {
	v, ok := e.Default.Get()
	if !ok {
		now := time.Now()
		v = civil.TimeOf(now).On(civil.DateOf(now), time.UTC)
	}
	return v.Truncate(time.Minute)
}

// Fits implements state.Element.
func (e DatetimeInput) Fits(v time.Time) bool {
	least, most := e.bounds(e.Initial())
	return !v.Before(least) && !v.After(most)
}

// bounds returns the bounds of an input whose first value is at.
func (e DatetimeInput) bounds(at time.Time) (least, most time.Time) {
	day := civil.DateOf(at)
	least = addYears(day, -10).In(time.UTC)
	most = civil.Time{Hour: 23, Minute: 59}.On(addYears(day, 10), time.UTC)
	return e.Min.Or(least), e.Max.Or(most)
}

// Decode implements state.Element.
func (e DatetimeInput) Decode(ws *pb.WidgetState) (time.Time, error) {
	texts, err := decodeStrings(ws)
	if err != nil {
		return time.Time{}, err
	}
	if len(texts) != 1 {
		return time.Time{}, fmt.Errorf("%w: one date and time is expected", errKind)
	}
	t, err := time.Parse("2006/01/02, 15:04", texts[0])
	if err != nil {
		return time.Time{}, fmt.Errorf("%w: %q is no date and time like 2024/06/01, 12:30", errKind, texts[0])
	}
	return t, nil
}

// Optional returns the input as one that begins empty.
func (e DatetimeInput) Optional() Optional[time.Time, DatetimeInput] {
	return Optional[time.Time, DatetimeInput]{Input: e}
}

func (e DatetimeInput) draw(d *drawing) { drawInput(d, e) }

func (e DatetimeInput) handling() (bool, Handler) { return e.Disabled, e.OnChange }

func (e DatetimeInput) message(d *drawing, initial, value opt.Of[time.Time], set bool) {
	least, most := e.bounds(initial.Or(e.Initial()))
	m := &pb.DateTimeInput{
		ID: d.id(), Label: dedent(e.Label), Default: isoMinutes(initial), Min: isoMinute(least), Max: isoMinute(most),
		Help: dedent(e.Help), FormID: d.g.form, Disabled: e.Disabled, LabelVisibility: labelVisibility(e.LabelVisibility),
		Format: either(e.Format, "YYYY/MM/DD"), Step: stepSeconds(e.Step), IgnoreRerun: e.IgnoreChange, Required: e.Required,
	}
	if set {
		m.Value, m.SetValue = isoMinutes(value), true
	}
	d.control(m, e.Width.or(Stretch).width(), set)
}

func isoMinute(t time.Time) string { return t.Format("2006-01-02T15:04") }

func isoMinutes(v opt.Of[time.Time]) []string {
	if t, ok := v.Get(); ok {
		return []string{isoMinute(t)}
	}
	return nil
}
