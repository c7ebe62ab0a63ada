package forms

import (
	"context"
	"fmt"
	"math"
	"slices"
	"strconv"
	"strings"

	"donthu/assets"
	"donthu/data/day"
	"donthu/data/register"
)

// Concern says what sort of thing is to be looked at before a report leaves.
type Concern string

// The concerns, the gravest first.
const (
	Condemned  Concern = "condemned"  // the register did not verify
	BrokenRule Concern = "rule"       // a formula or check of the form does not hold
	Outdated   Concern = "outdated"   // it was sent, and would be another today
	Unfinished Concern = "unfinished" // the period is not over
	Unkept     Concern = "unkept"     // the register does not know the whole period
	Incomplete Concern = "incomplete" // letters lack what the form counts by
	Untyped    Concern = "untyped"    // nobody typed a figure that the register does not know
	BigChange  Concern = "change"     // far from the report sent before
)

// Label is the Vietnamese name of the concern.
func (c Concern) Label() string { return assets.Text("review." + string(c)) }

// Finding is one thing to be looked at before a report leaves.
type Finding struct {
	Concern Concern
	Text    string  // a sentence
	Subject Subject // of Letters
	Letters []int64 // behind it, nil when there is no list
	Named   string  // the first of them as clerks name them, where a sheet or a command tells of it
	Form    string  // id of the form that is to be filled in, of Untyped
	// Undated says that the letters were processed on an unknown day, which one rule of the
	// office may tell (register.DayRule).
	Undated bool
	More    []Behind // what else stands behind it, of other subjects
	// Lack names what the letters lack, of those that lack something the forms count by.
	Lack string
}

// Told is the sentence with the letters that it names: on paper nobody opens a list.
func (f *Finding) Told() string {
	if f.Named == "" {
		return f.Text
	}
	return assets.Text("review.named", "text", strings.TrimSuffix(f.Text, "."), "letters", f.Named)
}

// Behind is what stands behind figures of one subject; of typed ones it is their form.
type Behind struct {
	Subject Subject
	Letters []int64
	Form    string
}

// Behind is all that stands behind the finding, subject by subject.
func (f *Finding) Behind() (all []Behind) {
	if len(f.Letters) > 0 || f.Form != "" {
		all = append(all, Behind{f.Subject, f.Letters, f.Form})
	}
	return append(all, f.More...)
}

// Changes smaller than both are not named: of few letters every change is large.
const (
	bigPart  = 0.5
	bigCount = 3

	mostChanges = 4 // columns of a form that are named; its figures show the others
)

// Review is what is to be looked at before the report leaves: formulas and checks
// that do not hold, letters whose data is incomplete for the forms, and changes of
// more than half against the report of the same kind sent before.
func Review(ctx context.Context, reg Sent, r *Report) ([]Finding, error) {
	found := r.brokenRules()
	reports, err := reg.SealedReports(ctx)
	if err != nil {
		return nil, fmt.Errorf("sealed reports: %w", err)
	}
	if running := r.Running(); running != "" {
		found = append(found, Finding{Concern: Unfinished, Text: running})
	}
	if sent, ok := LastSealed(reports, r.Period); ok && sent.Edition == r.Edition.ID {
		found = append(found, outdated(sent, r)...)
	}
	found = append(found, r.Incomplete...)
	days, err := reg.ReceptionDays(ctx, r.Period)
	if err != nil {
		return nil, fmt.Errorf("reception days: %w", err)
	}
	found = append(found, unpublished(r, days)...)
	found = append(found, r.untyped()...)
	if before, ok := LastBefore(reports, r.Period); ok && before.Edition == r.Edition.ID && asLong(before.Period, r.Period) {
		found = append(found, bigChanges(before, r)...)
	}
	return found, nil
}

// mostChanged is how many columns that differ a finding names.
const mostChanged = 4

// outdated are the forms whose figures are not what was sent of the very period.
func outdated(sent register.SealedReport, r *Report) (found []Finding) {
	changes := map[string][]string{}
	for _, d := range Compare(sent.Sealed, nil, r) {
		changes[d.Form.ID] = append(changes[d.Form.ID], assets.Text("forms.note.adjustedColumn", "column", d.Column.Number, "sent", Shown(d.Sent), "now", Shown(d.Now)))
	}
	for _, sheet := range r.Sheets {
		named := changes[sheet.Form.ID]
		count := len(named)
		if count == 0 {
			continue
		}
		if count > mostChanged {
			named = append(named[:mostChanged:mostChanged], assets.Text("forms.note.adjustedMore", "count", count-mostChanged))
		}
		found = append(found, Finding{Concern: Outdated, Subject: sheet.Form.Subject, Form: sheet.Form.ID, Text: assets.Text("review.outdated.form", "form", sheet.Form.Number,
			"number", sent.Number, "day", sent.SentOn.Shown(), "columns", strings.Join(named, ", "))})
	}
	return found
}

// untyped names the columns that only a clerk can fill in and nobody did.
func (r *Report) untyped() []Finding {
	var found []Finding
	for _, sheet := range r.Sheets {
		if columns := sheet.Form.untyped(sheet.Entered); len(columns) > 0 {
			found = append(found, Finding{Concern: Untyped, Subject: Typed, Form: sheet.Form.ID,
				Text: assets.Text("review.untyped.columns", "form", sheet.Form.Number, "count", len(columns), "columns", ranges(columns))})
		}
	}
	return found
}

func (r *Report) brokenRules() []Finding {
	var found []Finding
	said := map[string]bool{}
	for _, b := range Breaks(r.Sheets) {
		said[b.Text] = true
		sheet, _ := r.Sheet(b.Form.ID)
		found = append(found, Finding{Concern: BrokenRule, Text: b.Text, Subject: b.Form.SubjectOf(b.Column), Letters: sheet.Columns[b.Column].Letters})
	}
	for _, problem := range r.Problems {
		if !said[problem] {
			found = append(found, Finding{Concern: BrokenRule, Text: problem})
		}
	}
	return found
}

// lacks are what a letter may lack that the forms count by, in the order in which
// a letter gets it.
var lacks = []struct {
	key string
	is  func(l *register.Letter) bool
}{
	{"kind", func(l *register.Letter) bool { return l.Kind == "" }},
	{"handledOn", (*register.Letter).Undated},
	{"eligible", func(l *register.Letter) bool { return l.Handled && l.Eligible == "" }},
	{"competent", func(l *register.Letter) bool { return l.Handled && l.Eligible != register.No && l.Competent == "" }},
	{"field", func(l *register.Letter) bool { return l.Competent == register.Yes && l.Field == "" }},
	{"handling", func(l *register.Letter) bool {
		return l.Competent == register.No && l.Eligible != register.No && l.Handling == ""
	}},
	{"acceptedOn", func(l *register.Letter) bool {
		return l.Decided() && l.AcceptedOn.IsZero() && (l.Kind == register.Complaint || l.Kind == register.Denunciation)
	}},
}

// incomplete names the letters that lack what the forms count by, those that the report
// counts and, as it cannot know whether they belong to it, those that were processed on
// an unknown day after they came in before the period, or settled on one that may lie in it.
func (b *basis) incomplete(ctx context.Context, reg Register) ([]Finding, error) {
	var found []Finding
	name := func(key string, ids []int64) {
		slices.Sort(ids)
		if ids = slices.Compact(ids); len(ids) > 0 {
			found = append(found, Finding{Concern: Incomplete, Text: assets.Text("review.lack."+key, "count", len(ids)), Subject: Letters, Letters: ids,
				Undated: key == "handledOn" || key == "handledBefore", Lack: key})
		}
	}
	for _, lack := range lacks {
		var ids []int64
		for _, letters := range [][]register.Letter{b.toProcess, b.decided} {
			for i := range letters {
				if lack.is(&letters[i]) && !(lack.key == "handledOn" && letters[i].ReceivedOn < b.period.From) {
					ids = append(ids, letters[i].ID)
				}
			}
		}
		name(lack.key, ids)
		if lack.key == "handledOn" {
			before, err := reg.UndatedBefore(ctx, b.period.From)
			if err != nil {
				return nil, fmt.Errorf("letters processed on an unknown day: %w", err)
			}
			name("handledBefore", before)
		}
	}
	settled, err := reg.UndatedSettled(ctx, b.period.To)
	if err != nil {
		return nil, fmt.Errorf("letters settled on an unknown day: %w", err)
	}
	name("settledOn", settled)
	return found, nil
}

// unpublished names the days that a form counts though nothing says that they were
// made public, which its guide asks for ("số ngày tiếp công dân định kỳ và đột xuất
// của Thủ trưởng được thông báo công khai", TT 06/2025). They are counted all the
// same: books that were brought in record no day of publication, and where no day of
// the period has one nothing is named.
func unpublished(r *Report, days []register.ReceptionDay) []Finding {
	published := map[int64]bool{}
	for _, d := range days {
		published[d.ID] = !d.PublishedOn.IsZero()
	}
	var found []Finding
	for _, sheet := range r.Sheets {
		var ids []int64
		var columns []string
		recorded := false
		for _, c := range sheet.Form.Columns {
			if sheet.Form.SubjectOf(c.Number) != Days {
				continue
			}
			columns = append(columns, strconv.Itoa(c.Number))
			for _, id := range sheet.Columns[c.Number].Letters {
				if published[id] {
					recorded = true
				} else {
					ids = append(ids, id)
				}
			}
		}
		if recorded && len(ids) > 0 {
			found = append(found, Finding{Concern: Incomplete, Text: assets.Text("review.unpublished", "count", len(ids), "form", sheet.Form.Number, "columns", strings.Join(columns, ", ")), Subject: Days, Letters: ids})
		}
	}
	return found
}

// bigChanges are the columns far from the report sent before, a finding for each form with
// all that stands behind its figures.
func bigChanges(before register.SealedReport, r *Report) []Finding {
	var found []Finding
	for _, sheet := range r.Sheets {
		sent, known := before.Figures[sheet.Form.ID]
		if !known {
			continue
		}
		var changes []string
		more := 0 // columns that are not named
		behind := map[Subject][]int64{}
		for _, c := range sheet.Form.Columns {
			now := sheet.Columns[c.Number]
			difference, part, hasPart := Change(now.Value, sent[c.Number])
			if c.Remark || math.Abs(difference) < bigCount || hasPart && math.Abs(part) <= bigPart {
				continue
			}
			if len(changes) < mostChanges {
				changes = append(changes, assets.Text("review.changed.column", "column", c.Number, "title", c.Path[len(c.Path)-1], "value", Shown(now.Value), "sent", Shown(sent[c.Number])))
			} else {
				more++
			}
			subject := sheet.Form.SubjectOf(c.Number)
			behind[subject] = append(behind[subject], now.Letters...)
		}
		if len(changes) == 0 {
			continue
		}
		columns := strings.Join(changes, "; ")
		if more > 0 {
			columns = assets.Text("review.changed.more", "columns", columns, "count", more)
		}
		finding := Finding{Concern: BigChange, Text: assets.Text("review.changed", "form", sheet.Form.Number, "count", len(changes)+more, "period", before.Period.Name(), "columns", columns)}
		for _, subject := range []Subject{Letters, Receptions, Days, Typed} {
			ids, changed := behind[subject]
			slices.Sort(ids)
			one := Behind{Subject: subject, Letters: slices.Compact(ids)}
			if subject == Typed {
				one.Form = sheet.Form.ID
			}
			switch {
			case !changed, len(one.Letters) == 0 && subject != Typed:
			case finding.Subject == "":
				finding.Subject, finding.Letters, finding.Form = one.Subject, one.Letters, one.Form
			default:
				finding.More = append(finding.More, one)
			}
		}
		found = append(found, finding)
	}
	return found
}

// asLong reports whether two periods of a kind are as long as each other: months and
// quarters are, whatever their days; two spans of days need not be.
func asLong(a, b day.Period) bool {
	return a.Kind() == b.Kind() && (a.Kind() != day.FreePeriod || a.Days() == b.Days())
}
