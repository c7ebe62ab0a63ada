package intake_test

import (
	"context"
	"encoding/json"
	"iter"
	"path/filepath"
	"testing"

	"github.com/xuri/excelize/v2"

	"donthu/data"
	"donthu/data/intake"
)

// today is the day on which the tests read their books.
var today = data.MustDate("2026-11-24")

// register is a register in memory that keeps the contract of intake.Register.
type register struct {
	letters    []data.Letter
	receptions []data.Reception
	days       []data.ReceptionDay
	records    []data.Record // taken in, in order
}

type letterKey struct {
	number  data.Number
	on      data.Date
	sender  string
	content string
}

func keyOf(l data.Letter, numbered bool) letterKey {
	k := letterKey{number: l.Number, on: l.ReceivedOn, sender: data.FoldText(l.Sender.Name)}
	if !numbered {
		k.number, k.content = data.Number{}, data.FoldText(l.Content)
	}
	return k
}

func (reg *register) Import(ctx context.Context, records iter.Seq[data.Record], dryRun bool, outcome func(data.Record, data.Outcome)) error {
	before := *reg
	numbers := map[data.Number]bool{}
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
		received, isLetter := rec.Drafts[0].Content.(data.Received)
		if !isLetter {
			text := asJSON(rec.Drafts[0].Content)
			if others[text] > 0 {
				others[text]--
				outcome(rec, data.Present)
				continue
			}
			switch v := rec.Drafts[0].Content.(type) {
			case data.Reception:
				reg.receptions = append(reg.receptions, v)
			case data.ReceptionDay:
				reg.days = append(reg.days, v)
			}
			outcome(rec, data.Added)
			continue
		}
		l, err := fold(rec.Drafts)
		if err != nil {
			return err
		}
		switch {
		case received.Number.Count == 0 && unnumbered[keyOf(l, false)],
			received.Number.Count != 0 && known[keyOf(l, true)]:
			outcome(rec, data.Present)
			continue
		case numbers[l.Number]:
			outcome(rec, data.NumberTaken)
			continue
		case received.Number.Count == 0:
			year := l.ReceivedOn.Year()
			l.Number = data.Number{Year: year, Count: last[year] + 1}
		}
		last[l.Number.Year] = max(last[l.Number.Year], l.Number.Count)
		numbers[l.Number] = true
		l.ID = int64(len(reg.letters) + 1)
		reg.letters = append(reg.letters, l)
		reg.records = append(reg.records, rec)
		outcome(rec, data.Added)
	}
	if ctx.Err() != nil || dryRun {
		*reg = before
	}
	return ctx.Err()
}

func fold(drafts []data.Draft) (data.Letter, error) {
	steps := make([]data.Step, len(drafts))
	for i, d := range drafts {
		steps[i] = data.Step{Seq: int64(i + 1), Subject: data.LetterSubject, On: d.On, Content: d.Content}
	}
	return data.Fold(steps)
}

func asJSON(v any) string {
	raw, err := json.Marshal(v)
	if err != nil {
		panic(err)
	}
	return string(raw)
}

func sample(name string) string { return filepath.Join("..", "..", "testdata", "samples", name) }

func bringIn(t *testing.T, reg *register, file string) intake.Result {
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
