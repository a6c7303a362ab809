// Package state is SessionState: what one session knows. Widget values, triggers and the app's own variables
// live here, each under its name, and each can say when it last changed.
//
// Generated code keeps typed handles ([Var], [Widget], [Trigger], [Let], [Turns]) in a struct of its own and declares
// them once; [SessionState] is the same values seen as a dictionary. Every change advances a clock. An element
// is drawn again when an [Input] it reads has changed since the page was last drawn whole.
//
// Concurrency: nothing here is safe for concurrent use. A session's values belong to the goroutine of its
// current run; runs of one session never overlap.
package state
