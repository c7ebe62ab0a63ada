package office

import (
	"context"
	"maps"
	"slices"

	"donthu/data"
	"donthu/data/register"
	"donthu/data/text"
	"donthu/reports/word"
)

// AgainstSigning warns of what speaks against signing the drafts: that one no longer fits its
// letter, which went on since it was written, and numbers against the order of days.
func (o *Office) AgainstSigning(ctx context.Context, all []Delivery) (found []data.Problem, err error) {
	templates, err := word.Templates(o.Dir())
	if err != nil {
		return nil, err
	}
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
		at := slices.IndexFunc(templates, func(i word.Info) bool { return i.Name == draft.Template })
		if at < 0 || of.Visit.ID != 0 || draft.Insisted != "" { // the office had its reason
			continue
		}
		signer := d.What.SignedBy
		if signer == "" {
			signer = draft.SignedBy
		}
		for _, u := range templates[at].Unfit(&of.Letter, d.On, o.authority(signer), draft.Readers...) {
			if u.What != word.Twice { // the draft itself
				found = append(found, data.Problem{Field: register.FieldHow, Sentence: u.Sentence, Warning: true})
			}
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
