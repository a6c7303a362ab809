package delta

import (
	"fmt"

	"github.com/stgen/stgen/runtimelib/pb"
)

// Form is st.form: a container whose widgets tell their values together, when its [FormSubmitButton] is pressed. Draw what
// is inside with [Generator.Within]. A form holds no other form.
type Form struct {
	Key           string `st:"key,first"`                          // of the form, once on the page; "" = made from its place
	ClearOnSubmit bool   `st:"clear_on_submit"`                    // whether its widgets go back to their first values once it is sent
	NoEnter       bool   `st:"enter_to_submit,not" default:"true"` // whether Enter in a field sends the form
	NoBorder      bool   `st:"border,not" default:"true"`
	Width         Size   `st:"width" default:"stretch"`
	Height        Size   `st:"height" default:"content"`
}

func (e Form) draw(d *drawing) {
	if e.Key == "" {
		e.Key = fmt.Sprint("form", d.path()) // a form with an empty id is none
	}
	d.block(&pb.Block{
		Type: &pb.BlockForm{
			FormID: e.Key, ClearOnSubmit: e.ClearOnSubmit, Border: !e.NoBorder, EnterToSubmit: !e.NoEnter,
		},
		WidthConfig: e.Width.or(Stretch).width(), HeightConfig: e.Height.or(Content).height(),
	})
	d.join(e.Key)
	if e.ClearOnSubmit {
		if d.g.page.clearing == nil {
			d.g.page.clearing = make(map[string]bool)
		}
		d.g.page.clearing[e.Key] = true
	}
}

// join makes the container that was just drawn part of a form. If what is inside was drawn for another one, the run has
// to be a full one: each widget names its form.
func (d *drawing) join(form string) {
	in := d.g.inside()
	if in.form != form && len(in.places) > 0 && !d.g.anew {
		panic(restart{})
	}
	in.form, in.begins = form, form
}
