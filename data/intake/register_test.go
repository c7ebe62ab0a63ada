package intake_test

import (
	"context"
	"encoding/json"
	"iter"
	"path/filepath"
	"testing"

	"github.com/xuri/excelize/v2"

	"donthu/data/day"
	"donthu/data/intake"
	"donthu/data/register"
	"donthu/data/steps"
	"donthu/data/text"
)

// today is the day on which the tests read their books.
var today = day.Must("2026-11-24")

// taken is a register in memory that keeps the contract of intake.Register.
type taken struct {
	letters    []register.Letter
	receptions []register.Reception
	days       []register.ReceptionDay
	records    []register.Record // taken in, in order
}

type letterKey struct {
	number  register.Number
	on      day.Date
	sender  string
	content string
}

func keyOf(l register.Letter, numbered bool) letterKey {
	k := letterKey{number: l.Number, on: l.ReceivedOn, sender: text.Fold(l.Sender.Name)}
	if !numbered {
		k.number, k.content = register.Number{}, text.Fold(l.Content)
	}
	return k
}

func (reg *taken) Import(ctx context.Context, records iter.Seq[register.Record], dryRun bool, outcome func(register.Record, register.Outcome)) error {
	before := *reg
	numbers := map[register.Number]bool{}
	known, unnumbered := map[letterKey]bool{}, map[letterKey]bool{}
	last := map[int]int{}
	for _, l := range reg.letters {
		numbers[l.Number], known[keyOf(l, true)], unnumbered[keyOf(l, false)] = true, true, true
		last[l.Number.Year] = max(last[l.Number.Year], l.Number.Count)
	}
	others := map[string]int{}
	for _, v := range reg.receptions {
		others[asJSON(v)]++
	}
	for _, v := range reg.days {
		others[asJSON(v)]++
	}
	for rec := range records {
		received, isLetter := rec.Drafts[0].Content.(register.Received)
		if !isLetter {
			text := asJSON(rec.Drafts[0].Content)
			if others[text] > 0 {
				others[text]--
				outcome(rec, register.Present)
				continue
			}
			switch v := rec.Drafts[0].Content.(type) {
			case register.Reception:
				reg.receptions = append(reg.receptions, v)
			case register.ReceptionDay:
				reg.days = append(reg.days, v)
			}
			outcome(rec, register.Added)
			continue
		}
		l, err := fold(rec.Drafts)
		if err != nil {
			return err
		}
		switch {
		case received.Number.Count == 0 && unnumbered[keyOf(l, false)],
			received.Number.Count != 0 && known[keyOf(l, true)]:
			outcome(rec, register.Present)
			continue
		case numbers[l.Number]:
			outcome(rec, register.NumberTaken)
			continue
		case received.Number.Count == 0:
			year := l.ReceivedOn.Year()
			l.Number = register.Number{Year: year, Count: last[year] + 1}
		}
		last[l.Number.Year] = max(last[l.Number.Year], l.Number.Count)
		numbers[l.Number] = true
		l.ID = int64(len(reg.letters) + 1)
		reg.letters = append(reg.letters, l)
		reg.records = append(reg.records, rec)
		outcome(rec, register.Added)
	}
	if ctx.Err() != nil || dryRun {
		*reg = before
	}
	return ctx.Err()
}

func fold(drafts []steps.Draft) (register.Letter, error) {
	all := make([]steps.Step, len(drafts))
	for i, d := range drafts {
		all[i] = steps.Step{Seq: int64(i + 1), Subject: register.LetterSubject, On: d.On, Content: d.Content}
	}
	return register.Fold(all)
}

func asJSON(v any) string {
	raw, err := json.Marshal(v)
	if err != nil {
		panic(err)
	}
	return string(raw)
}

func sample(name string) string { return filepath.Join("..", "..", "testdata", "samples", name) }

func bringIn(t *testing.T, reg *taken, file string) intake.Result {
	t.Helper()
	result, err := intake.Import(context.Background(), reg, file, intake.Options{Today: today})
	if err != nil {
		t.Fatal(err)
	}
	return result
}

// book writes a workbook of one sheet; each value stands in its cell.
func book(t *testing.T, rows ...[]any) string {
	t.Helper()
	f := excelize.NewFile()
	defer f.Close()
	for i, row := range rows {
		at, err := excelize.CoordinatesToCellName(1, i+1)
		if err != nil {
			t.Fatal(err)
		}
		if err := f.SetSheetRow("Sheet1", at, &row); err != nil {
			t.Fatal(err)
		}
	}
	file := filepath.Join(t.TempDir(), "so.xlsx")
	if err := f.SaveAs(file); err != nil {
		t.Fatal(err)
	}
	return file
}

func shown(problems []intake.Problem) []string {
	all := make([]string, len(problems))
	for i, p := range problems {
		all[i] = p.String()
	}
	return all
}
