package letters

import (
	"strconv"

	"donthu/app/desktop/desk"
	"donthu/app/kit"
	"donthu/assets"
	"donthu/data/store"
)

// tellMarked says on the button for how many letters a document would be written.
func (r *Register) tellMarked() {
	words := assets.Text("batch.open")
	if n := len(r.Table.Marked()); n > 0 {
		words = assets.Text("batch.open.marked", kit.Number(n))
	}
	r.many.SetText(words)
	r.unmark.Hidden = len(r.Table.Marked()) == 0
	r.whole.Refresh() // the button may be wider now
}

// batch writes the same document on the marked letters, else on all that are listed.
func (r *Register) batch() {
	marked := r.Table.Marked()
	if len(marked) == 0 {
		r.o.Open(desk.Batch{Query: r.query})
		return
	}
	q := store.Query{IDs: []int64{}}
	for _, name := range marked {
		if id, err := strconv.ParseInt(name, 10, 64); err == nil {
			q.IDs = append(q.IDs, id)
		}
	}
	r.o.Open(desk.Batch{Query: q})
}
