package forms

import (
	"context"
	"fmt"
	"strings"

	"donthu/assets"
	"donthu/data/day"
	"donthu/data/register"
)

// uncounted names the visits of the period that no column of 01/TCD counts: a book may say
// that an officer received on a day on which the head or a delegate does.
func uncounted(ctx context.Context, reg Register, p day.Period) ([]Finding, error) {
	visits, err := reg.Receptions(ctx, p)
	if err != nil {
		return nil, fmt.Errorf("visits: %w", err)
	}
	var ids []int64
	for i := range visits {
		if visitWords.of(&basis{period: p}, &visits[i])&blocks == 0 {
			ids = append(ids, visits[i].ID)
		}
	}
	if len(ids) == 0 {
		return nil, nil
	}
	return []Finding{{Concern: Incomplete, Text: assets.Text("review.uncounted", "count", len(ids), "officer", strings.ToLower(register.Officer.Label())), Subject: Receptions, Letters: ids}}, nil
}
