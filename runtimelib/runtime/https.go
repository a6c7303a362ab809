package runtime

import (
	"errors"
	"net"
	"net/http"
)

// SetHTTPS registers what serves encrypted connections. Package https calls it from its init, so that only servers that
// need it link it.
func SetHTTPS(serve func(server *http.Server, ln net.Listener, cert, key string) error) {
	serveHTTPS = serve
}

var serveHTTPS func(server *http.Server, ln net.Listener, cert, key string) error // written by init functions only

// errHTTPS says how a server comes by what its options ask for.
var errHTTPS = errors.New("server.sslCertFile: this server was built without HTTPS; set the option in the config: of the spec, " +
	"or import the package runtimelib/https, and build it again")

// accept takes connections from ln until the server is shut down: encrypted ones if the options name a certificate.
func (r *Runtime) accept(server *http.Server, ln net.Listener) error {
	o := r.options.Server
	switch {
	case o.SSLCertFile == "":
		return server.Serve(ln)
	case serveHTTPS == nil:
		ln.Close()
		return errHTTPS
	}
	return serveHTTPS(server, ln, o.SSLCertFile, o.SSLKeyFile)
}
