package runtime

import (
	"github.com/stgen/stgen/runtimelib/config"
	"github.com/stgen/stgen/runtimelib/pb"
	"github.com/stgen/stgen/runtimelib/session"
)

// clientConfig returns what clients are told of the server's options.
func clientConfig(options *config.Options) *pb.Config {
	c := session.DefaultConfig()
	c.AllowRunOnSave = options.Server.AllowRunOnSave
	c.DisableDataExport = options.Client.DisableDataExport
	switch options.Client.ToolbarMode {
	case "developer":
		c.ToolbarMode = pb.ConfigToolbarModeDeveloper
	case "viewer":
		c.ToolbarMode = pb.ConfigToolbarModeViewer
	case "minimal":
		c.ToolbarMode = pb.ConfigToolbarModeMinimal
	}
	switch options.Client.ShowErrorLinks {
	case config.LinksTrue:
		c.ShowErrorLinks = pb.ConfigShowErrorLinksShowErrorLinksTrue
	case config.LinksFalse:
		c.ShowErrorLinks = pb.ConfigShowErrorLinksShowErrorLinksFalse
	}
	return c
}
