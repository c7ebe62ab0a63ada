package register

import (
	"fmt"

	"donthu/data/text"
)

// Occasion is what a document is issued on: a letter or a visit of citizens. The
// other one is zero.
type Occasion struct {
	Letter Letter
	Visit  Reception
}

// ID is the id of the letter or the visit: no letter has that of a visit.
func (o *Occasion) ID() int64 { return o.Letter.ID + o.Visit.ID }

// Documents are all documents on it, drafts too.
func (o *Occasion) Documents() []Reply {
	if o.Visit.ID != 0 {
		return o.Visit.Documents()
	}
	return o.Letter.Documents()
}

// Masked is the letter or visit as everybody may read it, see Letter.Masked.
func (o *Occasion) Masked() Occasion {
	return Occasion{Letter: o.Letter.Masked(), Visit: o.Visit.Masked()}
}

// FileName names it in names of files, without persons.
func (o *Occasion) FileName() string {
	if o.Visit.ID != 0 {
		return fmt.Sprintf("luot-tiep-%s-%d", o.Visit.On, max(o.Visit.Turn, 1))
	}
	return "don-" + text.Plain(o.Letter.Number.String())
}

// Files are the files that lie with it.
func (o *Occasion) Files() []Filed {
	if o.Visit.ID != 0 {
		return o.Visit.Files
	}
	return o.Letter.Files
}
