package intake

import (
	"iter"

	"donthu/data/table"
)

// numberedRow is one element of workbook.rows.
type numberedRow struct {
	number int
	table.Row
}

// ahead reads rows in another goroutine while the ones before are taken in:
// unpacking a workbook costs as much as writing its letters.
func ahead(rows iter.Seq2[int, table.Row]) iter.Seq2[int, table.Row] {
	return func(yield func(int, table.Row) bool) {
		batches, stop := make(chan []numberedRow, 8), make(chan struct{})
		go func() {
			defer close(batches)
			var batch []numberedRow
			for number, row := range rows {
				if batch = append(batch, numberedRow{number, row}); len(batch) < 64 {
					continue
				}
				select {
				case batches <- batch:
					batch = nil
				case <-stop:
					return
				}
			}
			select {
			case batches <- batch:
			case <-stop:
			}
		}()
		defer func() {
			close(stop)
			for range batches { // until the reader has ended: it still uses the workbook
			}
		}()
		for batch := range batches {
			for _, r := range batch {
				if !yield(r.number, r.Row) {
					return
				}
			}
		}
	}
}
