package omap

import (
	"bytes"
	"encoding/json"
	"fmt"
)

// isText reports whether the keys are texts, so that the map is an object of JSON.
func (m *Map[K, V]) isText() bool {
	_, ok := any(*new(K)).(string)
	return ok
}

// MarshalJSON writes an object in the order of the keys if they are texts, else a list of pairs.
func (m *Map[K, V]) MarshalJSON() ([]byte, error) {
	open, between, closing := "[", "[%s,%s]", "]"
	if m.isText() {
		open, between, closing = "{", "%s:%s", "}"
	}
	b := bytes.NewBufferString(open)
	for k, v := range m.All() {
		if b.Len() > 1 {
			b.WriteByte(',')
		}
		key, err := json.Marshal(k)
		if err != nil {
			return nil, err
		}
		value, err := json.Marshal(v)
		if err != nil {
			return nil, err
		}
		fmt.Fprintf(b, between, key, value)
	}
	b.WriteString(closing)
	return b.Bytes(), nil
}

// UnmarshalJSON reads what MarshalJSON writes.
func (m *Map[K, V]) UnmarshalJSON(data []byte) error {
	*m = *New[K, V]()
	if m.isText() {
		return m.readObject(json.NewDecoder(bytes.NewReader(data)))
	}
	var pairs [][2]json.RawMessage
	if err := json.Unmarshal(data, &pairs); err != nil {
		return err
	}
	for _, p := range pairs {
		var key K
		var value V
		if err := json.Unmarshal(p[0], &key); err != nil {
			return err
		}
		if err := json.Unmarshal(p[1], &value); err != nil {
			return err
		}
		m.Set(key, value)
	}
	return nil
}

func (m *Map[K, V]) readObject(dec *json.Decoder) error {
	open, err := dec.Token()
	if err != nil {
		return err
	}
	if open != json.Delim('{') {
		return fmt.Errorf("omap: expected an object, found %v", open)
	}
	for dec.More() {
		key, err := dec.Token()
		if err != nil {
			return err
		}
		var value V
		if err := dec.Decode(&value); err != nil {
			return err
		}
		m.Set(any(key).(K), value)
	}
	_, err = dec.Token()
	return err
}

// Fill makes m, whose keys are texts, the map of keys and what read makes of each: it gets the key's index and a pointer
// to its value.
func (m *Map[K, V]) Fill(keys []string, read func(i int, into any)) {
	*m = *New[K, V]()
	for i, key := range keys {
		var value V
		read(i, &value)
		m.Set(any(key).(K), value)
	}
}
