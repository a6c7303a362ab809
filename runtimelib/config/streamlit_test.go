package config

import (
	"strings"
	"testing"

	"github.com/stgen/stgen/internal/facts"
)

// Every option of Streamlit's is either taken or refused with a reason, under the variable of the same name.
func TestStreamlitsOptions(t *testing.T) {
	theirs := make(map[string]bool)
	for _, o := range facts.API().Options {
		theirs[o.Key] = true
		if want := "STGEN_" + strings.TrimPrefix(o.Env, "STREAMLIT_"); envName(o.Key) != want {
			t.Errorf("%s is read from %s, want %s", o.Key, envName(o.Key), want)
		}
		r, expected := lookup(o.Key)
		if expected != "" {
			if !strings.HasPrefix(expected, "nothing: ") {
				t.Errorf("%s is unknown here", o.Key)
			}
			continue
		}
		if got := describe(r, new(Options)); o.Multiple && !got.List || o.Type == "bool" && !got.Switch {
			t.Errorf("%s is %+v, Streamlit's %+v", o.Key, got, o)
		}
	}
	for key := range keys() {
		if strings.Contains(key, ".") && !theirs[key] {
			t.Errorf("%s is no option of Streamlit's", key)
		}
	}
	for _, no := range refused {
		if !theirs[no.key] {
			t.Errorf("%s is refused, but no option of Streamlit's", no.key)
		}
	}
}
