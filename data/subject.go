package data

// Label is the Vietnamese word for what a step happened to.
func (s Subject) Label() string { return label("subject.", string(s)) }
