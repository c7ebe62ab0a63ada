package intake_test

import (
	"context"
	"fmt"
	"iter"
	"log"

	"donthu/data"
	"donthu/data/intake"
)

// counting is a register that only counts what would come in.
type counting map[data.StepType]int

func (c counting) Import(_ context.Context, records iter.Seq[data.Record], _ bool, outcome func(data.Record, data.Outcome)) error {
	for record := range records {
		c[record.Drafts[0].Content.StepType()]++
		outcome(record, data.Added)
	}
	return nil
}

// A book is read row by row; each becomes a record, the steps that the row tells.
func Example() {
	register := counting{}
	result, err := intake.Import(context.Background(), register, "../../testdata/samples/so-chuan-2026.xlsx", intake.Options{Today: data.MustDate("2026-11-24")})
	if err != nil {
		log.Fatal(err)
	}
	fmt.Println(register[data.StepReceived], "letters,", register[data.StepReception], "visits,", register[data.StepReceptionDay], "days;", len(result.Problems), "problems")
	// Output:
	// 260 letters, 182 visits, 52 days; 0 problems
}
