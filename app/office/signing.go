package office

import (
	"cmp"
	"context"
	"maps"
	"slices"
	"unicode"

	"donthu/assets"
	"donthu/data"
	"donthu/data/register"
	"donthu/data/store"
	"donthu/data/text"
	"donthu/reports/word"
)

// AgainstSigning warns of numbers against the order of days.
func (o *Office) AgainstSigning(ctx context.Context, all []Delivery) (found []data.Problem, err error) {
	counts := map[string][]int{} // of each series, the numbers that its drafts get
	days := map[string]Delivery{}
	for _, d := range all {
		of, err := o.Occasion(ctx, d.Of)
		if err != nil {
			return nil, err
		}
		draft, _ := register.ReplyOf(of.Documents(), d.What.Document)
		if !draft.State.Draft() || draft.CopyOf != 0 {
			continue
		}
		if draft.Symbol != "" {
			counts[draft.Symbol], days[draft.Symbol] = append(counts[draft.Symbol], d.Count), d
		}
	}
	for _, symbol := range slices.Sorted(maps.Keys(counts)) {
		wanted := counts[symbol]
		next, err := o.NextReplyNumber(ctx, days[symbol].On.Year(), symbol)
		if err != nil {
			return nil, err
		}
		first, last := wanted[0], wanted[len(wanted)-1]
		if first == 0 {
			first, last = next, next+len(wanted)-1
		}
		for _, count := range slices.Compact([]int{first, last}) {
			against, err := o.NumberOrder(ctx, symbol, count, days[symbol].On)
			if err != nil {
				return nil, err
			}
			found = append(found, against...)
		}
	}
	return found, nil
}

// fitting refuses the signature of a draft that no longer fits its letter, which went on
// since it was written, unless somebody gives a reason, now or when it was written.
func (o *Office) fitting(of register.Occasion, draft register.Reply, d Delivery) error {
	if of.Visit.ID != 0 || draft.Insisted != "" || Reasoned(d.What.Reason) {
		return nil
	}
	templates, err := word.Templates(o.Dir())
	if err != nil {
		return err
	}
	at := slices.IndexFunc(templates, func(i word.Info) bool { return i.Name == draft.Template })
	if at < 0 {
		return nil
	}
	var found []data.Problem
	for _, u := range templates[at].Unfit(&of.Letter, d.On, o.authority(cmp.Or(d.What.SignedBy, draft.SignedBy)), draft.Readers...) {
		if u.What != word.Twice { // the draft itself
			found = append(found, data.Problem{Field: FieldSignReason, Sentence: assets.Text("document.unfit.sign", "problem", u.Sentence)})
		}
	}
	if len(found) == 0 {
		return nil
	}
	return &store.CheckError{Problems: found}
}

// FieldSignReason is the reason for which a document is signed though it no longer fits.
const FieldSignReason = "signReason"

// Reasoned reports whether a text is a reason: some words, not a dot.
func Reasoned(said string) bool {
	letters := 0
	for _, r := range said {
		if unicode.IsLetter(r) {
			letters++
		}
	}
	return letters >= leastReason
}

// leastReason is how many letters the shortest reason has.
const leastReason = 3

// authority is by what right somebody of the name signs; empty where the settings do not
// know.
func (o *Office) authority(name string) register.Authority {
	for _, s := range o.Settings().Office.Signers {
		if text.Fold(s.Name) == text.Fold(name) {
			return word.Options{Role: s.Role, Authority: s.Authority}.By()
		}
	}
	return ""
}
