package data

import (
	"os"
	"path/filepath"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
	"github.com/stgen/stgen/runtimelib/opt"
)

func TestInfer(t *testing.T) {
	got, err := Infer([]byte("\ufeffid,name,price,day,at,ok,none\n1,a,2,2024-06-01,2024-06-01 08:45,true,\n2,,2.5,2024-06-02,2024-06-01T08:45:00Z,false,\n"))
	want := []Column{
		{"id", Int, false}, {"name", String, true}, {"price", Float, false}, {"day", Date, false},
		{"at", DateTime, false}, {"ok", Bool, false}, {"none", String, true},
	}
	if diff := cmp.Diff(want, got); err != nil || diff != "" {
		t.Errorf("%v\n%s", err, diff)
	}
}

func TestMistakesOfFiles(t *testing.T) {
	for content, want := range map[string]string{
		"":              "the file is empty",
		"a,b\n1,2\n3\n": "row 2: 1 cells, but there are 2 columns",
		"a,a\n":         `column "a": two columns have this name`,
		"a,\n":          "column 2 has no name",
		"a\nx\n\xff\n":  "row 2: the text is not UTF-8",
		"a,b\n1,\"2\n":  "row 1: ",
	} {
		if _, err := Infer([]byte(content)); err == nil || !strings.Contains(err.Error(), want) {
			t.Errorf("%q gives %v, want %q", content, err, want)
		}
	}
}

type item struct {
	id   int
	note opt.Of[string]
}

func decode(r *Record) item { return item{r.Int("id"), r.OptString("note")} }

func TestFileIsReadAgainWhenItChanges(t *testing.T) {
	path := filepath.Join(t.TempDir(), "x.csv")
	write := func(s string) {
		if err := os.WriteFile(path, []byte(s), 0o600); err != nil {
			t.Fatal(err)
		}
	}
	write("id,note\n1,\n2,b\n")
	f := CSV(path, decode)
	want := []item{{1, opt.None[string]()}, {2, opt.Some("b")}}
	if got := f.Get(); len(got) != 2 || got[0] != want[0] || got[1] != want[1] {
		t.Errorf("rows are %v", got)
	}
	before := f.Version()
	write("id,note\n1,\nx,b\n")
	f.checked = f.checked.Add(-lookAgain)
	if f.Version() == before {
		t.Error("a changed file has the same version")
	}
	defer func() {
		err, _ := recover().(error)
		if err == nil || !strings.Contains(err.Error(), `row 2, column "id": "x" is no whole number`) {
			t.Errorf("a file that does not fit any more gives %v", err)
		}
	}()
	f.Get()
}
