package delta

import (
	"fmt"
	"time"

	"github.com/stgen/stgen/runtimelib/civil"
	"github.com/stgen/stgen/runtimelib/opt"
	"github.com/stgen/stgen/runtimelib/pb"
)

// TimeInput is st.time_input: a field for a time of day, to the minute.
type TimeInput struct {
	Label           string             `st:"label,first,markdown"`
	Default         opt.Of[civil.Time] `st:"value,initial,optional" default:"now"`
	Help            string             `st:"help,markdown"`
	OnChange        Handler            `st:"on_change" oneof:"rerun ignore" default:"rerun"`
	IgnoreChange    bool               `st:"on_change,ignore"` // a change runs nothing until something else does
	Disabled        bool               `st:"disabled"`
	Required        bool               `st:"required"`
	LabelVisibility string             `st:"label_visibility" oneof:"visible hidden collapsed" default:"visible"`
	Step            float64            `st:"step,step" default:"900"` // seconds between the times that are offered
	Format          string             `st:"format" oneof:"24h 12h localized" default:"24h"`
	Width           Size               `st:"width,nocontent" default:"stretch"`
	_               struct{}           `st:"bind"`
}

// Kind implements state.Element.
func (e TimeInput) Kind() string { return "time_input" }

// Initial implements state.Element.
func (e TimeInput) Initial() civil.Time {
	v, ok := e.Default.Get()
	if !ok {
		v = civil.TimeOf(time.Now())
	}
	return civil.Time{Hour: v.Hour, Minute: v.Minute}
}

// Fits implements state.Element.
func (e TimeInput) Fits(civil.Time) bool { return true }

// Decode implements state.Element.
func (e TimeInput) Decode(ws *pb.WidgetState) (civil.Time, error) {
	text, err := decodeString(ws)
	if err != nil {
		return civil.Time{}, err
	}
	v, err := civil.ParseTime(text)
	if err != nil {
		return civil.Time{}, fmt.Errorf("%w: %w", errKind, err)
	}
	return v, nil
}

// Optional returns the input as one that begins empty.
func (e TimeInput) Optional() Optional[civil.Time, TimeInput] {
	return Optional[civil.Time, TimeInput]{Input: e}
}

func (e TimeInput) draw(d *drawing) { drawInput(d, e) }

func (e TimeInput) handling() (bool, Handler) { return e.Disabled, e.OnChange }

func (e TimeInput) message(d *drawing, initial, value opt.Of[civil.Time], set bool) {
	m := &pb.TimeInput{
		ID: d.id(), Label: dedent(e.Label), Default: clock(initial), Help: dedent(e.Help), FormID: d.g.form,
		Disabled: e.Disabled, LabelVisibility: labelVisibility(e.LabelVisibility), Step: stepSeconds(e.Step),
		Format: new(either(e.Format, "24h")), IgnoreRerun: e.IgnoreChange, Required: e.Required,
	}
	if set {
		m.Value, m.SetValue = clock(value), true
	}
	d.control(m, e.Width.or(Stretch).width(), set)
}

// clock returns a time of day as HH:MM, nil if it is missing.
func clock(v opt.Of[civil.Time]) *string {
	t, ok := v.Get()
	if !ok {
		return nil
	}
	return new(fmt.Sprintf("%02d:%02d", t.Hour, t.Minute))
}

// stepSeconds returns a step as it travels; a quarter of an hour where none is given.
func stepSeconds(seconds float64) int64 {
	if seconds == 0 {
		return 900
	}
	return int64(seconds)
}
