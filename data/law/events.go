package law

import (
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

	"answered": on(func(l *register.Letter) day.Date {
		if handled(l, register.Refuse) != 0 {
			return l.HandledOn
		}
		return l.AcceptedOn
	}),
	"refused":   onHandled(register.Refuse),
	"forwarded": onHandled(register.Forward),
	"kept":      onHandled(register.Keep),
	"not-competent": on(func(l *register.Letter) day.Date {
		return dayIf(l.Competent == register.No && l.Handled || l.Handling == register.Forward, l.HandledOn)
	}),
	"guided-or-returned":              onHandled(register.Guide, register.Return),
	"guided-or-returned-or-forwarded": onHandled(register.Guide, register.Return, register.Forward),
	"guided-or-not-processed":         onHandled(register.Guide, register.Return, register.Keep, register.Refuse), // LTC Điều 24 khoản 2, khoản 3

	"extended": many(func(l *register.Letter) []register.Extended { return l.Life.Extensions }, func(e register.Extended) happened {
		return happened{on: dayIf(!e.Processing, e.On)}
	}),
	"stopped": on(stopped),
	"stopped-or-suspended": either(many(func(l *register.Letter) []register.Pause { return l.Life.Pauses }, func(p register.Pause) happened {
		return happened{on: dayIf(p.Kind == register.Suspension, p.On)}
	}), on(stopped)),
	"resumed": many(func(l *register.Letter) []register.Pause { return l.Life.Pauses }, func(p register.Pause) happened {
		return happened{on: dayIf(p.Kind == register.Suspension, p.Until)}
	}),
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
	"executed":  on(func(l *register.Letter) day.Date { return dayIf(l.Execution.Done == register.Yes, l.Execution.On) }),
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
	"result-sent": many(func(l *register.Letter) []register.ResultSent { return l.Life.Results }, func(r register.ResultSent) happened { return happened{on: r.On} }),

	"told-answer": either(told(register.ToSender, "thu ly", register.DocumentComplaintAccepted, register.DocumentComplaintRefused, register.DocumentDenunciationRefused),
		told(register.ToSender, "khong thu ly")),
	"told-accepted":   told(register.ToSender, "thong bao thu ly", register.DocumentAcceptedNotice),
	"told-accused":    told(register.ToAccused, "thong bao noi dung to cao", register.DocumentAccusedNotice),
	"told-forwarded":  told(register.ToSender, "chuyen", register.DocumentForwardNotice),
	"told-conclusion": told(register.ToSender, "thong bao ket luan", register.DocumentConclusionNotice),
	"told-extended":   told(register.ToConcerned, "gia han", register.DocumentExtension),
	"told-resumed":    told(register.ToConcerned, "tiep tuc giai quyet"),
	"told-stop": told(register.ToConcerned, "dinh chi", register.DocumentSuspendComplaint, register.DocumentSuspendDenunciation,
		register.DocumentStopComplaint, register.DocumentStopDenunciation),
	"ordered": told("", "thi hanh"),

	"protection-demanded": demanded(register.Protection), "protection-met": demandMet(register.Protection),
	"information-demanded": demanded(register.Information), "information-met": demandMet(register.Information),
	"stay-demanded": demanded(register.Stay), "stay-met": demandMet(register.Stay),
	"outcome": demandMet(register.ForwardedOutcome),
	"keeping-over": func(o *Office, l *register.Letter) []happened {
		c, _ := o.Keeping(l)
		return []happened{{on: dayIf(!c.Due.IsZero(), c.Due.AddDays(1))}}
	},
	"told": told(register.ToSender, ""),

	"told-result":   toldOf(register.ToForwarder, func(l *register.Letter) string { return l.ForwardingBody }),
	"told-superior": toldOf(register.ToSuperior, func(l *register.Letter) string { return l.Life.Superior.Name }),
}

// conditions are what assets/law/duties.toml may ask of a letter.
var conditions = map[string]func(*register.Letter) bool{
	"forwarded-here": func(l *register.Letter) bool { return l.Source == register.Forwarded },
	"forwarded-by-deputies": func(l *register.Letter) bool {
		return l.Source == register.Forwarded && slices.ContainsFunc(deputies, func(words string) bool {
			return strings.Contains(text.Fold(l.ForwardingBody), words)
		})
	},
	"no-second-round": func(l *register.Letter) bool { // LKN Điều 44 khoản 1
		return l.Life.Second.On.IsZero() || l.Life.Second.Court || l.Round >= 2
	},
	"superior-asked": func(l *register.Letter) bool { return len(l.Life.Superior.Requests) > 0 },
	"orders":         orders,
	"to-be-executed": func(l *register.Letter) bool { // T11 has the conclusions
		return l.Kind != register.Denunciation && (l.Execution.Done != "" || !l.Settlement.ExecuteBy.IsZero() || l.Settlement.Recovery != register.Recovery{})
	},
}

// deputies are the words, folded, in the names of those whom LTCD Điều 27 khoản 2 means:
// bodies of the National Assembly, deputies, reception boards.
var deputies = []string{"quoc hoi", "dai bieu", "hoi dong nhan dan", "hdnd", "dbqh", "tiep cong dan"}

// orders reports whether a decision orders something that must be carried out.
func orders(l *register.Letter) bool {
	return slices.Contains([]register.Result{register.Right, register.PartlyRight, register.Overturned}, l.Settlement.Result) ||
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
// Điều 44), zero while it may not: a second complaint in time keeps it from doing so.
func (o *Office) effective(l *register.Letter) day.Date {
	c, ok := o.clock("K10", decided(l), o.options, nil, nil)
	second := l.Life.Second
	if !ok || l.Round < 2 && !second.Court && !second.On.IsZero() && second.On <= c.Due {
		return 0
	}
	return c.Due.AddDays(1)
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

func handled(l *register.Letter, any ...register.Handling) day.Date {
	return dayIf(l.Handled && slices.Contains(any, l.Handling), l.HandledOn)
}

func onHandled(any ...register.Handling) event {
	return on(func(l *register.Letter) day.Date { return handled(l, any...) })
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

// told is the issue of a document of the words or templates (register.Reply.Is); of no
// words any document. One by its nature for the natural reader needs no name.
func told(natural register.Reader, words string, templates ...string) event {
	return func(_ *Office, l *register.Letter) []happened {
		var all []happened
		for _, r := range l.Replies {
			if words == "" && len(templates) == 0 || r.Is(words, templates...) {
				all = append(all, happened{r.On, readers(l, r.Readers, r.To, natural)})
			}
		}
		return all
	}
}

// either is what any of the events is.
func either(any ...event) event {
	return func(o *Office, l *register.Letter) []happened {
		var all []happened
		for _, e := range any {
			all = append(all, e(o, l)...)
		}
		return all
	}
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
			if to(r.To) || slices.Contains(r.Readers, reader) {
				all = append(all, happened{r.On, []register.Reader{reader}})
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

// stopped is the day on which an accepted letter ended without a decision.
func stopped(l *register.Letter) day.Date {
	return dayIf(l.Settlement.Result.EndsWithoutDecision() && !l.AcceptedOn.IsZero(), l.Settlement.On)
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

// processed says whether the processing of the letter is done, and when.
func processed(l *register.Letter) (day.Date, bool) {
	petition := l.Kind == register.Petition || l.Kind == register.Reflection
	decided := l.Handling != "" && l.Handling != register.Accept || l.Eligible == register.No || l.Competent == register.No
	switch {
	case l.Handled && (decided || petition):
		return l.HandledOn, true
	case !l.AcceptedOn.IsZero():
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
