package pb

import (
	"os"
	"os/exec"
	"path/filepath"
	"regexp"
	"testing"
)

// small is a server in miniature: it reads BackMsgs and draws two elements through the interfaces that a real one uses.
const small = `package main

import (
	"fmt"
	"os"

	"github.com/stgen/stgen/runtimelib/pb"
)

type appender interface{ Append(b []byte) []byte }

func main() {
	var back pb.BackMsg
	if err := back.Consume([]byte(os.Args[0])); err != nil {
		fmt.Println(err)
	}
	var elements []pb.ElementType
	for range os.Args {
		elements = append(elements, &pb.Markdown{Body: "a"}, &pb.Button{Label: "b"})
	}
	for _, e := range elements {
		var m appender = &pb.ForwardMsg{Type: &pb.Delta{Type: &pb.Element{Type: e}}}
		os.Stdout.Write(m.Append(nil))
		if _, ok := e.(*pb.Slider); ok {
			fmt.Println("a type switch keeps nothing either")
		}
	}
}
`

// TestLinkerPrunes builds a small program and looks at which methods are left in it.
func TestLinkerPrunes(t *testing.T) {
	if testing.Short() {
		t.Skip("builds a program")
	}
	t.Parallel()
	dir := t.TempDir()
	source, binary := filepath.Join(dir, "main.go"), filepath.Join(dir, "small")
	if err := os.WriteFile(source, []byte(small), 0o600); err != nil {
		t.Fatal(err)
	}
	if out, err := exec.Command("go", "build", "-o", binary, source).CombinedOutput(); err != nil {
		t.Fatalf("%v\n%s", err, out)
	}
	symbols, err := exec.Command("go", "tool", "nm", binary).Output()
	if err != nil {
		t.Fatal(err)
	}
	tests := []struct {
		symbol string
		want   bool
	}{
		{`pb\.\(\*Markdown\)\.Append`, true},
		{`pb\.\(\*Button\)\.Append`, true},
		{`pb\.\(\*BackMsg\)\.consume`, true},
		{`pb\.\(\*WidgetState\)\.consume`, true},
		{`pb\.\(\*(Markdown|Button|Element|ForwardMsg)\)\.(C|c)onsume`, false}, // sent, never read
		{`pb\.\(\*(Slider|Dataframe|Block|NewSession)\)\.`, false},             // never sent
		{`pb\.\(\*ArrowData\)\.`, false},
	}
	for _, tt := range tests {
		if found := regexp.MustCompile(tt.symbol).Find(symbols); (found != nil) != tt.want {
			t.Errorf("%s: found %q, want it %t", tt.symbol, found, tt.want)
		}
	}
}
