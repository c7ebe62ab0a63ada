package store

import (
	"context"
	"fmt"
	"strconv"
	"strings"
)

// NextReplyNumber proposes the number of the next document of the year whose
// number ends with ending ("/TB-UBND"): one more than the highest recorded. The
// clerk may type another, such as the one of the mail clerk's book.
func (s *Store) NextReplyNumber(ctx context.Context, year int, ending string) (int, error) {
	rows, err := s.read.QueryContext(ctx,
		"SELECT json_extract(content, '$.number') FROM steps WHERE type = 'replied' AND legal_date LIKE ? AND json_extract(content, '$.number') LIKE ?",
		fmt.Sprintf("%04d-%%", year), "%"+ending)
	if err != nil {
		return 0, err
	}
	defer rows.Close()
	highest := 0
	for rows.Next() {
		var number string
		if err := rows.Scan(&number); err != nil {
			return 0, err
		}
		if n, err := strconv.Atoi(strings.TrimSpace(strings.TrimSuffix(number, ending))); err == nil {
			highest = max(highest, n)
		}
	}
	return highest + 1, rows.Err()
}
