package config

import (
	"strings"
	"testing"
)

func TestTexts(t *testing.T) {
	tests := []struct {
		name  string
		check func(string) bool
		good  []string
		bad   []string
	}{
		{"colour", colorText,
			[]string{"#fff", "#ffff", "#FF4b4b", "#ff4b4b80", "tomato", "rgb(1, 2, 3)", "hsl(120 50% 50% / 0.5)", "oklch(40.1% 0.123 21.57)"},
			[]string{"", "#", "#ggg", "#12345", "red;", "url(x)", "rgb()", "rgb(1", "a b", "rgb(1;2)", "expression('x')"}},
		{"length", lengthText,
			[]string{"0", "1.5rem", "8px", "2em", "12"},
			[]string{"", "px", "-1px", "1e9px", "NaN", "Inf", "0x10", "1vw", "1px;", "1 px"}},
		{"radius", radiusText, []string{"none", "full", "0.5rem"}, []string{"round", ""}},
		{"font", fontText,
			[]string{"serif", "Inter, sans-serif", "Inter:https://example.com/inter.css", "'Open Sans'"},
			[]string{"", "x;y", "x}y", "url(x)"}},
		{"host", hostText, []string{"", "localhost", "0.0.0.0", "::1", "app.example.com"}, []string{"a b", "a/b", "localhost:80", "http://x"}},
		{"path", pathText, []string{"", "/", "a", "/a/b/"}, []string{"a//b", "../a", "a/./b", "a?b", "a b", "%2e"}},
		{"origin", originText,
			[]string{"*", "http://a", "https://a.example:8080"},
			[]string{"", "a.example", "https://", "https://a/", "https://a/b", "ftp://a", "https://u@a", "https://a?x"}},
	}
	for _, tt := range tests {
		for _, s := range tt.good {
			if !tt.check(s) {
				t.Errorf("%s %q is refused", tt.name, s)
			}
		}
		for _, s := range tt.bad {
			if tt.check(s) {
				t.Errorf("%s %q is accepted", tt.name, s)
			}
		}
	}
}

// Every option says what it does and expects, and its default is a value that it accepts.
func TestRows(t *testing.T) {
	seen := make(map[string]bool)
	for o := range All() {
		if seen[o.Key] || seen[o.Env] {
			t.Errorf("%s: there are two", o.Key)
		}
		seen[o.Key], seen[o.Env] = true, true
		if o.Doc == "" || o.Expects == "" || strings.HasSuffix(o.Doc, ".") {
			t.Errorf("%s: doc %q, expects %q", o.Key, o.Doc, o.Expects)
		}
		if o.Default == "" {
			continue
		}
		if _, err := Load(nil, nil, []string{"--" + o.Key + "=" + o.Default}); err != nil {
			t.Errorf("its own default is refused: %v", err)
		}
	}
}

func TestHelp(t *testing.T) {
	var b strings.Builder
	if err := WriteHelp(&b, "sales"); err != nil {
		t.Fatal(err)
	}
	for _, want := range []string{
		"Usage: sales [--option value]…",
		"  --server.port VALUE\n      port to listen on; 0 is any free one (default 8501)\n      a whole number from 0 to 65535\n",
		"  --server.headless [true|false]\n      start without opening a browser (default true)\n",
		"--server.disconnectedSessionTTL VALUE\n      how long a session waits for its client to return, in seconds (default 120)",
		"--theme.chartCategoricalColors VALUE,…",
		"STGEN_SERVER_PORT",
	} {
		if !strings.Contains(b.String(), want) {
			t.Errorf("help lacks %q", want)
		}
	}
	if strings.Contains(b.String(), "theme.dark.textColor") {
		t.Error("help repeats the theme's sections")
	}
}
