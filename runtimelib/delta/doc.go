// Package delta is the st.* API: DeltaGenerator and the elements it draws.
//
// An element is one struct, named after its Streamlit function, with that function's parameters as fields. A
// [Generator] is one container of the page: the record of what stands at each of its places, and the cursor of the
// run that passes over it. A run moves from place to place with [Generator.Next], which says whether what stands there has to
// be drawn; a place whose inputs have not changed costs a comparison and sends nothing.
//
// Struct tags say how the spec names a field; see package catalog for their language.
//
// Concurrency: a [Page] and all that belongs to it is owned by the goroutine of the session's current run.
package delta
