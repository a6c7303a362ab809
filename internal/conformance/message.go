package main

import (
	"encoding/base64"
	"encoding/json"
	"fmt"

	"google.golang.org/protobuf/reflect/protoreflect"

	"github.com/stgen/stgen/internal/pbdesc"
)

// DecodeForward reads an encoded ForwardMsg into the form that recordings have: tables as {"$arrow": …}, JSON text of
// known fields as {"$json": …}.
func DecodeForward(b []byte) (object, error) {
	text, err := pbdesc.ToJSON("ForwardMsg", b)
	if err != nil {
		return nil, err
	}
	var msg object
	if err := json.Unmarshal(text, &msg); err != nil {
		return nil, err
	}
	if err := openTables(pbdesc.Message("ForwardMsg"), msg); err != nil {
		return nil, err
	}
	for _, element := range elements(msg) {
		openJSON(element)
	}
	return msg, nil
}

// EncodeBack returns the bytes of a BackMsg.
func EncodeBack(msg object) ([]byte, error) {
	text, err := json.Marshal(msg)
	if err != nil {
		return nil, err
	}
	return pbdesc.FromJSON("BackMsg", text)
}

// elements returns the Elements that a ForwardMsg brings.
func elements(msg object) []object {
	delta, _ := msg["delta"].(object)
	if element, ok := delta["new_element"].(object); ok {
		return []object{element}
	}
	transient, _ := delta["new_transient"].(object)
	list, _ := transient["elements"].([]any)
	var all []object
	for _, v := range list {
		if element, ok := v.(object); ok {
			all = append(all, element)
		}
	}
	return all
}

// jsonFields are the fields of elements that hold JSON text.
var jsonFields = map[string][]string{
	"vega_lite_chart":    {"spec"},
	"dataframe":          {"columns"},
	"deck_gl_json_chart": {"json", "tooltip"},
	"plotly_chart":       {"spec", "config"},
	"json":               {"body"},
	"component_instance": {"json_args"},
	"bidi_component":     {"json"},
	"echarts_chart":      {"spec"},
}

// openJSON replaces an element's JSON text by {"$json": value}; what isn't JSON stays text.
func openJSON(element object) {
	for kind, fields := range jsonFields {
		inner, _ := element[kind].(object)
		for _, field := range fields {
			text, ok := inner[field].(string)
			if !ok || text == "" {
				continue
			}
			var v any
			if json.Unmarshal([]byte(text), &v) == nil {
				inner[field] = object{"$json": v}
			}
		}
	}
}

// tableMessages are the messages whose bytes are Arrow IPC streams.
var tableMessages = map[protoreflect.Name]bool{
	"ArrowData": true, "ArrowTable": true, "PandasStyler": true, "ArrowTableStyler": true,
}

// openTables replaces the Arrow bytes within a message, base64 in JSON, by {"$arrow": …}.
func openTables(md protoreflect.MessageDescriptor, msg object) error {
	for name, v := range msg {
		field := md.Fields().ByName(protoreflect.Name(name))
		switch {
		case field == nil:
			return fmt.Errorf("%s has no field %s", md.FullName(), name)
		case field.Kind() == protoreflect.BytesKind && tableMessages[md.Name()]:
			text, _ := v.(string)
			data, err := base64.StdEncoding.DecodeString(text)
			if err != nil {
				return err
			}
			table, err := describeArrow(data)
			if err != nil {
				return fmt.Errorf("%s.%s: %w", md.FullName(), name, err)
			}
			msg[name] = object{"$arrow": table}
		case field.IsMap() && field.MapValue().Message() != nil:
			inner, _ := v.(object)
			for _, value := range inner {
				if err := openAny(field.MapValue().Message(), value); err != nil {
					return err
				}
			}
		case field.Message() != nil && !field.IsMap():
			if err := openAny(field.Message(), v); err != nil {
				return err
			}
		}
	}
	return nil
}

// openAny is openTables of a message or a list of them.
func openAny(md protoreflect.MessageDescriptor, v any) error {
	switch v := v.(type) {
	case object:
		return openTables(md, v)
	case []any:
		for _, item := range v {
			if err := openAny(md, item); err != nil {
				return err
			}
		}
	}
	return nil
}
