package markdown

import "testing"

func TestBlock(t *testing.T) {
	for _, c := range []struct{ name, in, want string }{
		{"plain", "Just words", "<p>Just words</p>"},
		{"strong", "**7** squared is **49**.", "<p><strong>7</strong> squared is <strong>49</strong>.</p>"},
		{"colour", "a :red[b **c**] d", `<p>a <span class="c-red">b <strong>c</strong></span> d</p>`},
		{"colour around a link", ":blue-background[see [x](https://a.b)]", `<p><span class="bg-blue">see <a href="https://a.b" target="_blank" rel="noopener noreferrer">x</a></span></p>`},
		{"unclosed", ":red[b", "<p>:red[b</p>"},
		{"unknown directive", ":mauve[b]", "<p>:mauve[b]</p>"},
		{"badge and small", ":green-badge[ok] :small[x]", `<p><span class="badge b-green">ok</span> <span class="small">x</span></p>`},
		{"emoji", ":rocket: 12:30:45", "<p>🚀 12:30:45</p>"},
		{"material", ":material/home:", `<p><span class="icon sym" role="img" aria-label="home">⌂</span></p>`},
		{"tex", "$x<1$ and $5 or $6", `<p><code class="tex">x&lt;1</code> and $5 or $6</p>`},
		{"arrows", "a -> b, a->b", "<p>a → b, a-&gt;b</p>"},
		{"html is text", "<b>x</b> <script>", "<p>&lt;b&gt;x&lt;/b&gt; &lt;script&gt;</p>"},
		{"html block is text", "<div>\nx\n</div>", "<p>&lt;div&gt;\nx\n&lt;/div&gt;</p>"},
		{"script link", "[x](javascript:alert)", `<p><a href="" target="_blank" rel="noopener noreferrer">x</a></p>`},
		{"local link", "[x](#there)", `<p><a href="#there">x</a></p>`},
		{"heading", "## Ünder *way*", `<h2 id="ünder-way">Ünder <em>way</em><a class="anchor" href="#ünder-way" aria-label="Link to this heading">#</a></h2>`},
		{"strike", "~~a~~", "<p><del>a</del></p>"},
		{"task", "- [x] a", "<ul>\n<li><input checked=\"\" disabled=\"\" type=\"checkbox\"> a</li>\n</ul>"},
	} {
		t.Run(c.name, func(t *testing.T) {
			t.Parallel()
			if got := Block(c.in, Options{}); got != c.want {
				t.Errorf("Block(%q)\n got %s\nwant %s", c.in, got, c.want)
			}
		})
	}
}

func TestInline(t *testing.T) {
	for _, c := range []struct{ in, want string }{
		{"A *b*", "A <em>b</em>"},
		{"# no heading", "# no heading"},
		{"1. no list", "1. no list"},
		{"- no list", "- no list"},
		{"a & b", "a &amp; b"},
		{"![x](http://a/b.png)", `<img class="icon" src="http://a/b.png" alt="x">`},
	} {
		t.Run(c.in, func(t *testing.T) {
			t.Parallel()
			if got := Inline(c.in); got != c.want {
				t.Errorf("Inline(%q) = %s, want %s", c.in, got, c.want)
			}
		})
	}
}

func FuzzBlock(f *testing.F) {
	f.Add("**a** :red[b `]` c]")
	f.Add("> :red[a\n> b]")
	f.Fuzz(func(t *testing.T, source string) {
		Block(source, Options{})
		Inline(source)
	})
}
