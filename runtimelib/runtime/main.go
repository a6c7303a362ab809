package runtime

import (
	"context"
	"errors"
	"fmt"
	"io"
	"log/slog"
	"net"
	"os"
	"os/signal"
	"syscall"

	"github.com/stgen/stgen/runtimelib/config"
)

// Main serves app until the process is told to end. It reads options from the command line and the environment, and
// does not return.
func Main(app App) {
	os.Exit(run(app, os.Args[1:], os.Environ(), os.Stdout, os.Stderr))
}

// run is Main with everything from outside as parameters. It returns the exit code: 2 for wrong options.
func run(app App, args, environ []string, stdout, stderr io.Writer) int {
	options, err := config.Load(app.Options, environ, args)
	if errors.Is(err, config.ErrHelp) {
		config.WriteHelp(stdout, app.Name())
		return 0
	}
	if err != nil {
		fmt.Fprintln(stderr, err)
		return 2
	}
	if options.Dir != "" {
		if err := os.Chdir(options.Dir); err != nil {
			fmt.Fprintln(stderr, err)
			return 2
		}
	}
	handler, err := openSecrets(app, environ, slog.NewTextHandler(stderr, &slog.HandlerOptions{Level: level(options.Logger.Level)}))
	if err != nil {
		fmt.Fprintln(stderr, err)
		return 1
	}
	ctx, stop := signal.NotifyContext(context.Background(), os.Interrupt, syscall.SIGTERM)
	defer stop()
	ctx, notices, cancel := supervised(ctx, os.Stdin)
	defer cancel()
	if err := serve(ctx, app, options, slog.New(handler), stdout, notices); err != nil {
		fmt.Fprintln(stderr, err)
		return 1
	}
	return 0
}

// openSecrets finds the app's secrets, if it has any, and returns a handler for its log that masks them. The error names
// those that are missing.
func openSecrets(app App, environ []string, handler slog.Handler) (slog.Handler, error) {
	if app.Secrets == nil {
		return handler, nil
	}
	if err := app.Secrets.Open("", environ); err != nil {
		return nil, err
	}
	return app.Secrets.Handler(handler), nil
}

func level(l config.LogLevel) slog.Level {
	switch l {
	case config.LogError:
		return slog.LevelError
	case config.LogWarning:
		return slog.LevelWarn
	case config.LogDebug:
		return slog.LevelDebug
	}
	return slog.LevelInfo
}

// Serve serves app at the address that the options name until ctx ends, and prints the URL to out once it is ready to
// take connections. It looks for the app's secrets first. The environment may hand it a socket that listens already (STGEN_LISTEN_FD).
func Serve(ctx context.Context, app App, options *config.Options, log *slog.Logger, out io.Writer) error {
	handler, err := openSecrets(app, os.Environ(), log.Handler())
	if err != nil {
		return err
	}
	return serve(ctx, app, options, slog.New(handler), out, nil)
}

// serve is Serve with the notices of a supervisor, nil if there is none.
func serve(ctx context.Context, app App, options *config.Options, log *slog.Logger, out io.Writer, notices <-chan string) error {
	ln, err := listen(options)
	if err != nil {
		return err
	}
	r, err := New(app, options, log)
	if err != nil {
		ln.Close()
		return err
	}
	fmt.Fprintf(out, "\n  %s is at %s\n\n", app.Name(), address(ln.Addr(), options))
	if notices != nil {
		go r.relay(ctx, notices)
	}
	return r.Serve(ctx, ln)
}

// address returns what a user types to reach the server.
func address(addr net.Addr, options *config.Options) string {
	host, port, err := net.SplitHostPort(addr.String())
	if err != nil {
		return addr.String()
	}
	if ip := net.ParseIP(host); ip == nil || ip.IsUnspecified() || ip.IsLoopback() {
		host = "localhost"
	}
	scheme := "http://"
	if options.Server.SSLCertFile != "" {
		scheme = "https://"
	}
	u := scheme + net.JoinHostPort(host, port)
	if base := options.Server.BaseURLPath; base != "" {
		u += "/" + base
	}
	return u
}
