package runtime

import (
	"bytes"
	"errors"
	"io/fs"
	"net/http"
	"os"
	"path"
	"strings"
	"time"
)

// frontend serves the static files of the genuine frontend; a path that is no file is the page (http.md).
type frontend struct {
	files fs.FS
	index []byte
	start time.Time
}

func newFrontend(dir string) (*frontend, error) {
	index, err := os.ReadFile(path.Join(dir, "index.html"))
	if err != nil {
		if errors.Is(err, fs.ErrNotExist) {
			return nil, errors.New("there is no index.html in it; it has to be the folder static of Streamlit's wheel")
		}
		return nil, err
	}
	return &frontend{files: os.DirFS(dir), index: index, start: time.Now()}, nil
}

func (f *frontend) ServeHTTP(w http.ResponseWriter, req *http.Request) {
	name := strings.TrimPrefix(req.URL.Path, "/")
	switch {
	case req.Method != http.MethodGet && req.Method != http.MethodHead:
		w.Header().Set("Allow", "GET, HEAD")
		http.Error(w, "Method Not Allowed", http.StatusMethodNotAllowed)
	case strings.HasSuffix(name, "/_stcore/health"), strings.HasSuffix(name, "/_stcore/host-config"):
		http.NotFound(w, req)
	case name != "" && strings.HasSuffix(name, "/"):
		target := *req.URL
		target.Path = strings.TrimSuffix(target.Path, "/")
		w.Header().Set("Cache-Control", "no-cache")
		http.Redirect(w, req, target.String(), http.StatusMovedPermanently)
	case f.isFile(name):
		if strings.HasPrefix(name, "static/") {
			w.Header().Set("Cache-Control", "public, immutable, max-age=31536000")
		}
		http.ServeFileFS(w, req, f.files, name)
	default:
		w.Header().Set("Cache-Control", "no-cache")
		http.ServeContent(w, req, "index.html", f.start, bytes.NewReader(f.index))
	}
}

func (f *frontend) isFile(name string) bool {
	if name == "" || name == "index.html" || !fs.ValidPath(name) {
		return false
	}
	info, err := fs.Stat(f.files, name)
	return err == nil && info.Mode().IsRegular()
}
