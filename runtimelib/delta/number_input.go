package delta

import (
	"fmt"
	"math"

	"github.com/stgen/stgen/runtimelib/opt"
	"github.com/stgen/stgen/runtimelib/pb"
)

// Number is what a number input can hold.
type Number interface{ int | float64 }

// NumberInput is st.number_input: a field for a number, with buttons for less and more.
type NumberInput[T Number] struct {
	Label           string    `st:"label,first,markdown"`
	Min             opt.Of[T] `st:"min_value"`
	Max             opt.Of[T] `st:"max_value"`
	Default         opt.Of[T] `st:"value,initial,optional" default:"min"` // missing = Min, or 0 without one
	Step            T         `st:"step"`                                 // of the buttons; 0 = 1 for int, 0.01 for float
	Format          string    `st:"format"`                               // printf: %d, %0.2f
	Help            string    `st:"help,markdown"`
	OnChange        Handler   `st:"on_change" oneof:"rerun ignore" default:"rerun"`
	IgnoreChange    bool      `st:"on_change,ignore"` // a change runs nothing until something else does
	Placeholder     string    `st:"placeholder"`
	Disabled        bool      `st:"disabled"`
	Required        bool      `st:"required"`
	LabelVisibility string    `st:"label_visibility" oneof:"visible hidden collapsed" default:"visible"`
	Icon            string    `st:"icon,icon"`
	Width           Size      `st:"width,nocontent" default:"stretch"`
	_               struct{}  `st:"bind"`
}

// Kind implements state.Element.
func (e NumberInput[T]) Kind() string { return "number_input" }

// Initial implements state.Element.
func (e NumberInput[T]) Initial() T { return e.Default.Or(e.Min.Or(0)) }

// Fits implements state.Element.
func (e NumberInput[T]) Fits(v T) bool {
	least, hasLeast := e.Min.Get()
	most, hasMost := e.Max.Get()
	return v == v && !(hasLeast && v < least) && !(hasMost && v > most)
}

// Decode implements state.Element. What a client says of an int is cut off towards 0.
func (e NumberInput[T]) Decode(ws *pb.WidgetState) (T, error) {
	v, ok := ws.Value.(pb.WidgetStateDoubleValue)
	if !ok {
		return 0, fmt.Errorf("%w: a double_value is expected", errKind)
	}
	ends := numberKindOf[T]()
	if x := float64(v); !(ends.least <= x && x <= ends.most) {
		return 0, fmt.Errorf("%w: %v is out of range", errKind, x)
	}
	return T(v), nil
}

// Optional returns the input as one that begins empty.
func (e NumberInput[T]) Optional() Optional[T, NumberInput[T]] {
	return Optional[T, NumberInput[T]]{Input: e}
}

func (e NumberInput[T]) draw(d *drawing) { drawInput(d, e) }

func (e NumberInput[T]) handling() (bool, Handler) { return e.Disabled, e.OnChange }

func (e NumberInput[T]) message(d *drawing, initial, value opt.Of[T], set bool) {
	kind := numberKindOf[T]()
	m := &pb.NumberInput{
		ID: d.id(), Label: dedent(e.Label), FormID: d.g.form, Format: either(e.Format, kind.format), DataType: kind.dataType,
		Default: double(initial), Step: float64(e.Step), Min: kind.least, Max: kind.most, HasMin: e.Min.OK(), HasMax: e.Max.OK(),
		Help: dedent(e.Help), Disabled: e.Disabled, LabelVisibility: labelVisibility(e.LabelVisibility),
		Placeholder: e.Placeholder, Icon: e.Icon, IgnoreRerun: e.IgnoreChange, Required: e.Required,
	}
	if m.Step == 0 {
		m.Step = kind.step
	}
	if m.HasMin {
		m.Min = float64(e.Min.Must())
	}
	if m.HasMax {
		m.Max = float64(e.Max.Must())
	}
	if set {
		m.Value, m.SetValue = double(value), true
	}
	d.control(m, e.Width.or(Stretch).width(), set)
}

// double returns a number as an optional field.
func double[T Number](v opt.Of[T]) *float64 {
	if x, ok := v.Get(); ok {
		return new(float64(x))
	}
	return nil
}

// numberKind is how numbers of a type travel (number_input.py).
type numberKind struct {
	dataType    pb.NumberInputDataType
	format      string
	step        float64
	least, most float64 // JavaScript's safe integers; all floats
}

func numberKindOf[T Number]() numberKind {
	if _, ok := any(T(0)).(int); ok {
		return numberKind{pb.NumberInputDataTypeInt, "%d", 1, -(1<<53 - 1), 1<<53 - 1}
	}
	return numberKind{pb.NumberInputDataTypeFloat, "%0.2f", 0.01, -math.MaxFloat64, math.MaxFloat64}
}
