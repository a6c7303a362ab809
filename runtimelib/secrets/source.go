package secrets

import (
	"errors"
	"fmt"
	"io/fs"
	"maps"
	"os"
	"path/filepath"
	"strings"
	"time"

	"github.com/pelletier/go-toml/v2"
)

// envPrefix begins the environment variables that are secrets.
const envPrefix = "STGEN_SECRETS_"

// envName is the variable of a secret: todo.dsn is STGEN_SECRETS_TODO_DSN.
func envName(name string) string {
	return envPrefix + strings.Map(func(r rune) rune {
		if r == '.' || r == '-' {
			return '_'
		}
		return r
	}, strings.ToUpper(name))
}

// secretsOf returns the variables of environ, which is like os.Environ's result, that are secrets.
func secretsOf(environ []string) map[string]string {
	found := make(map[string]string)
	for _, variable := range environ {
		if name, value, ok := strings.Cut(variable, "="); ok && strings.HasPrefix(name, envPrefix) {
			found[name] = value
		}
	}
	return found
}

// homeOf returns the home folder that environ names, or "".
func homeOf(environ []string) string {
	for _, name := range [...]string{"HOME=", "USERPROFILE="} {
		for _, variable := range environ {
			if home, ok := strings.CutPrefix(variable, name); ok && home != "" {
				return home
			}
		}
	}
	return ""
}

// file is one secrets.toml, as it was when it was last read.
type file struct {
	path     string
	exists   bool
	modified time.Time
	size     int64
	table    map[string]any
}

// filesOf returns where secrets are looked for, home first, each place once.
func filesOf(home, dir string) []file {
	paths := make([]string, 0, 2)
	for _, folder := range [...]string{home, dir} {
		path := filepath.Join(folder, ".streamlit", "secrets.toml")
		if absolute, err := filepath.Abs(path); err == nil {
			path = absolute
		}
		if folder == home && home == "" || len(paths) > 0 && paths[0] == path {
			continue
		}
		paths = append(paths, path)
	}
	files := make([]file, len(paths))
	for i, path := range paths {
		files[i].path = path
	}
	return files
}

// changed reports whether the file is another than the one that was read.
func (f *file) changed() bool {
	info, err := os.Stat(f.path)
	if err != nil {
		return f.exists
	}
	return !f.exists || !info.ModTime().Equal(f.modified) || info.Size() != f.size
}

// maxFile bounds a file, in bytes.
const maxFile = 1 << 20

// read returns the file as it is now. That there is none is no error. No error holds anything of what the file says.
// What a failure leaves unread still counts as read for changed.
func (f file) read() (file, error) {
	now := file{path: f.path}
	info, err := os.Stat(f.path)
	if errors.Is(err, fs.ErrNotExist) {
		return now, nil
	}
	if err != nil {
		return now, fmt.Errorf("read secrets: %w", err)
	}
	now.exists, now.modified, now.size = true, info.ModTime(), info.Size()
	if now.size > maxFile {
		return now, fmt.Errorf("read secrets: %s is larger than %d bytes", f.path, maxFile)
	}
	text, err := os.ReadFile(f.path)
	if err != nil {
		return now, fmt.Errorf("read secrets: %w", err)
	}
	now.table, err = parseTable(text, f.path)
	return now, err
}

// parseTable reads TOML. The reader's own messages quote the text, so that only the place is told.
func parseTable(text []byte, path string) (map[string]any, error) {
	table := make(map[string]any)
	err := toml.Unmarshal(text, &table)
	if err == nil {
		return table, nil
	}
	if at, ok := errors.AsType[*toml.DecodeError](err); ok {
		line, column := at.Position()
		return nil, fmt.Errorf("%s:%d:%d: this is not valid TOML", path, line, column)
	}
	return nil, fmt.Errorf("%s: this is not valid TOML", path)
}

// merged lays tables over each other, later ones on top, key by key at every depth.
func merged(under, over map[string]any) map[string]any {
	all := maps.Clone(under)
	if all == nil {
		all = make(map[string]any, len(over))
	}
	for key, value := range over {
		inner, isTable := value.(map[string]any)
		below, wasTable := all[key].(map[string]any)
		if isTable && wasTable {
			all[key] = merged(below, inner)
		} else {
			all[key] = value
		}
	}
	return all
}

// at returns the value at a dotted path.
func at(table map[string]any, path string) (value any, found bool) {
	for name, rest, more := strings.Cut(path, "."); ; name, rest, more = strings.Cut(rest, ".") {
		value, found = table[name]
		if !more || !found {
			return value, found
		}
		if table, found = value.(map[string]any); !found {
			return nil, false
		}
	}
}

// texts calls yield with every text in a value, however deep.
func texts(value any, yield func(string)) {
	switch v := value.(type) {
	case string:
		yield(v)
	case []any:
		for _, item := range v {
			texts(item, yield)
		}
	case map[string]any:
		for _, item := range v {
			texts(item, yield)
		}
	}
}
