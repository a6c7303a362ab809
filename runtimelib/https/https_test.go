package https

import (
	"context"
	"crypto/ecdsa"
	"crypto/elliptic"
	"crypto/rand"
	"crypto/tls"
	"crypto/x509"
	"encoding/pem"
	"log/slog"
	"math/big"
	"net"
	"net/http"
	"os"
	"path/filepath"
	"strings"
	"testing"
	"time"

	"github.com/stgen/stgen/runtimelib/config"
	"github.com/stgen/stgen/runtimelib/delta"
	struntime "github.com/stgen/stgen/runtimelib/runtime"
	"github.com/stgen/stgen/runtimelib/state"
)

// still is an app that shows one text.
type still struct{}

func (still) Values(*state.Values) {}

func (still) Pages() []struntime.Page {
	return []struntime.Page{{Run: func(st *delta.Generator) {
		if st.Next() {
			st.Draw(delta.Text{Body: "still"})
		}
	}}}
}

// serving serves the app on a free port, which it returns, until the test ends. What ends it earlier is sent to failed.
func serving(t *testing.T, cert, key string) (address string, failed <-chan error) {
	t.Helper()
	options, err := config.Load(config.Values{"server.sslCertFile": cert, "server.sslKeyFile": key}, nil, nil)
	if err != nil {
		t.Fatal(err)
	}
	app := struntime.App{Spec: "still.yaml", Session: func() struntime.Session { return still{} }}
	r, err := struntime.New(app, options, slog.New(slog.DiscardHandler))
	if err != nil {
		t.Fatal(err)
	}
	ln, err := net.Listen("tcp", "127.0.0.1:0")
	if err != nil {
		t.Fatal(err)
	}
	ctx, cancel := context.WithCancel(context.Background())
	ended, done := make(chan error, 1), make(chan struct{})
	go func() {
		defer close(done)
		ended <- r.Serve(ctx, ln)
	}()
	t.Cleanup(func() {
		cancel()
		<-done
	})
	return ln.Addr().String(), ended
}

func TestServes(t *testing.T) {
	cert, key, pool := certificate(t)
	address, _ := serving(t, cert, key)
	client := &http.Client{Transport: &http.Transport{TLSClientConfig: &tls.Config{RootCAs: pool, ServerName: "localhost"}, ForceAttemptHTTP2: true}}
	resp, err := client.Get("https://" + address)
	if err != nil {
		t.Fatal(err)
	}
	resp.Body.Close()
	client.CloseIdleConnections()
	if resp.StatusCode != http.StatusOK || resp.ProtoMajor != 1 {
		t.Errorf("%s, %s", resp.Status, resp.Proto)
	}
}

func TestRefusesAMissingCertificate(t *testing.T) {
	missing := filepath.Join(t.TempDir(), "none.pem")
	_, failed := serving(t, missing, missing)
	if err := <-failed; err == nil || !strings.Contains(err.Error(), "none.pem") {
		t.Errorf("got %v", err)
	}
}

// certificate returns the files of a certificate for localhost, and a pool that trusts it.
func certificate(t *testing.T) (cert, key string, pool *x509.CertPool) {
	t.Helper()
	private, err := ecdsa.GenerateKey(elliptic.P256(), rand.Reader)
	if err != nil {
		t.Fatal(err)
	}
	template := &x509.Certificate{SerialNumber: big.NewInt(1), NotAfter: time.Now().Add(time.Hour), DNSNames: []string{"localhost"}}
	der, err := x509.CreateCertificate(rand.Reader, template, template, private.Public(), private)
	if err != nil {
		t.Fatal(err)
	}
	secret, err := x509.MarshalPKCS8PrivateKey(private)
	if err != nil {
		t.Fatal(err)
	}
	public := pem.EncodeToMemory(&pem.Block{Type: "CERTIFICATE", Bytes: der})
	pool = x509.NewCertPool()
	pool.AppendCertsFromPEM(public)
	dir := t.TempDir()
	cert, key = filepath.Join(dir, "cert.pem"), filepath.Join(dir, "key.pem")
	for path, data := range map[string][]byte{cert: public, key: pem.EncodeToMemory(&pem.Block{Type: "PRIVATE KEY", Bytes: secret})} {
		if err := os.WriteFile(path, data, 0o600); err != nil {
			t.Fatal(err)
		}
	}
	return cert, key, pool
}
