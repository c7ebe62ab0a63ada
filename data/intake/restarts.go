package intake

import "cmp"

// findRestarts finds the sheets whose ordinals begin again within a year – a sheet or a part for
// each month –, so that they number no letters. A single number that stands twice is no restart.
func (run *run) findRestarts() error {
	begun := map[int]int{} // year: how often 1 and 2 followed each other
	var unsure []*sheet
	for _, s := range run.sheets {
		if s.subject != letters {
			continue
		}
		at := s.at("letter.number")
		if at < 0 {
			at = s.at("letter.ordinal")
		}
		if at < 0 || s.writesYears(at) {
			continue
		}
		unsure = append(unsure, s)
		before := 0
		for number, row := range run.w.rows(s.index, s.name) {
			cells := row.Cells
			if number <= s.last || s.kindOfRow(number, cells) != recordRow {
				continue
			}
			n, err := readCount(cell(cells, at))
			if err != nil {
				continue
			}
			if n == 2 && before == 1 {
				begun[cmp.Or(s.year, s.yearOf(cells))]++
			}
			before = n
		}
		if run.w.err != nil {
			return run.w.err
		}
	}
	for _, times := range begun {
		if times > 1 {
			for _, s := range unsure {
				s.restarts = true
			}
		}
	}
	return nil
}

// writesYears reports whether the numbers in column at name their years.
func (s *sheet) writesYears(at int) bool {
	for _, cells := range s.samples {
		if number, err := readNumber(cell(cells, at)); err == nil && number.Year != 0 {
			return true
		}
	}
	return false
}

// yearOf is the year of the first day in a row, 0 for none.
func (s *sheet) yearOf(cells []string) int {
	for i, c := range s.columns {
		if isDay(s.subject, c.key) {
			if d, err := readDay(cell(cells, i)); err == nil {
				return d.Year()
			}
		}
	}
	return 0
}
