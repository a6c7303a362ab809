// Package html is the face of our own page. [Document] writes the whole first page from the messages of a full run; a
// [Renderer] turns every later batch into one text frame of patches by place; [Decode] reads what the client says.
//
// # Frames to the client
//
// A frame is a list of records between \x1e; a record is a letter and fields between \x1f. Neither character occurs in the
// fields: HTML has no use for them, so they are taken out. Places are delta paths, "0.2.1".
//
//	=place HTML    put this element or block there; a block of the same kind keeps its children
//	<session       a full run begins in the session with this id
//	[              a run begins that redraws slots only
//	>              the full run has ended: forget what it did not put
//	]slot…         the slots' run has ended: forget what it did not put in the slots with these fragment ids
//	!              the run has ended early: keep everything
//	tHTML          show a toast
//	oplace HTML    show this while something at the place is under way; without HTML: no longer
//	ctitle icon layout sidebar   the tab's title and icon's URL; "wide" or ""; "open", "closed" or ""
//	aHTML          the navigation, which says at which page the client is (before the page's elements)
//	uquery         the URL's query becomes this
//	iid seconds    run the fragment with the id again and again; without seconds: no longer. A full run ends all of that
//	r1, r0         a run is under way, or no longer
//	k              the client goes on with its session (this or n is the first frame on a socket)
//	nsession       the session that the client asked for is gone, this one is new and has drawn nothing
//	+              (last) something in this frame needs the second stylesheet: load it first
//	eHTML          lies over the page: the app could not be run or built; "" = now it could
//
// # Frames to the server
//
// They are built alike. The first record is the kind of message and the query string: p for a widget's event, f for a client
// that needs the whole page, s to stop the run, c to clear the caches. Its further fields say more of the client, in any order:
//
//	/path          the page that is wanted, by its path below the app's URL; left out: the one that is shown
//	@id            the fragment with the id is run again by itself
//	h              the browser went back or forward, or a link has a query: what the URL says counts
//	zname offset   the client's time zone, and the minutes from its time to UTC
//	llocale        its language
//	uURL           of the page, without query
//	m0, m1         whether the page stands in another one
//	cscheme        "dark" or "light"
//
// The last five are sent if the document says data-curious. Behind p and f follows one record a widget that has changed since the last one: its id, a letter for the kind of its value,
// and the value (see Decode).
//
// Concurrency: a Renderer belongs to one goroutine at a time; functions are safe.
package html

//go:generate go tool templ generate -f page.templ

// The separators of frames.
const (
	recordEnd = '\x1e'
	fieldEnd  = '\x1f'
)
