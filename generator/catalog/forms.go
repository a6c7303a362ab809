package catalog

// The elements below have no struct in package delta: what they show is drawn by others. They are told in the same way.

// body is the type of a field that takes a list of elements.
type body struct{}

// write is st.write: each value as what goes with its type: texts as Markdown, numbers and dates as code, lists and records as
// JSON, tables as tables.
type write struct {
	Args            []any `st:"args,variadic,first"` // one value, or a list of them
	UnsafeAllowHTML bool  `st:"unsafe_allow_html"`   // HTML in texts; sanitised
}

// sidebar is st.sidebar: what is inside stands in the page's sidebar.
type sidebar struct{}

// bottom is st.bottom: what is inside is pinned to the bottom of the page.
type bottom struct{}
