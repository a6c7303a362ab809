package main

import (
	"bytes"
	"compress/gzip"
	"context"
	"fmt"
	"io"
	"os"
	"regexp"
)

// The bars of design §8.
const (
	barWeight = 13 // KB of the first page
	barBinary = 10 // MB
)

// linked finds what a page loads besides itself.
var linked = regexp.MustCompile(`<(?:script|link)[^>]* (?:src|href)="(/[^"]+)"`)

// weight adds up the bytes of hello's first page and everything that it loads, as they are transferred.
func (b *bench) weight(context.Context) error {
	s, err := b.runApp(b.bin.hello, facePage)
	if err != nil {
		return err
	}
	defer s.stop()
	packed, err := get(s.address, "/", "gzip")
	if err != nil {
		return err
	}
	page, err := unpack(packed)
	if err != nil {
		return err
	}
	total, requests := len(packed), 1
	for _, link := range linked.FindAllSubmatch(page, -1) {
		body, err := get(s.address, string(link[1]), "gzip")
		if err != nil {
			return err
		}
		total, requests = total+len(body), requests+1
	}
	name := fmt.Sprintf("hello's first page with all that it loads, gzipped, %d requests", requests)
	b.table.add(atMost(name, float64(total)/1000, barWeight, "KB"))
	return nil
}

func unpack(packed []byte) ([]byte, error) {
	z, err := gzip.NewReader(bytes.NewReader(packed))
	if err != nil {
		return nil, err
	}
	return io.ReadAll(z)
}

// binary weighs hello's stripped binary.
func (b *bench) binary(context.Context) error {
	info, err := os.Stat(b.bin.hello)
	if err != nil {
		return err
	}
	b.table.add(atMost("hello's stripped binary", float64(info.Size())/1e6, barBinary, "MB"))
	return nil
}
