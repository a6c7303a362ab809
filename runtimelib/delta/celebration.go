package delta

import "github.com/stgen/stgen/runtimelib/pb"

// Balloons is st.balloons: balloons rise over the page, once when it comes onto it.
type Balloons struct{}

func (Balloons) draw(d *drawing) {
	d.element(&pb.Element{Type: &pb.Balloons{Show: true}, HasOneShotEffect: new(true)})
}

// Snow is st.snow: snow falls over the page, once when it comes onto it.
type Snow struct{}

func (Snow) draw(d *drawing) {
	d.element(&pb.Element{Type: &pb.Snow{Show: true}, HasOneShotEffect: new(true)})
}
