package table_test

import (
	"context"
	"errors"
	"strings"
	"testing"

	"donthu/data/table"
)

func TestOpeningABigFileTellsHowFarItIsAndEndsWhenNobodyWantsIt(t *testing.T) {
	file := written(t, "STT;Nội dung\n"+strings.Repeat("1;Thu hồi đất\n", 10_000))
	var told []int
	b, err := table.OpenIn(t.Context(), file, func(rows int) { told = append(told, rows) })
	if err != nil || len(told) != 4 || told[0] != 2048 {
		t.Fatalf("told %v, %v", told, err)
	}
	b.Close()
	ctx, stop := context.WithCancel(t.Context())
	seen := 0
	if _, err := table.OpenIn(ctx, file, func(rows int) { seen = rows; stop() }); !errors.Is(err, context.Canceled) || seen != 2048 {
		t.Errorf("after %d rows: %v", seen, err)
	}
}
