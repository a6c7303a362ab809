package delta

import (
	"hash/fnv"
	"strconv"
	"strings"

	"github.com/stgen/stgen/runtimelib/pb"
)

// PageLink is st.page_link: a link to another page of the app, or to a page elsewhere.
type PageLink struct {
	Page         string `st:"page,first,page"` // the page's path below the app's URL; "" = the default page; a URL is a page elsewhere
	Label        string `st:"label,markdown"`  // left out: the page's title
	Icon         string `st:"icon,icon"`       // left out: the page's icon
	IconPosition string `st:"icon_position" oneof:"left right" default:"left"`
	Help         string `st:"help,markdown"`
	Disabled     bool   `st:"disabled"`
	Width        Size   `st:"width" default:"content"`
	Query        string `st:"query_params,query"` // of the URL behind the link, without "?"
}

func (e PageLink) draw(d *drawing) {
	m := &pb.PageLink{
		Page: e.Page, Label: dedent(e.Label), Icon: e.Icon, Help: dedent(e.Help), Disabled: e.Disabled, QueryString: e.Query,
	}
	if e.IconPosition == "right" {
		m.IconPosition = pb.ButtonLikeIconPositionRight
	}
	if strings.Contains(e.Page, "://") {
		m.External = true
	} else {
		m.PageScriptHash = PageHash(e.Page)
	}
	d.element(&pb.Element{Type: m, WidthConfig: e.Width.or(Content).width()})
}

// PageHash returns what identifies a page on the wire by its path: equal in every process of the same spec. The default
// page's path is "".
func PageHash(path string) string {
	h := fnv.New32a()
	h.Write([]byte(path))
	return "p" + strconv.FormatUint(uint64(h.Sum32()), 36)
}
