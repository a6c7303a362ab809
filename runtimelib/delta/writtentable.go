package delta

import "github.com/stgen/stgen/runtimelib/pb"

// WrittenTable is a table as st.write shows it: st.dataframe without any parameters. Its cells are plain texts.
type WrittenTable struct {
	Data pb.Frame
}

func (e WrittenTable) draw(d *drawing) {
	d.element(&pb.Element{
		Type: &pb.Dataframe{ArrowData: &pb.ArrowData{Frame: e.Data}, Columns: "{}"}, WidthConfig: Stretch.width(),
	})
}
