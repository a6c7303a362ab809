package oracle

import (
	"flag"
	"fmt"
	"math/rand/v2"
	"os"
	"os/exec"
	"path/filepath"
	"slices"
	"strings"
	"sync"
	"testing"
)

var campaign = flag.Int("campaign", 0, "how many expressions of the grammar, and of expr-lang's own, are compared beside the usual ones")

// sample is how many expressions of each source are compared in every test run.
const sample = 300

// sources are the expressions of all tests of this package, which one program evaluates.
type sources struct {
	handwritten, grammar, generated []string
	verdicts                        map[string]Verdict
	err                             error
}

var allCompared = sync.OnceValue(func() *sources {
	s := &sources{verdicts: map[string]Verdict{}}
	s.handwritten = lines("testdata/handwritten.txt")
	g := &generator{r: rand.New(rand.NewPCG(7, uint64(*campaign)))}
	for range sample + *campaign {
		s.grammar = append(s.grammar, g.expression())
	}
	s.generated = sampled(theirOwn(), sample+*campaign)
	all := slices.Concat(s.handwritten, s.grammar, s.generated)
	for _, d := range Differences {
		all = append(all, d.Example)
	}
	verdicts, err := Run("../..", all)
	for _, v := range verdicts {
		s.verdicts[v.Text] = v
	}
	s.err = err
	return s
})

// lines returns the lines of a file that hold something but a comment.
func lines(name string) []string {
	data, err := os.ReadFile(name)
	if err != nil {
		panic(err)
	}
	var out []string
	for line := range strings.Lines(string(data)) {
		if line = strings.TrimSpace(line); line != "" && !strings.HasPrefix(line, "//") {
			out = append(out, line)
		}
	}
	return out
}

// theirOwn returns the generated expressions of expr-lang's tests, nothing if they are not there.
func theirOwn() []string {
	dir, err := exec.Command("go", "list", "-m", "-f", "{{.Dir}}", "github.com/expr-lang/expr").Output()
	if err != nil {
		return nil
	}
	name := filepath.Join(strings.TrimSpace(string(dir)), "testdata", "generated.txt")
	if _, err := os.Stat(name); err != nil {
		return nil
	}
	return lines(name)
}

// sampled returns n of all, always the same.
func sampled(all []string, n int) []string {
	r := rand.New(rand.NewPCG(3, uint64(n)))
	r.Shuffle(len(all), func(i, j int) { all[i], all[j] = all[j], all[i] })
	return all[:min(n, len(all))]
}

func verdicts(t *testing.T, texts func(*sources) []string) []Verdict {
	t.Helper()
	if testing.Short() {
		t.Skip("compiles a program")
	}
	s := allCompared()
	if s.err != nil {
		t.Fatal(s.err)
	}
	var out []Verdict
	for _, text := range texts(s) {
		out = append(out, s.verdicts[text])
	}
	return out
}

// TestHandwritten: what people write is compiled, and has the machine's values.
func TestHandwritten(t *testing.T) {
	for _, v := range verdicts(t, func(s *sources) []string { return s.handwritten }) {
		if v.Code != "" || v.Differs != "" {
			t.Errorf("%s: %s %s %s", v.Text, v.Code, v.Message, v.Differs)
		}
	}
}

// TestGrammar: every expression of the grammar is compiled, and has the machine's values.
func TestGrammar(t *testing.T) {
	for _, v := range verdicts(t, func(s *sources) []string { return s.grammar }) {
		if v.Code != "" || v.Differs != "" {
			t.Errorf("%s: %s %s %s", v.Text, v.Code, v.Message, v.Differs)
		}
	}
}

// TestGenerated: of expr-lang's own expressions that have one static type, 95 of 100 are compiled; none differs.
func TestGenerated(t *testing.T) {
	static, translated := 0, 0
	for _, v := range verdicts(t, func(s *sources) []string { return s.generated }) {
		if v.Differs != "" {
			t.Errorf("%s: %s", v.Text, v.Differs)
		}
		if v.Static {
			static++
			if v.Code == "" {
				translated++
			}
		}
	}
	if static == 0 {
		t.Skip("expr-lang's test data is not there")
	}
	t.Logf("%d of %d with one static type are compiled", translated, static)
	if 100*translated < 95*static {
		t.Errorf("%d of %d are compiled; want 95 %%", translated, static)
	}
}

// TestDifferences: the example of each difference differs, because of it alone.
func TestDifferences(t *testing.T) {
	examples := func(*sources) (texts []string) {
		for _, d := range Differences {
			texts = append(texts, d.Example)
		}
		return texts
	}
	names := map[string]bool{}
	for i, v := range verdicts(t, examples) {
		d := Differences[i]
		if names[d.Name] {
			t.Errorf("two differences are called %q", d.Name)
		}
		names[d.Name] = true
		if fmt.Sprint(v.OnPurpose) != fmt.Sprint([]string{d.Name}) {
			t.Errorf("%s: %s: found %v; %s %s", d.Name, d.Example, v.OnPurpose, v.Message, v.Differs)
		}
	}
}

// TestRefused: what cannot be typed is refused, with the code that says why.
func TestRefused(t *testing.T) {
	s := newScope()
	for _, line := range lines("testdata/refused.txt") {
		code, text, _ := strings.Cut(line, "\t")
		e, diags := check(s, text)
		if e != nil || len(diags) == 0 || diags[0].Code.Name != code {
			t.Errorf("%s: %v; want %s", text, diags, code)
		}
	}
}
