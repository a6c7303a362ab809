package main

import (
	"errors"
	"fmt"
	"io"
	"os"
	"strconv"
	"time"

	"github.com/cli/browser"
	"github.com/spf13/cobra"

	"github.com/stgen/stgen/internal/devloop"
	"github.com/stgen/stgen/runtimelib/config"
)

// newRun returns `stgen run`.
func newRun() *cobra.Command {
	var port int
	var noBrowser bool
	cmd := &cobra.Command{
		Use:   "run app.yaml [-- SERVER OPTIONS]",
		Short: "Serve a spec, and again whenever it changes",
		Long: "Run builds the server of a spec and serves it, by default at http://localhost:8501 or the next free port.\n" +
			"When the spec or a file that it reads changes, it is built again and takes the place of the old one;\n" +
			"a spec with mistakes leaves the old one running. What follows -- are options of the server.",
		Example: "  stgen run app.yaml\n  stgen run app.yaml --port 9000 -- --server.address 0.0.0.0",
		Args: func(cmd *cobra.Command, args []string) error {
			spec, _ := splitArgs(cmd, args)
			return oneSpec(cmd, spec)
		},
		RunE: func(cmd *cobra.Command, args []string) error {
			spec, server := splitArgs(cmd, args)
			if cmd.Flags().Changed("port") {
				server = append(server, "--server.port", strconv.Itoa(port))
			}
			return run(cmd, spec[0], server, !noBrowser)
		},
	}
	cmd.Flags().IntVar(&port, "port", 8501, "first port to try")
	cmd.Flags().BoolVar(&noBrowser, "no-browser", false, "do not open the app in a browser")
	return cmd
}

// splitArgs tells arguments from those behind --.
func splitArgs(cmd *cobra.Command, args []string) (own, server []string) {
	if dash := cmd.ArgsLenAtDash(); dash >= 0 {
		return args[:dash], args[dash:]
	}
	return args, nil
}

// run serves the spec until the command is told to end.
func run(cmd *cobra.Command, spec string, server []string, open bool) error {
	options, err := config.Load(nil, os.Environ(), server)
	if errors.Is(err, config.ErrHelp) {
		return config.WriteHelp(cmd.OutOrStdout(), "stgen run "+spec+" --")
	}
	if err != nil {
		return usageError{err}
	}
	r := reporter{spec: spec, out: cmd.OutOrStdout(), err: cmd.ErrOrStderr(), open: open}
	return devloop.Run(cmd.Context(), devloop.Options{
		Spec:    spec,
		Address: options.Server.Address,
		Port:    options.Server.Port,
		Args:    server,
		Stdout:  cmd.OutOrStdout(),
		Stderr:  cmd.ErrOrStderr(),
		Report:  r.report,
	})
}

// reporter shows in the terminal what the dev loop does.
type reporter struct {
	spec     string
	out, err io.Writer
	open     bool // open the first server in a browser
}

// report shows one round.
func (r reporter) report(round devloop.Round) {
	show(r.err, round.Diags)
	if round.Err != nil {
		fmt.Fprintln(r.err, "stgen:", round.Err)
	}
	switch {
	case round.First:
		fmt.Fprintf(r.out, "\n  %s is at %s\n\n", r.spec, round.URL)
		if r.open {
			openBrowser(round.URL)
		}
	case round.URL != "":
		fmt.Fprintf(r.out, "  built again in %v\n", round.Took.Round(time.Millisecond))
	case round.Running && (round.Err != nil || round.Diags.HasErrors()):
		fmt.Fprintln(r.err, "\n  the app goes on as it was; waiting for a change")
	case !round.Running:
		fmt.Fprintln(r.err, "\n  waiting for a change of", r.spec)
	}
}

// openBrowser shows url in the user's browser. Where there is none, the URL in the terminal must do.
func openBrowser(url string) {
	browser.Stdout, browser.Stderr = io.Discard, io.Discard
	_ = browser.OpenURL(url)
}
