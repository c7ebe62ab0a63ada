package forms

import (
	"strings"

	"donthu/assets"
	"donthu/data/register"
)

// uncounted names the visits of the period that no column of 01/TCD counts: a book may say
// that an officer received on a day on which the head or a delegate does.
func (b *basis) uncounted() []Finding {
	var ids []int64
	for _, i := range b.visits() {
		if i.holds&blocks == 0 {
			ids = append(ids, i.parts[0].id)
		}
	}
	if len(ids) == 0 {
		return nil
	}
	return []Finding{{Concern: Incomplete, Text: assets.Text("review.uncounted", "count", len(ids), "officer", strings.ToLower(register.Officer.Label())), Subject: Receptions, Letters: ids}}
}
