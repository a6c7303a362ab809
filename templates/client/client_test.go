package client

import (
	"net/http/httptest"
	"os"
	"regexp"
	"strings"
	"testing"
)

func TestRare(t *testing.T) {
	for _, c := range []struct {
		html string
		want bool
	}{
		{"", false},
		{"<st-md><p><strong>7</strong> squared</p></st-md>", false},
		{"<st-flex data-b><st-column data-b><st-button></st-button></st-column></st-flex>", false},
		{"<st-md><ul><li>one</li></ul></st-md>", true},
		{"<st-flex data-b><st-tabs></st-tabs></st-flex>", true},
		{"<st-select data-id=x>", true},
		{"<st-unheard-of>", true},
		{`<st-button><span class="tip"></span></st-button>`, true},
		{"<nav></nav>", true},
		{"<st-", true},
	} {
		if got := Rare([]byte(c.html)); got != c.want {
			t.Errorf("Rare(%q) = %v", c.html, got)
		}
	}
}

// TestCommonTagsAreDressed: what needs no second stylesheet must not be named in it alone.
func TestCommonTagsAreDressed(t *testing.T) {
	first, second := read(t, "src/app.css"), read(t, "src/more.css")
	for tag := range common {
		name := regexp.MustCompile(`\bst-` + tag + `\b`)
		if name.MatchString(second) && !name.MatchString(first) {
			t.Errorf("st-%s is called common, but only more.css knows it", tag)
		}
	}
}

func TestHandler(t *testing.T) {
	for _, c := range []struct {
		path, accept, wantEncoding string
		want                       int
	}{
		{Path + Script, "gzip", "gzip", 200},
		{Path + Style, "", "", 200},
		{Path + More, "br, gzip", "gzip", 200},
		{Path + Look, "gzip", "gzip", 200},
		{Path + "app.js", "gzip", "", 404},
		{Path, "", "", 404},
	} {
		req := httptest.NewRequest("GET", c.path, nil)
		req.Header.Set("Accept-Encoding", c.accept)
		w := httptest.NewRecorder()
		Handler().ServeHTTP(w, req)
		if w.Code != c.want || w.Header().Get("Content-Encoding") != c.wantEncoding {
			t.Errorf("%s: %d %q", c.path, w.Code, w.Header().Get("Content-Encoding"))
		}
		if w.Code == 200 && !strings.Contains(w.Header().Get("Cache-Control"), "immutable") {
			t.Errorf("%s is not kept", c.path)
		}
	}
}

func read(t *testing.T, name string) string {
	t.Helper()
	data, err := os.ReadFile(name)
	if err != nil {
		t.Fatal(err)
	}
	return string(data)
}
