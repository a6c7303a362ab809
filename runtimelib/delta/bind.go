package delta

import "github.com/stgen/stgen/runtimelib/pb"

// bindQuery says in a widget's message which parameter of the URL its value stands in.
func bindQuery(m pb.ElementType, key *string) {
	if key == nil {
		return
	}
	switch m := m.(type) {
	case *pb.ButtonGroup:
		m.QueryParamKey = key
	case *pb.Checkbox:
		m.QueryParamKey = key
	case *pb.DateInput:
		m.QueryParamKey = key
	case *pb.DateTimeInput:
		m.QueryParamKey = key
	case *pb.MultiSelect:
		m.QueryParamKey = key
	case *pb.NumberInput:
		m.QueryParamKey = key
	case *pb.Radio:
		m.QueryParamKey = key
	case *pb.Selectbox:
		m.QueryParamKey = key
	case *pb.Slider:
		m.QueryParamKey = key
	case *pb.TextArea:
		m.QueryParamKey = key
	case *pb.TextInput:
		m.QueryParamKey = key
	case *pb.TimeInput:
		m.QueryParamKey = key
	}
}
