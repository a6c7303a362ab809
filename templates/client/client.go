// Package client is the page's script and stylesheet: TypeScript and CSS in src, bundled, minified and compressed into dist
// by `go generate`. The bundle is committed, so that nobody needs more than Go.
//
// What most pages need is one script and one stylesheet; a second pair holds what rarer elements need (Rare).
// Names carry a hash of the content, so that browsers keep the files for ever.
package client

import (
	_ "embed"
	"net/http"
	"strconv"
	"strings"
)

//go:generate go run ../../internal/clientgen

// Path is where the files are served; it ends with a slash.
const Path = "/_stgen/"

var (
	//go:embed dist/app.js
	script []byte
	//go:embed dist/app.js.gz
	scriptGzip []byte
	//go:embed dist/app.css
	style []byte
	//go:embed dist/app.css.gz
	styleGzip []byte
	//go:embed dist/more.js
	more []byte
	//go:embed dist/more.js.gz
	moreGzip []byte
	//go:embed dist/more.css
	look []byte
	//go:embed dist/more.css.gz
	lookGzip []byte
)

const (
	typeScript = "text/javascript; charset=utf-8"
	typeStyle  = "text/css; charset=utf-8"
)

// Handler serves the files below Path.
func Handler() http.Handler { return http.HandlerFunc(serve) }

func serve(w http.ResponseWriter, req *http.Request) {
	switch strings.TrimPrefix(req.URL.Path, Path) {
	case Script:
		write(w, req, typeScript, script, scriptGzip)
	case Style:
		write(w, req, typeStyle, style, styleGzip)
	case More:
		write(w, req, typeScript, more, moreGzip)
	case Look:
		write(w, req, typeStyle, look, lookGzip)
	default:
		http.NotFound(w, req)
	}
}

func write(w http.ResponseWriter, req *http.Request, kind string, plain, compressed []byte) {
	h := w.Header()
	h.Set("Content-Type", kind)
	h.Set("Cache-Control", "public, max-age=31536000, immutable")
	h.Set("Vary", "Accept-Encoding")
	body := plain
	if strings.Contains(req.Header.Get("Accept-Encoding"), "gzip") {
		h.Set("Content-Encoding", "gzip")
		body = compressed
	}
	h.Set("Content-Length", strconv.Itoa(len(body)))
	_, _ = w.Write(body) // a client that is gone needs no answer
}
