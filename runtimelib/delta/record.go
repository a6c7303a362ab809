package delta

// recording is what a cached function has drawn so far: how to draw it again.
type recording []func(on *Generator)

// Record implements cache.Recorder: it calls draw, which draws elements and containers on g, and returns what draws the
// same on the Generator that it is given, nil if nothing was drawn. While it is recorded everything is drawn, whatever
// Next has to say elsewhere. A widget has a value of its own session and cannot be drawn again in another one: it is a
// panic.
func (g *Generator) Record(draw func()) (again func(page any)) {
	p := g.page
	outer := p.recording
	var drawn recording
	p.recording = &drawn
	defer func() {
		p.recording = outer
		if outer != nil {
			*outer = append(*outer, drawn...)
		}
	}()
	draw()
	if len(drawn) == 0 {
		return nil
	}
	return func(page any) { drawn.draw(page.(*Generator)) }
}

func (r recording) draw(on *Generator) {
	for _, one := range r {
		one(on)
	}
}

// record notes that something was drawn, if that is recorded.
func (p *Page) record(again func(on *Generator)) {
	if p.recording != nil {
		*p.recording = append(*p.recording, again)
	}
}

// recordInside draws what is in a container, and notes it as a whole.
func (p *Page) recordInside(draw func()) {
	outer := p.recording
	if outer == nil {
		draw()
		return
	}
	var inside recording
	p.recording = &inside
	defer func() { p.recording = outer }()
	draw()
	*outer = append(*outer, func(on *Generator) { on.Within(inside.draw) })
}
