package rawhtml

import (
	"testing"

	"github.com/stgen/stgen/templates/markdown"
)

func TestSanitize(t *testing.T) {
	for _, c := range []struct{ in, want string }{
		{`<p class="note" style="color: red">a <b>b</b></p>`, `<p class="note" style="color: red">a <b>b</b></p>`},
		{`<script>alert(1)</script>x`, `x`},
		{`<img src=x onerror=alert(1)>`, `<img src="x">`},
		{`<a href="javascript:alert(1)">x</a>`, `x`},
		{`<p style="position: fixed">x</p>`, `<p>x</p>`},
	} {
		if got, ok := markdown.Sanitize(c.in); !ok || got != c.want {
			t.Errorf("Sanitize(%q) = %q, %v; want %q", c.in, got, ok, c.want)
		}
	}
}

// TestMarkdown: HTML within Markdown is kept where the app allows it, and only there.
func TestMarkdown(t *testing.T) {
	const source = "a <b>b</b> <script>x</script>"
	if got, want := markdown.Block(source, markdown.Options{AllowHTML: true}), "<p>a <b>b</b> </p>"; got != want {
		t.Errorf("got %s, want %s", got, want)
	}
	if got, want := markdown.Block(source, markdown.Options{}), "<p>a &lt;b&gt;b&lt;/b&gt; &lt;script&gt;x&lt;/script&gt;</p>"; got != want {
		t.Errorf("got %s, want %s", got, want)
	}
}
