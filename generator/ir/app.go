package ir

// Loop is a `for` of a body.
type Loop struct{}
