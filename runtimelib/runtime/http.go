package runtime

import (
	"net/http"
	"net/url"
	"slices"
	"strings"
)

// routes returns everything that the server answers (http.md).
func (r *Runtime) routes() http.Handler {
	mux := http.NewServeMux()
	mux.HandleFunc("GET /_stcore/health", r.health)
	mux.HandleFunc("OPTIONS /_stcore/health", func(w http.ResponseWriter, _ *http.Request) { w.WriteHeader(http.StatusNoContent) })
	mux.HandleFunc("GET /_stcore/host-config", r.hostConfig)
	mux.HandleFunc("GET /_stcore/stream", r.upgrade)
	r.face.routes(mux)
	return r.guard(r.underBase(mux))
}

// guard refuses what no handler should see: paths that try to leave, hosts that are not served.
func (r *Runtime) guard(next http.Handler) http.Handler {
	return http.HandlerFunc(func(w http.ResponseWriter, req *http.Request) {
		if !cleanPath(req.URL.Path) || strings.HasPrefix(req.RequestURI, "//") {
			http.Error(w, "Bad Request", http.StatusBadRequest)
			return
		}
		if hosts := r.options.Server.AllowedHosts; len(hosts) > 0 && !slices.Contains(hosts, hostname(req.Host)) {
			http.Error(w, "Bad Request", http.StatusBadRequest)
			return
		}
		w.Header().Set("X-Content-Type-Options", "nosniff")
		next.ServeHTTP(w, req)
	})
}

// cleanPath reports whether a path has no empty, backward or foreign parts.
func cleanPath(path string) bool {
	return strings.HasPrefix(path, "/") && !strings.Contains(path, "//") && !strings.ContainsAny(path, "\\\x00") &&
		!slices.ContainsFunc(strings.Split(path, "/"), func(part string) bool { return part == ".." || part == "." })
}

// underBase serves next below server.baseUrlPath.
func (r *Runtime) underBase(next http.Handler) http.Handler {
	base := r.options.Server.BaseURLPath
	if base == "" {
		return next
	}
	base = "/" + base
	below := http.StripPrefix(base, next)
	return http.HandlerFunc(func(w http.ResponseWriter, req *http.Request) {
		switch {
		case req.URL.Path == base:
			http.Redirect(w, req, base+"/", http.StatusTemporaryRedirect)
		case strings.HasPrefix(req.URL.Path, base+"/"):
			below.ServeHTTP(w, req)
		default:
			http.NotFound(w, req)
		}
	})
}

func (r *Runtime) health(w http.ResponseWriter, _ *http.Request) {
	w.Header().Set("Content-Type", "text/plain; charset=utf-8")
	w.Header().Set("Cache-Control", "no-cache")
	w.Write([]byte("ok"))
}

// hostConfig answers what the frontend asks for before it connects (http.md).
func (r *Runtime) hostConfig(w http.ResponseWriter, _ *http.Request) {
	w.Header().Set("Content-Type", "application/json")
	w.Header().Set("Cache-Control", "no-cache")
	w.Write([]byte(`{"allowedOrigins": [], "useExternalAuthToken": false, "enableCustomParentMessages": false, ` +
		`"enforceDownloadInNewTab": false, "metricsUrl": "", "blockErrorDialogs": false, "resourceCrossOriginMode": null}`))
}

// originAllowed reports whether a page of the request's Origin may open a socket here (http.md): our own pages, pages
// of this machine, and those that the options name.
func (r *Runtime) originAllowed(req *http.Request) bool {
	origin := req.Header.Get("Origin")
	if origin == "" || !r.options.Server.EnableCORS {
		return true
	}
	u, err := url.Parse(origin)
	if err != nil || u.Host == "" {
		return false
	}
	if strings.EqualFold(u.Host, req.Host) || slices.Contains(r.options.Server.CORSAllowedOrigins, origin) {
		return true
	}
	switch name := u.Hostname(); name {
	case "localhost", "127.0.0.1", "::1":
		return true
	default:
		return name == r.options.Browser.ServerAddress
	}
}

// hostname returns a Host header without its port.
func hostname(host string) string {
	u := url.URL{Host: host}
	return u.Hostname()
}
