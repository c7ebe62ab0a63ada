package desktop

import (
	"strconv"

	"donthu/assets"
	"donthu/data/store"
)

// tellMarked says on the button for how many letters a document would be written.
func (r *register) tellMarked() {
	words := assets.Text("batch.open")
	if n := len(r.table.Marked()); n > 0 {
		words = assets.Text("batch.open.marked", number(n))
	}
	r.many.SetText(words)
	r.unmark.Hidden = len(r.table.Marked()) == 0
	r.whole.Refresh() // the button may be wider now
}

// batch writes the same document on the marked letters, else on all that are listed.
func (r *register) batch() {
	marked := r.table.Marked()
	if len(marked) == 0 {
		r.o.open(BatchRef{Query: r.query})
		return
	}
	q := store.Query{IDs: []int64{}}
	for _, name := range marked {
		if id, err := strconv.ParseInt(name, 10, 64); err == nil {
			q.IDs = append(q.IDs, id)
		}
	}
	r.o.open(BatchRef{Query: q})
}
