package main

import (
	"bytes"
	"compress/gzip"
	"io"
	"os"
	"path/filepath"
	"strings"
	"testing"
)

const client = "../../templates/client"

// TestBundleIsFresh bundles in memory and compares. What is compressed is compared by content: releases of Go compress
// differently.
func TestBundleIsFresh(t *testing.T) {
	files, err := Generate(client)
	if err != nil {
		t.Fatal(err)
	}
	for name, want := range files {
		got, err := os.ReadFile(filepath.Join(client, name))
		if err != nil {
			t.Fatal(err)
		}
		if strings.HasSuffix(name, ".gz") {
			got, want = unzip(t, got), unzip(t, want)
		}
		if !bytes.Equal(got, want) {
			t.Errorf("%s is stale; run go generate ./templates/client", name)
		}
	}
}

// TestBudget holds the first page to its size: 13 KB with its HTML, for which 2 KB are left.
func TestBudget(t *testing.T) {
	files, err := Generate(client)
	if err != nil {
		t.Fatal(err)
	}
	if size := len(files["dist/app.js.gz"]) + len(files["dist/app.css.gz"]); size > 11_000 {
		t.Errorf("script and stylesheet of every page take %d bytes, at most 11000 were agreed on", size)
	}
}

func unzip(t *testing.T, data []byte) []byte {
	t.Helper()
	z, err := gzip.NewReader(bytes.NewReader(data))
	if err != nil {
		t.Fatal(err)
	}
	plain, err := io.ReadAll(z)
	if err != nil {
		t.Fatal(err)
	}
	return plain
}
