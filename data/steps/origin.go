package steps

import (
	"bytes"
	"encoding/json"
	"fmt"
	"time"
)

// Origin is where a step was first written that came in with another register. The step's own
// author and time are those of the joining, so that the chain tells when it came; what stood in
// the other register stays told here, and is covered by the step's hash.
type Origin struct {
	From      string    `json:"from"` // the office that wrote it
	Seq       int64     `json:"seq"`  // its place in that register
	Hash      string    `json:"hash"` // and its hash there
	WrittenAt time.Time `json:"at"`
	Author    string    `json:"by,omitempty"`
}

// IsZero reports whether the step was written in this register.
func (o Origin) IsZero() bool { return o.Hash == "" }

// Written says when and by whom a step was first written, and in which office where that was
// not this one.
func (s Step) Written() Origin {
	if !s.Origin.IsZero() {
		return s.Origin
	}
	return Origin{Seq: s.Seq, Hash: s.Hash, WrittenAt: s.WrittenAt, Author: s.Author}
}

// originKey stands in the JSON text of a content that came with another register. No string
// can hold it: a quotation mark in one is escaped.
const originKey = `"origin":`

// WithOrigin is the JSON text of a content, an object, with the origin of its step.
func WithOrigin(content []byte, o Origin) ([]byte, error) {
	raw, err := json.Marshal(o)
	if err != nil || len(content) < 2 || content[len(content)-1] != '}' {
		return nil, fmt.Errorf("origin of %q: %w", content, err)
	}
	out := append([]byte(nil), content[:len(content)-1]...)
	if len(out) > 1 {
		out = append(out, ',')
	}
	return append(append(append(out, originKey...), raw...), '}'), nil
}

// OriginOf is the origin that the JSON text of a content tells; zero when there is none.
func OriginOf(content []byte) (o Origin, err error) {
	if !bytes.Contains(content, []byte(originKey)) {
		return o, nil
	}
	var told struct{ Origin Origin }
	err = json.Unmarshal(content, &told)
	return told.Origin, err
}
