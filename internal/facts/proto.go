package facts

import "strings"

// Protocol is a set of .proto files, all of syntax proto3.
type Protocol struct {
	StreamlitVersion string      `json:"streamlit_version"`
	Files            []ProtoFile `json:"files"` // by name
	Types            []ProtoType `json:"types"` // by file, nested types behind the one that holds them
}

// ProtoFile is one .proto file.
type ProtoFile struct {
	Name     string   `json:"file"`      // "streamlit/proto/Alert.proto"
	Package  string   `json:"package"`   // "" or "streamlit"
	Imports  []string `json:"imports"`   // names of other files
	TopLevel []string `json:"top_level"` // its types in the order of declaration, without the package
}

// ProtoType is a message or an enum.
type ProtoType struct {
	FullName        string       `json:"full_name"` // with package and enclosing messages: "streamlit.GapConfig"
	File            string       `json:"file"`
	Kind            string       `json:"kind"`   // "message" or "enum"
	Fields          []ProtoField `json:"fields"` // of a message, in the order of declaration
	Oneofs          []string     `json:"oneofs"` // of a message, in the order of declaration
	Values          []ProtoValue `json:"values"` // of an enum, in the order of declaration
	ReservedNumbers [][2]int32   `json:"reserved_numbers"`
	ReservedNames   []string     `json:"reserved_names"`
}

// IsMessage reports whether t is a message rather than an enum.
func (t *ProtoType) IsMessage() bool { return t.Kind == "message" }

// ProtoField is a field of a message.
type ProtoField struct {
	Name     string `json:"name"`
	Number   int32  `json:"number"`
	Type     string `json:"type"`      // a scalar's name as in .proto files, "enum" or "message"
	Label    string `json:"label"`     // "singular" (implicit presence), "optional", "repeated" or "map"
	TypeName string `json:"type_name"` // full name of an enum or message; of a map the name of its entry message
	Oneof    string `json:"oneof"`     // the oneof that it belongs to, if any
	MapKey   string `json:"map_key"`   // of a map: a scalar's name
	MapValue string `json:"map_value"` // of a map: a scalar's name or the full name of a message
	Options  struct {
		Deprecated bool `json:"deprecated"`
	} `json:"options"`
}

// ProtoValue is a value of an enum.
type ProtoValue struct {
	Name   string `json:"name"`
	Number int32  `json:"number"`
}

// Local returns t's full name without the package pkg: "Block.FlexContainer".
func (t *ProtoType) Local(pkg string) string {
	if pkg == "" {
		return t.FullName
	}
	return strings.TrimPrefix(t.FullName, pkg+".")
}
