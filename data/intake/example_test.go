package intake_test

import (
	"context"
	"fmt"
	"iter"
	"log"

	"donthu/data/day"
	"donthu/data/intake"
	"donthu/data/register"
	"donthu/data/steps"
)

// counting is a register that only counts what would come in.
type counting map[steps.Type]int

func (c counting) Import(_ context.Context, records iter.Seq[register.Record], _ bool, outcome func(register.Record, register.Outcome)) error {
	for record := range records {
		c[record.Drafts[0].Content.StepType()]++
		outcome(record, register.Added)
	}
	return nil
}

// A book is read row by row; each becomes a record, the steps that the row tells.
func Example() {
	reg := counting{}
	result, err := intake.Import(context.Background(), reg, "../../testdata/samples/so-chuan-2026.xlsx", intake.Options{Today: day.Must("2026-11-24")})
	if err != nil {
		log.Fatal(err)
	}
	fmt.Println(reg[register.StepReceived], "letters,", reg[register.StepReception], "visits,", reg[register.StepReceptionDay], "days;", len(result.Problems), "problems")
	// Output:
	// 260 letters, 182 visits, 52 days; 0 problems
}
