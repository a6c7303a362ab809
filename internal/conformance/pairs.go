package main

import (
	"fmt"
	"maps"
	"regexp"
	"strings"
)

// Pairs says which name of our server's stands for which placeholder of a recording. Names are told by position alone: they
// are found where the recording has the placeholder, and mean the same wherever they are found again.
type Pairs struct {
	ours   map[string]string // "<id:3>" → our name
	theirs map[string]string // kind and our name → placeholder
}

// NewPairs returns no pairs.
func NewPairs() *Pairs {
	return &Pairs{ours: map[string]string{}, theirs: map[string]string{}}
}

var (
	placeholder = regexp.MustCompile(`<(id|msg|fragment|page|run|session|media|uuid|hex):\d+>`)
	wildcard    = regexp.MustCompile(`<(appdir|lib|stdlib|host|\w+_version|installation_id\w*|server_os)>`)
	widgetID    = regexp.MustCompile(`(?s)^\$\$ID-(<id:\d+>)-(.*)$`)
	ourWidgetID = regexp.MustCompile(`(?s)^\$\$ID-([^-]+)-(.*)$`)
)

// Match reports whether a text is what a recording shows but for the names that placeholders stand for, and remembers
// these. It says what is wrong otherwise.
func (p *Pairs) Match(expected, found string) error {
	if m := widgetID.FindStringSubmatch(expected); m != nil {
		return p.matchWidget(m[1], m[2], expected, found)
	}
	if !placeholder.MatchString(expected) && !wildcard.MatchString(expected) {
		if expected != found {
			return mismatch(expected, found)
		}
		return nil
	}
	names := placeholder.FindAllString(expected, -1)
	m := pattern(expected).FindStringSubmatch(found)
	if m == nil {
		return mismatch(expected, found)
	}
	for i, name := range names {
		if err := p.add(name, m[i+1]); err != nil {
			return err
		}
	}
	return nil
}

// matchWidget compares two ids of widgets. Where the recording's had no key ours may have one: a spec names whatever it
// reads.
func (p *Pairs) matchWidget(name, key, expected, found string) error {
	m := ourWidgetID.FindStringSubmatch(found)
	if m == nil {
		return mismatch(expected, found)
	}
	if key != "None" && !strings.HasPrefix(key, "FormSubmitter:") && key != m[2] {
		return mismatch(expected, found)
	}
	return p.add(name, found)
}

// add notes a pair. Widgets, pages and fragments must stay what they were; of the other names each stands for itself.
func (p *Pairs) add(name, found string) error {
	if old, ok := p.ours[name]; ok && old != found {
		return fmt.Errorf("%s was %q, now it is %q", name, old, found)
	}
	kind, _, _ := strings.Cut(name, ":")
	if other, ok := p.theirs[kind+found]; ok && other != name {
		return fmt.Errorf("%q stands for both %s and %s", found, other, name)
	}
	p.ours[name], p.theirs[kind+found] = found, name
	return nil
}

// addFragment notes what a widget of a fragment sends. Our server has fragments where the recording's had none or one
// around many, so the first pair stands.
func (p *Pairs) addFragment(name, found string) {
	if _, ok := p.ours[name]; !ok && name != "" {
		p.ours[name] = found
	}
}

// Clone returns a copy.
func (p *Pairs) Clone() *Pairs {
	return &Pairs{ours: maps.Clone(p.ours), theirs: maps.Clone(p.theirs)}
}

// pattern returns what matches a recorded text with names in place of its placeholders, one group each.
func pattern(expected string) *regexp.Regexp {
	quoted := regexp.QuoteMeta(expected) // leaves <, : and > alone
	quoted = wildcard.ReplaceAllString(quoted, `.*?`)
	quoted = placeholder.ReplaceAllString(quoted, `([^/\s"?&]+?)`)
	return regexp.MustCompile(`(?s)^` + quoted + `$`)
}

func mismatch(expected, found any) error {
	return fmt.Errorf("expected %s, found %s", brief(expected), brief(found))
}

// Translate returns a recorded message with our names in the place of placeholders. missing is a placeholder that no name
// of ours is known for.
func (p *Pairs) Translate(v any) (translated any, missing string) {
	switch v := v.(type) {
	case string:
		return p.translateText(v)
	case []any:
		list := make([]any, len(v))
		for i := range v {
			if list[i], missing = p.Translate(v[i]); missing != "" {
				return nil, missing
			}
		}
		return list, ""
	case object:
		out := object{}
		for key, value := range v {
			if out[key], missing = p.Translate(value); missing != "" {
				return nil, missing
			}
		}
		return out, ""
	}
	return v, ""
}

func (p *Pairs) translateText(s string) (any, string) {
	if m := widgetID.FindStringSubmatch(s); m != nil {
		if ours, ok := p.ours[m[1]]; ok {
			return ours, ""
		}
		return nil, s
	}
	missing := ""
	out := placeholder.ReplaceAllStringFunc(s, func(name string) string {
		ours, ok := p.ours[name]
		if !ok {
			missing = name
		}
		return ours
	})
	return out, missing
}
