package text

import (
	"golang.org/x/text/collate"
	"golang.org/x/text/language"
)

// SortKeys makes keys that order names as Vietnamese dictionaries do. It is for one goroutine.
type SortKeys struct {
	collator *collate.Collator
	buffer   collate.Buffer
}

// NewSortKeys is a maker of keys.
func NewSortKeys() *SortKeys { return &SortKeys{collator: collate.New(language.Vietnamese)} }

// Of is the key of a name: keys are compared byte by byte.
func (k *SortKeys) Of(s string) []byte {
	k.buffer.Reset()
	return append([]byte(nil), k.collator.KeyFromString(&k.buffer, s)...)
}
