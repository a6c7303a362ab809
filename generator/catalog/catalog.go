package catalog

import (
	"fmt"
	"slices"
	"sync"
)

// catalogue is the table, read.
type catalogue struct {
	elements   []*Element
	byName     map[string]*Element
	page       *Element
	navigation *Element
	dialog     *Element
}

// load reads the table. It is a part of the program, so that a mistake in it is a panic.
var load = sync.OnceValue(func() *catalogue {
	c := &catalogue{byName: map[string]*Element{}}
	for _, r := range rows {
		e, err := read(r)
		if err != nil {
			panic(fmt.Errorf("catalog: %w", err))
		}
		c.elements = append(c.elements, e)
		c.byName[e.Name] = e
	}
	for _, other := range []struct {
		row row
		to  **Element
	}{{pageRow, &c.page}, {navigationRow, &c.navigation}, {dialogRow, &c.dialog}} {
		e, err := read(other.row)
		if err != nil {
			panic(fmt.Errorf("catalog: %w", err))
		}
		*other.to = e
	}
	return c
})

// Elements returns all elements in the order of the reference.
func Elements() []*Element { return slices.Clone(load().elements) }

// Lookup returns the element that a spec calls name, or nil; [LookupAbsent] may know why there is none.
func Lookup(name string) *Element { return load().byName[name] }

// Names lists what the elements are called, for suggestions.
func Names() []string {
	var names []string
	for _, e := range load().elements {
		names = append(names, e.Name)
	}
	return names
}

// PageConfig returns what `app:` holds of set_page_config. It is no element: Lookup does not find it.
func PageConfig() *Element { return load().page }

// Dialog returns what an entry of `dialogs:` holds of st.dialog. It is no element: Lookup does not find it.
func Dialog() *Element { return load().dialog }

// Navigation returns what `navigation:` holds of st.navigation. It is no element: Lookup does not find it.
func Navigation() *Element { return load().navigation }
