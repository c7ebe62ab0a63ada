package law

import (
	"slices"
	"strings"

	"donthu/assets"
	"donthu/data/register"
)

// Directions are the directions that fit what was judged of a letter (TT
// 05/2021/TT-TTCP chapters III–V), in the order in which forms list them; the empty
// one among them: it is taken later.
func Directions(eligible, competent register.Answer) []register.Handling {
	switch {
	case eligible == register.No:
		return []register.Handling{register.Refuse, register.Guide, register.Return, register.Keep}
	case competent == register.No:
		return []register.Handling{register.Forward, register.Guide, register.Return, register.Refuse, register.Keep}
	case eligible == register.Yes && competent == register.Yes:
		return []register.Handling{register.Accept, register.Refuse, register.Guide, register.Keep, ""}
	}
	return []register.Handling{register.Accept, register.Refuse, register.Guide, register.Keep}
}

// Results are the results that TT 06/2025 (biểu 03, 04) has a column for, by the
// letter's kind and round, and the two ends without a decision.
func Results(l *register.Letter) []register.Result {
	results := []register.Result{register.Right, register.PartlyRight, register.Wrong}
	switch {
	case l.Kind == register.Denunciation:
		results = []register.Result{register.Right, register.RightAndWrong, register.Wrong}
	case l.Kind == register.Complaint && l.Round == 2:
		results = []register.Result{register.Upheld, register.Overturned}
	}
	return append(results, register.Withdrawn, register.Stopped)
}

// Pauses are the pauses for which a rule provides for letters of the kind (K12: LKN
// Điều 11a; T9: LTC Điều 34; T9b: NĐ 31/2019 Điều 15); without one it is the
// office's own affair.
func (o *Office) Pauses(kind register.Kind) []register.PauseKind {
	var known []register.PauseKind
	for i := range o.rules.all {
		r := &o.rules.all[i]
		if r.Form == Excluded && r.Pause != "" && contains(r.Kinds, kind) && !slices.Contains(known, r.Pause) {
			known = append(known, r.Pause)
		}
	}
	if len(known) == 0 {
		return []register.PauseKind{register.OtherPause}
	}
	return known
}

// Levels are the levels of complexity on which a limit of letters of the kind
// depends: the highest only where it may be extended for it (T8b: LTC Điều 30 khoản
// 3).
func (o *Office) Levels(kind register.Kind) []register.ComplexityLevel {
	for _, r := range o.rules.all {
		if r.Level == register.EspeciallyComplex && contains(r.Kinds, kind) {
			return register.ComplexityLevels
		}
	}
	return []register.ComplexityLevel{register.SimpleCase, register.ComplexCase}
}

// LevelOf is how complex a denunciation is that meets so many criteria (NĐ 31/2019
// Điều 3 khoản 2, khoản 3: one, two or more).
func LevelOf(criteria int) register.ComplexityLevel {
	return register.ComplexityLevels[min(criteria, 2)]
}

// LongerBy is by how many days of which unit a decision mostly lengthens the limit
// for processing the letter, or for settling it: as far as the law allows, of a limit
// of the office's own as the office does (P5.2). 0 where the law knows no such
// decision, no unit where it knows no limit.
func (o *Office) LongerBy(l *register.Letter, processing bool) (days int, unit Unit) {
	id, start := o.rules.Settlement(l.Kind, l.Round, l.AcceptedOn), l.AcceptedOn
	if processing {
		id, start = o.processingRule(l), l.ReceivedOn
	}
	rule, err := o.rules.ruleFor(id, start, l.Kind)
	if err != nil {
		return 0, ""
	}
	from, to := rule.Length, rule.Complex
	if o.options.Remote && rule.Remote > 0 {
		from, to = rule.Remote, rule.RemoteComplex
	}
	days = max(to-from, 0)
	for i := range o.rules.all {
		r := &o.rules.all[i]
		own := rule.Form == Internal && r.ID == "P5.2"
		if days == 0 && !processing && r.InForce(start) && (own || r.Form == Extended && r.concerns(l.Kind, l.Round)) {
			days = r.Length
		}
	}
	return days, rule.Unit
}

// GoesOn reports whether a matter may be settled though the letter was withdrawn
// as a whole: a denunciation (LTC Điều 33 khoản 3).
func GoesOn(kind register.Kind, w register.Withdrawal) bool {
	return !w.Partly && kind == register.Denunciation
}

// ToCourt reports whether the sender may go to court instead of a second round
// (LKN Điều 33): about a denunciation nobody may.
func ToCourt(kind register.Kind) bool { return kind != register.Denunciation }

// RefusedByWord reports whether nobody writes about the refusal of a visitor: who
// is drunk or threatens is told so (LTCD Điều 9 khoản 1, 2; only khoản 3 asks for a
// notice).
func RefusedByWord(ground string) bool {
	return slices.Contains(strings.Split(assets.Text("visit.refusals"), "|")[:2], ground)
}

// VisitDocuments are the templates of documents that a visit asks for now, and of which it
// has not even a draft; given is what was directed at it.
func VisitDocuments(r *register.Reception, given []register.Direction) map[string]bool {
	concluded := r.Host != register.Officer && (r.Handling != "" || r.Outcome != "" || len(given) > 0)
	wanted := map[string]bool{
		register.DocumentReceipt:         len(r.Papers) > 0,
		register.DocumentVisitRefused:    r.Refusal != "" && !RefusedByWord(r.Refusal),
		register.DocumentVisitConclusion: r.Refusal == "" && concluded,
	}
	for _, reply := range r.Documents() {
		if reply.State != register.Recalled {
			delete(wanted, reply.Template)
		}
	}
	return wanted
}
