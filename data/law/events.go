package law

import (
	"cmp"
	"slices"
	"strings"

	"donthu/data/day"
	"donthu/data/register"
	"donthu/data/text"
)

// happened is something that the steps of a letter tell: on a day, zero where an old
// book names none, and who was told by it; no readers: everybody who had to be.
type happened struct {
	on      day.Date
	readers []register.Reader
}

func (h happened) tells(to register.Reader) bool {
	return to == "" || len(h.readers) == 0 || slices.Contains(h.readers, to)
}

// event finds out when something happened to a letter.
type event func(*Office, *register.Letter) []happened

// events are what assets/law/duties.toml may name as starting, meeting or lifting a duty.
var events = map[string]event{
	"received":  on(func(l *register.Letter) day.Date { return l.ReceivedOn }),
	"accepted":  on(func(l *register.Letter) day.Date { return l.AcceptedOn }),
	"processed": known(processed),
	"settled":   known(settled),
	"decided":   on(decided),
	"never":     func(*Office, *register.Letter) []happened { return nil },

	"refused":   onHandled(register.Refuse),
	"forwarded": onHandled(register.Forward),
	"kept":      onHandled(register.Keep),
	"not-competent": func(_ *Office, l *register.Letter) []happened {
		if l.Kind == register.Denunciation && l.AgainstChair() {
			return []happened{{on: l.ReceivedOn}}
		}
		for _, h := range l.Directions() {
			if h.Competent == register.No || h.Handling == register.Forward {
				return []happened{{on: h.On}}
			}
		}
		return nil
	},
	"guided-or-returned":              onHandled(register.Guide, register.Return),
	"guided-or-returned-or-forwarded": onHandled(register.Guide, register.Return, register.Forward),
	"guided-or-not-processed": func(o *Office, l *register.Letter) []happened { // LTC Điều 24 khoản 2, khoản 3
		all := onHandled(register.Return, register.Keep)(o, l)
		if l.Source == register.InPerson || l.Source == register.AtReception {
			all = append(all, onHandled(register.Guide)(o, l)...)
		}
		return all
	},

	"extended": many(func(l *register.Letter) []register.Extended { return l.Life.Extensions }, func(e register.Extended) happened {
		return happened{on: dayIf(!e.Processing, e.On)}
	}),
	"suspended": many(func(l *register.Letter) []register.Pause { return l.Life.Pauses }, func(p register.Pause) happened {
		return happened{on: dayIf(p.Kind == register.Suspension, p.On)}
	}),
	"stopped": func(_ *Office, l *register.Letter) []happened {
		var all []happened
		for _, d := range l.Life.Stops {
			all = append(all, happened{on: d})
		}
		return append(all, happened{on: dayIf(l.Settlement.Result.EndsWithoutDecision() && !l.AcceptedOn.IsZero(), l.Settlement.On)})
	},
	"resumed": many(func(l *register.Letter) []register.Pause { return l.Life.Pauses }, func(p register.Pause) happened {
		return happened{on: dayIf(p.Kind == register.Suspension, p.Until)}
	}),
	"limit-over": func(o *Office, l *register.Letter) []happened { // LKN Điều 33 khoản 1
		c, ok := o.settlement(l)
		on, done := settled(l)
		return []happened{{on: dayIf(ok && !(done && on <= c.Due), c.Due)}}
	},
	"second-round": on(func(l *register.Letter) day.Date { return l.Life.Second.On }),
	"delivered": on(func(l *register.Letter) day.Date {
		return firstDay(l.Life.Sent, func(s register.DecisionSent) day.Date { return s.DeliveredOn })
	}),
	"posted": on(func(l *register.Letter) day.Date {
		return firstDay(l.Life.Published, func(p register.Published) day.Date {
			return dayIf(p.Way == register.Posting || p.Way == register.Website, p.On)
		})
	}),
	"published": many(func(l *register.Letter) []register.Published { return l.Life.Published }, func(p register.Published) happened { return happened{on: p.On} }),
	"effective": func(o *Office, l *register.Letter) []happened { return []happened{{on: o.effective(l)}} },
	"executed":  on(executed),
	"listed":    on(func(l *register.Letter) day.Date { return l.Life.Destruction.On }),

	"superior-requested": many(func(l *register.Letter) []day.Date { return l.Life.Superior.Requests }, func(d day.Date) happened { return happened{on: d} }),
	"superior-reported":  many(func(l *register.Letter) []day.Date { return l.Life.Superior.Reports }, func(d day.Date) happened { return happened{on: d} }),

	"sent": func(_ *Office, l *register.Letter) []happened {
		var all []happened
		for _, s := range l.Life.Sent {
			all = append(all, happened{s.On, readers(l, s.Readers, s.To, register.ToConcerned)})
		}
		return all
	},
	"sent-by-name": func(_ *Office, l *register.Letter) []happened { // only to who is named
		var all []happened
		for _, s := range l.Life.Sent {
			if to := l.ReadersOf(s.Readers, s.To); len(to) > 0 {
				all = append(all, happened{s.On, to})
			}
		}
		return all
	},
	"result-sent": func(o *Office, l *register.Letter) []happened { // to the receiver of reports
		receiver := text.Fold(o.settings.Receiver)
		var all []happened
		for _, r := range l.Life.Results {
			to := l.ReadersOf(nil, r.To)
			if !slices.Contains(to, register.ToForwarder) || receiver != "" && strings.Contains(text.Fold(r.To), receiver) {
				all = append(all, happened{on: r.On})
			}
		}
		return all
	},

	"told-acceptance": told(register.ToSender, "thong bao thu ly|thong bao viec thu ly|thong bao ve viec thu ly", register.DocumentComplaintAccepted, register.DocumentAcceptedNotice),
	"told-refusal":    told(register.ToSender, "khong thu ly", register.DocumentComplaintRefused, register.DocumentDenunciationRefused),
	"told-accused":    told(register.ToAccused, "thong bao noi dung to cao|thong bao ve noi dung to cao", register.DocumentAccusedNotice),
	"told-forwarded":  told(register.ToSender, "thong bao chuyen|thong bao viec chuyen|thong bao ve viec chuyen", register.DocumentForwardNotice),
	"told-conclusion": told(register.ToSender, "thong bao ket luan|thong bao ve ket luan", register.DocumentConclusionNotice),
	"told-extended":   told(register.ToConcerned, "gia han giai quyet|quyet dinh gia han|thong bao gia han", register.DocumentExtension),
	"told-resumed":    told(register.ToConcerned, "tiep tuc giai quyet", register.DocumentResumeComplaint, register.DocumentResumeDenunciation),
	"told-suspended":  told(register.ToConcerned, "tam dinh chi giai quyet|tam dinh chi viec giai quyet", register.DocumentSuspendComplaint, register.DocumentSuspendDenunciation),
	"told-stopped": told(register.ToConcerned, "dinh chi giai quyet|dinh chi viec giai quyet",
		register.DocumentStopComplaint, register.DocumentStopDenunciation),
	"told-guidance": told(register.ToSender, "huong dan|tra don|thong bao chuyen|thong bao viec chuyen|phieu chuyen",
		register.DocumentGuidance, register.DocumentGuidanceMixed, register.DocumentReturned, register.DocumentForwardPetition, register.DocumentForwardNotice),
	"told-reply":         told(register.ToSender, "tra loi|thong bao ket qua", register.DocumentAnswer),
	"ordered":            told("", "thi hanh quyet dinh|to chuc thi hanh"),
	"recommended":        told("", "kien nghi xu ly|quyet dinh xu ly|xu ly ky luat"),
	"recommended-others": told("", "kien nghi xu ly"),

	"protection-demanded": demanded(register.Protection), "protection-met": demandMet(register.Protection),
	"information-demanded": demanded(register.Information), "information-met": demandMet(register.Information),
	"stay-demanded": demanded(register.Stay), "stay-met": demandMet(register.Stay),
	"crime-found": demanded(register.Crime), "crime-forwarded": demandMet(register.Crime),
	"outcome": demandMet(register.ForwardedOutcome), "recommendation-outcome": demandMet(register.RecommendedOutcome),
	"keeping-over": func(o *Office, l *register.Letter) []happened {
		c, _ := o.Keeping(l)
		return []happened{{on: dayIf(!c.Due.IsZero(), c.Due.AddDays(1))}}
	},

	"told-result":   toldOf(register.ToForwarder, func(l *register.Letter) string { return l.ForwardingBody }),
	"told-superior": toldOf(register.ToSuperior, func(l *register.Letter) string { return l.Life.Superior.Name }),
}

// conditions are what assets/law/duties.toml may ask of a letter.
var conditions = map[string]func(*register.Letter) bool{
	"forwarded-here": func(l *register.Letter) bool { return l.Source == register.Forwarded },
	"forwarded-by-deputies": func(l *register.Letter) bool {
		return l.Source == register.Forwarded && slices.ContainsFunc(deputies, func(words string) bool {
			return strings.Contains(text.Fold(l.ForwardingBody), words)
		}) && !strings.Contains(text.Fold(l.ForwardingBody), "van phong")
	},
	"named":          func(l *register.Letter) bool { return !l.Anonymous() },
	"discipline":     (*register.Letter).AboutDiscipline,
	"not-discipline": func(l *register.Letter) bool { return !l.AboutDiscipline() },
	"dismissal":      (*register.Letter).AboutDismissal,
	"not-dismissal":  func(l *register.Letter) bool { return !l.AboutDismissal() },
	"no-second-round": func(l *register.Letter) bool { // LKN Điều 44 khoản 1
		return l.Life.Second.On.IsZero() || l.Life.Second.Court || l.Round >= 2
	},
	"superior-asked": func(l *register.Letter) bool { return len(l.Life.Superior.Requests) > 0 },
	"orders":         orders,
	"to-be-executed": func(l *register.Letter) bool { // T11 has the conclusions
		return l.Kind != register.Denunciation && (l.Kind == register.Complaint && orders(l) || l.Execution.Done != "" || !l.Settlement.ExecuteBy.IsZero() || l.Settlement.Recovery != register.Recovery{})
	},
}

// deputies are the words, folded, in the names of those whom LTCD Điều 27 khoản 2 means:
// bodies of the National Assembly, deputies, reception boards.
var deputies = []string{"quoc hoi", "dai bieu", "hoi dong nhan dan", "hdnd", "dbqh", "ban tiep cong dan", "ban tcd"}

// orders reports whether a decision orders something that must be carried out.
func orders(l *register.Letter) bool {
	return slices.Contains([]register.Result{register.Right, register.PartlyRight, register.RightAndWrong, register.Overturned}, l.Settlement.Result) ||
		l.Settlement.Recovery != register.Recovery{}
}

func demanded(kind register.DemandKind) event {
	return many(func(l *register.Letter) []register.Demanded { return l.Life.Demands }, func(d register.Demanded) happened {
		return happened{on: dayIf(d.Kind == kind, d.On)}
	})
}

func demandMet(kind register.DemandKind) event {
	return many(func(l *register.Letter) []register.DemandMet { return l.Life.Met }, func(d register.DemandMet) happened {
		return happened{on: dayIf(d.Kind == kind, d.On)}
	})
}

// effective is the day on which the decision on a complaint takes legal effect (K10: LKN
// Điều 44; on discipline K11.5: Điều 57), zero while it may not: a second complaint in time
// keeps it from doing so, within the days from the delivery too (K5: LKN Điều 33; on
// discipline K11.3, K11.4: Điều 48).
func (o *Office) effective(l *register.Letter) day.Date {
	effect, again := "K10", "K5"
	switch {
	case l.AboutDismissal():
		effect, again = "K11.5", "K11.4"
	case l.AboutDiscipline():
		effect, again = "K11.5", "K11.3"
	}
	c, ok := o.clock(effect, decided(l), o.options, nil, nil)
	if !ok {
		return 0
	}
	last := c.Due
	if k5, ok := o.clock(again, firstDay(l.Life.Sent, func(s register.DecisionSent) day.Date { return s.DeliveredOn }), o.options, nil, nil); ok {
		last = max(last, k5.Due)
	}
	for _, second := range append(slices.Clone(l.Life.Seconds), l.Life.Second) {
		if l.Round < 2 && !second.Court && !second.On.IsZero() && second.On <= last {
			return 0
		}
	}
	return c.Due.AddDays(1)
}

// executed is the day on which a decision had been carried out: the first that says so
// and is not contradicted later.
func executed(l *register.Letter) (on day.Date) {
	for _, e := range append(slices.Clone(l.Life.Executions), l.Execution) {
		switch {
		case e.Done == register.No:
			on = 0
		case on.IsZero() && e.Done == register.Yes:
			on = e.On
		}
	}
	return on
}

// on is an event that happens once, or not.
func on(day func(*register.Letter) day.Date) event {
	return func(_ *Office, l *register.Letter) []happened { return []happened{{on: day(l)}} }
}

// known is an event that may have happened on a day that nobody knows.
func known(when func(*register.Letter) (day.Date, bool)) event {
	return func(_ *Office, l *register.Letter) []happened {
		if on, did := when(l); did {
			return []happened{{on: orUnknown(on)}}
		}
		return nil
	}
}

// unknownDay stands for the day of what happened on a day that nobody knows.
const unknownDay day.Date = -1

func orUnknown(on day.Date) day.Date {
	if on.IsZero() {
		return unknownDay
	}
	return on
}

// handled is the day of the direction that stands, when it is one of these.
func handled(l *register.Letter, any ...register.Handling) day.Date {
	return dayIf(l.Handled && slices.Contains(any, l.Handling), l.HandledOn)
}

// onHandled is every time that one of the directions was taken.
func onHandled(any ...register.Handling) event {
	return func(_ *Office, l *register.Letter) []happened {
		var all []happened
		for _, h := range l.Directions() {
			if slices.Contains(any, h.Handling) {
				all = append(all, happened{on: h.On})
			}
		}
		return all
	}
}

// many is an event that happens as often as the letter's life says.
func many[T any](all func(*register.Letter) []T, when func(T) happened) event {
	return func(_ *Office, l *register.Letter) []happened {
		var found []happened
		for _, one := range all(l) {
			found = append(found, when(one))
		}
		return found
	}
}

// readers are who reads a paper: as it is marked, or addressed; a name that nobody knows
// is otherwise's, no name at all everybody's.
func readers(l *register.Letter, marked []register.Reader, typed string, otherwise register.Reader) []register.Reader {
	all := l.ReadersOf(marked, typed)
	if len(all) == 0 && strings.TrimSpace(typed) != "" && otherwise != "" {
		return []register.Reader{otherwise}
	}
	return all
}

// told is that a document of one of the phrases (register.Reply.Is), or made from one of
// the templates, left the office. One by its nature for the natural reader needs no
// name; who is named and not known is nobody whom the law means.
func told(natural register.Reader, phrases string, templates ...string) event {
	all := strings.Split(phrases, "|")
	return func(_ *Office, l *register.Letter) []happened {
		var found []happened
		for _, r := range l.Replies {
			if on, left := leftOn(r); left && slices.ContainsFunc(all, func(words string) bool { return isPaper(r, words, templates) }) {
				found = append(found, happened{on, readers(l, r.Readers, r.To, natural)})
			}
		}
		return found
	}
}

// isPaper is register.Reply.Is; a suspension is no stop.
func isPaper(r register.Reply, words string, templates []string) bool {
	if strings.HasPrefix(words, "dinh chi") && strings.Contains(text.Fold(r.Type), "tam "+words) {
		return false
	}
	return r.Is(words, templates...)
}

// leftOn is the day on which a document left the office. What the program wrote is a
// draft until somebody sent it; of what was typed in only one day is known.
func leftOn(r register.Reply) (day.Date, bool) {
	if r.Document == 0 {
		return r.On, true
	}
	on := cmp.Or(r.SentOn, r.DeliveredOn)
	return on, !on.IsZero()
}

// toldOf is that the reader was told: by a result sent to it, or by any document that
// names it. Where its name is not known, every result counts.
func toldOf(reader register.Reader, called func(*register.Letter) string) event {
	return func(_ *Office, l *register.Letter) []happened {
		name := text.Fold(called(l))
		to := func(typed string) bool { return name != "" && strings.Contains(text.Fold(typed), name) }
		var all []happened
		for _, r := range l.Life.Results {
			if to(r.To) || name == "" {
				all = append(all, happened{r.On, []register.Reader{reader}})
			}
		}
		for _, r := range l.Replies {
			result := r.Template == register.DocumentResult || r.Template == "" && strings.Contains(text.Fold(r.Type), "thong bao") || slices.Contains(r.Readers, reader)
			if on, left := leftOn(r); left && result && (to(r.To) || slices.Contains(r.Readers, reader)) {
				all = append(all, happened{on, []register.Reader{reader}})
			}
		}
		return all
	}
}

// dayIf is the day where something holds, else none.
func dayIf(holds bool, on day.Date) day.Date {
	if !holds {
		return 0
	}
	return on
}

func decided(l *register.Letter) day.Date { return dayIf(l.Decided(), l.Settlement.On) }

func kept(l *register.Letter) day.Date { return handled(l, register.Keep) }

// firstDay is the first day that one of all names.
func firstDay[T any](all []T, on func(T) day.Date) day.Date {
	for _, one := range all {
		if day := on(one); !day.IsZero() {
			return day
		}
	}
	return 0
}

// processed says whether the processing of the letter is done, and when: by the first
// direction that ended it, whatever was directed later.
func processed(l *register.Letter) (day.Date, bool) {
	petition := l.Kind == register.Petition || l.Kind == register.Reflection
	ends := func(h register.Handled) bool {
		return petition && h.Handling != "" || h.Handling != "" && h.Handling != register.Accept || h.Eligible == register.No || h.Competent == register.No
	}
	for _, h := range l.Directions() {
		if ends(h.Handled) || h.On.IsZero() || h.Rule != "" { // an old book says that it was processed, and no more
			return h.On, true
		}
	}
	if !l.AcceptedOn.IsZero() {
		return l.AcceptedOn, true
	}
	return settled(l)
}

// settled says whether the matter is settled or ended, and when.
func settled(l *register.Letter) (day.Date, bool) {
	if l.Settlement.Result != "" {
		return l.Settlement.On, true
	}
	return l.Life.Ended.On, l.EndedBy()
}
