package word

import (
	"slices"
	"strings"
	"testing"

	"donthu/data/day"
	"donthu/data/register"
)

func infoOf(t testing.TB, name string) Info {
	t.Helper()
	info, _, err := Read(t.TempDir(), name)
	if err != nil {
		t.Fatal(err)
	}
	return info
}

// received is a letter of the kind that came on 6/7/2026 and that nobody has sorted.
func received(kind register.Kind) *register.Letter {
	l := sampleLetter(kind)
	l.Handled, l.HandledOn, l.Eligible, l.Competent, l.Handling, l.AcceptedOn = false, 0, "", "", "", 0
	l.Replies, l.Settlement, l.Due = nil, register.Settlement{}, register.Due{}
	return &l
}

// accepted is one that was accepted on 14/7/2026.
func accepted(kind register.Kind) *register.Letter {
	l := received(kind)
	l.Handled, l.HandledOn, l.Eligible, l.Competent, l.Handling, l.AcceptedOn = true, day.Must("2026-07-13"), register.Yes, register.Yes, register.Accept, day.Must("2026-07-14")
	return l
}

// handled is one with which the direction was taken on 13/7/2026.
func handled(kind register.Kind, h register.Handling) *register.Letter {
	l := received(kind)
	l.Handled, l.HandledOn, l.Handling = true, day.Must("2026-07-13"), h
	return l
}

// concluded is one that ended on 10/8/2026.
func concluded(kind register.Kind, r register.Result) *register.Letter {
	l := accepted(kind)
	l.Settlement = register.Settlement{Result: r, On: day.Must("2026-08-10")}
	return l
}

func paused(kind register.Kind, until string) *register.Letter {
	l := accepted(kind)
	p := register.Pause{Paused: register.Paused{On: day.Must("2026-07-20"), Kind: register.Suspension}}
	if until != "" {
		p.Until = day.Must(until)
	}
	l.Life.Pauses = []register.Pause{p}
	return l
}

func with(l *register.Letter, change func(*register.Letter)) *register.Letter {
	change(l)
	return l
}

const (
	complaint    = register.Complaint
	denunciation = register.Denunciation
	petition     = register.Petition
)

// What a letter's kind, round, state, days and signer do not allow is told (LKN Điều
// 17, 27, 28; LTC Điều 24, 29–35), each with the letter on which the same document fits.
func TestWhichDocumentsFitALetter(t *testing.T) {
	extension, prolonging := register.DocumentExtension, "quyet-dinh-gia-han-giai-quyet-khieu-nai"
	second := func(l *register.Letter) { l.Round = 2 }
	replied := func(template, on string, to ...register.Reader) func(*register.Letter) {
		return func(l *register.Letter) {
			l.Replies = append(l.Replies, register.Reply{Template: template, Number: "7/TB-UBND", On: day.Must(on), Readers: to})
		}
	}
	old := func() *register.Letter { // from before the amended law
		l := accepted(complaint)
		l.ReceivedOn, l.HandledOn, l.AcceptedOn = day.Must("2026-06-01"), day.Must("2026-06-08"), day.Must("2026-06-08")
		return l
	}
	for _, c := range []struct {
		what, template string
		letter         *register.Letter
		on             string
		authority      register.Authority
		to             []register.Reader
		want           []Misfit
	}{
		{"accepting a complaint that was not sorted", register.DocumentComplaintAccepted, received(complaint), "2026-07-14", "", nil, nil},
		{"accepting an accepted one", register.DocumentComplaintAccepted, accepted(complaint), "2026-07-14", "", nil, nil},
		{"accepting a denunciation in a complaint's words", register.DocumentComplaintAccepted, accepted(denunciation), "2026-07-14", "", nil, []Misfit{OtherKind}},
		{"accepting a refused one", register.DocumentComplaintAccepted, handled(complaint, register.Refuse), "2026-07-14", "", nil, []Misfit{OtherState}},
		{"accepting a guided one", register.DocumentComplaintAccepted, handled(complaint, register.Guide), "2026-07-14", "", nil, []Misfit{OtherState}},
		{"accepting a returned one", register.DocumentComplaintAccepted, handled(complaint, register.Return), "2026-07-14", "", nil, []Misfit{OtherState}},
		{"accepting a forwarded one", register.DocumentAcceptDenunciation, handled(denunciation, register.Forward), "2026-07-14", "", nil, []Misfit{OtherState}},
		{"accepting a kept one", register.DocumentAcceptDenunciation, handled(denunciation, register.Keep), "2026-07-14", "", nil, []Misfit{OtherState}},
		{"accepting a withdrawn one", register.DocumentComplaintAccepted, concluded(complaint, register.Withdrawn), "2026-08-14", "", nil, []Misfit{OtherState}},
		{"refusing a refused one", register.DocumentComplaintRefused, handled(complaint, register.Refuse), "2026-07-14", "", nil, nil},
		{"refusing a guided one", register.DocumentComplaintRefused, handled(complaint, register.Guide), "2026-07-14", "", nil, []Misfit{OtherState}},
		{"refusing one that was refused before it was guided", register.DocumentComplaintRefused,
			with(handled(complaint, register.Guide), func(l *register.Letter) {
				l.Life.Earlier = []register.Taken{{Handled: register.Handled{Handling: register.Refuse}}}
			}), "2026-07-14", "", nil, nil},
		{"guiding one that was guided before", register.DocumentGuidance, with(handled(complaint, register.Return), func(l *register.Letter) { l.Life.Guided = 1 }), "2026-07-14", "", nil, nil},
		{"the notice to a denouncer before anything was accepted", register.DocumentAcceptedNotice, with(received(denunciation), func(l *register.Letter) { l.HandledOn, l.Handled = day.Must("2026-07-13"), true }),
			"2026-07-14", "", nil, []Misfit{NotYet}},
		{"that notice after the decision", register.DocumentAcceptedNotice, accepted(denunciation), "2026-07-14", "", nil, nil},

		{"deciding a first complaint", register.DocumentDecision, accepted(complaint), "2026-08-10", "", nil, nil},
		{"deciding a second one as a first", register.DocumentDecision, with(accepted(complaint), second), "2026-08-10", "", nil, []Misfit{OtherRound}},
		{"deciding what was not accepted", register.DocumentDecision, received(complaint), "2026-08-10", "", nil, []Misfit{OtherState, NotYet}},
		{"deciding what stands still", register.DocumentDecision, paused(complaint, ""), "2026-08-10", "", nil, []Misfit{OtherState}},
		{"deciding what was withdrawn", register.DocumentDecision, concluded(complaint, register.Withdrawn), "2026-08-10", "", nil, []Misfit{OtherState}},
		{"concluding a withdrawn denunciation all the same (LTC 33.3)", register.DocumentConclusion, concluded(denunciation, register.Withdrawn), "2026-08-10", "", nil, nil},
		{"telling the conclusion", register.DocumentConclusionNotice, concluded(denunciation, register.Right), "2026-08-10", "", nil, nil},
		{"telling a conclusion that there is not", register.DocumentConclusionNotice, accepted(denunciation), "2026-08-10", "", nil, []Misfit{NotYet}},
		{"telling one that was issued and is not in the steps yet", register.DocumentConclusionNotice, with(accepted(denunciation), replied(register.DocumentConclusion, "2026-08-09")), "2026-08-10", "", nil, nil},
		{"the result of what goes on", register.DocumentResult, accepted(petition), "2026-08-10", "", nil, []Misfit{OtherState}},
		{"the result of what is decided", register.DocumentResult, concluded(petition, register.Right), "2026-08-10", "", nil, nil},
		{"answering a forwarded petition", register.DocumentAnswer, handled(petition, register.Forward), "2026-08-10", "", nil, []Misfit{OtherState}},
		{"withdrawing what is decided", register.DocumentWithdrawal, concluded(complaint, register.Right), "2026-08-11", "", nil, []Misfit{OtherState}},
		{"withdrawing what goes on", register.DocumentWithdrawal, accepted(complaint), "2026-08-11", "", nil, nil},

		{"going on after a suspension", register.DocumentResumeComplaint, paused(complaint, ""), "2026-08-01", "", nil, nil},
		{"going on without one", register.DocumentResumeComplaint, accepted(complaint), "2026-08-01", "", nil, []Misfit{NotYet}},
		{"going on after an old one ended, told then", register.DocumentResumeComplaint, with(paused(complaint, "2026-07-25"), replied(register.DocumentResumeComplaint, "2026-07-25")),
			"2026-07-25", "", nil, []Misfit{Twice}},
		{"a second suspension", register.DocumentSuspendComplaint, with(paused(complaint, "2026-07-25"), replied(register.DocumentSuspendComplaint, "2026-07-20")), "2026-08-01", "", nil, nil},
		{"the same suspension twice", register.DocumentSuspendComplaint, with(paused(complaint, ""), replied(register.DocumentSuspendComplaint, "2026-07-20")), "2026-08-01", "", nil, []Misfit{Twice}},

		{"the last day before Điều 11a", register.DocumentSuspendComplaint, old(), "2026-06-30", "", nil, []Misfit{OtherLaw}},
		{"its first day", register.DocumentSuspendComplaint, old(), "2026-07-01", "", nil, nil},
		{"stopping without a withdrawal when only that was a ground", register.DocumentStopComplaint, old(), "2026-06-30", "", nil, []Misfit{OtherLaw}},
		{"stopping then what was withdrawn", register.DocumentStopComplaint, with(old(), func(l *register.Letter) { l.Life.Withdrawal.On = day.Must("2026-06-25") }), "2026-06-30", "", nil, nil},
		{"stopping it on another ground (LKN 11a)", register.DocumentStopComplaint, old(), "2026-07-01", "", nil, nil},
		{"the day before the letter came", register.DocumentReceipt, received(complaint), "2026-07-05", "", nil, []Misfit{TooEarly}},
		{"the day on which it came", register.DocumentReceipt, received(complaint), "2026-07-06", "", nil, nil},
		{"no day yet", register.DocumentComplaintAccepted, accepted(complaint), "", "", nil, nil},
		{"the day before it was accepted", register.DocumentComplaintAccepted, accepted(complaint), "2026-07-13", "", nil, []Misfit{TooEarly}},
		{"a decision before it was accepted", register.DocumentDecision, accepted(complaint), "2026-07-13", "", nil, []Misfit{TooEarly}},
		{"the day before the conclusion", register.DocumentConclusionNotice, concluded(denunciation, register.Right), "2026-08-09", "", nil, []Misfit{TooEarly}},
		{"the day before the direction", register.DocumentComplaintRefused, handled(complaint, register.Refuse), "2026-07-12", "", nil, []Misfit{TooEarly}},
		{"the day of the direction", register.DocumentComplaintRefused, handled(complaint, register.Refuse), "2026-07-13", "", nil, nil},

		{"a decision KT.", register.DocumentDecision, accepted(complaint), "2026-08-10", register.InStead, nil, nil},
		{"a decision TL.", register.DocumentDecision, accepted(complaint), "2026-08-10", register.ByOrder, nil, []Misfit{NotHead}},
		{"a decision TUQ.", register.DocumentDecision, accepted(complaint), "2026-08-10", register.ByMandate, nil, []Misfit{NotHead}},
		{"guidance TL.", register.DocumentGuidance, received(complaint), "2026-08-10", register.ByOrder, nil, nil},

		{"the same twice", register.DocumentComplaintAccepted, with(accepted(complaint), replied(register.DocumentComplaintAccepted, "2026-07-15")), "2026-07-16", "", nil, []Misfit{Twice}},
		{"for another reader", register.DocumentComplaintAccepted, with(accepted(complaint), replied(register.DocumentComplaintAccepted, "2026-07-15", register.ToSender)), "2026-07-16", "",
			[]register.Reader{register.ToForwarder}, nil},
		{"for one of the same readers", register.DocumentComplaintAccepted, with(accepted(complaint), replied(register.DocumentComplaintAccepted, "2026-07-15", register.ToSender)), "2026-07-16", "",
			[]register.Reader{register.ToForwarder, register.ToSender}, []Misfit{Twice}},
		{"for readers whom nobody named", register.DocumentComplaintAccepted, with(accepted(complaint), replied(register.DocumentComplaintAccepted, "2026-07-15", register.ToSender)), "2026-07-16", "", nil, []Misfit{Twice}},
		{"an invitation again", InvitationTemplate, with(accepted(complaint), replied(InvitationTemplate, "2026-07-15")), "2026-07-16", "", nil, nil},
		{"a denunciation's limit again", extension, with(accepted(denunciation), replied(extension, "2026-07-15")), "2026-07-16", "", nil, nil},
		{"a complaint's limit again", prolonging, with(accepted(complaint), replied(prolonging, "2026-07-15")), "2026-07-16", "", nil, []Misfit{Twice}},
		{"writing to nobody", register.DocumentGuidance, with(received(complaint), func(l *register.Letter) { l.Sender = register.Person{Name: "Không ghi tên"} }), "2026-07-16", "", nil, []Misfit{NobodyToTell}},
		{"accepting what nobody signed (LTC 25)", register.DocumentAcceptDenunciation, with(received(denunciation), func(l *register.Letter) { l.Sender = register.Person{Name: "Nặc danh"} }), "2026-07-16", "", nil, []Misfit{NobodyToTell}},
		{"writing of what nobody signed", register.DocumentForwardDenunciation, with(received(denunciation), func(l *register.Letter) { l.Sender = register.Person{Name: "Nặc danh"} }), "2026-07-16", "", nil, nil},
	} {
		t.Run(c.what, func(t *testing.T) {
			on := day.Date(0)
			if c.on != "" {
				on = day.Must(c.on)
			}
			var got []Misfit
			for _, u := range infoOf(t, c.template).Unfit(c.letter, on, c.authority, c.to...) {
				got = append(got, u.What)
				if u.Sentence == "" || strings.ContainsAny(u.Sentence, "{}") || strings.Contains(u.Sentence, "document.") || strings.Contains(u.Sentence, "Lan") || !strings.HasSuffix(u.Sentence, ".") {
					t.Errorf("it says %q", u.Sentence)
				}
			}
			if !slices.Equal(got, c.want) {
				t.Errorf("%s misfits in %v, want %v", c.template, got, c.want)
			}
		})
	}
}

// Every template of letters says from which day it stands and in which states, or why it
// needs neither; what the chair decides goes out under nobody's order.
func TestEveryTemplateSaysWhereItFits(t *testing.T) {
	anyState := []string{register.DocumentReceipt, InvitationTemplate, register.DocumentVisitConclusion, register.DocumentVisitRefused}
	for _, info := range allTemplates(t) {
		if len(info.Kinds) == 0 {
			continue
		}
		if len(info.States) == 0 != slices.Contains(anyState, info.Name) {
			t.Errorf("%s: states %v", info.Name, info.States)
		}
		if one := len(info.Kinds) == 1; one && info.From.IsZero() {
			t.Errorf("%s has no first day", info.Name)
		}
		if decision := info.Symbol == "QĐ" || info.Symbol == "KL"; decision && !info.HeadSigns {
			t.Errorf("%s may be signed TL.", info.Name)
		}
	}
}

func TestAHeadThatCannotBeRead(t *testing.T) {
	head := "title: A\nbasis: B\nkinds: complaint\nwhen: settling\nreader: sender\nheading: C\n"
	if _, err := readSource(head + "rounds: 1 2\nstates: settling closed\nfrom: 2026-07-01\nuntil: 2026-07-02\nsigns: head\ntells: accepted\ndoes: settled\nrepeats: yes\n---\nx"); err != nil {
		t.Fatal(err)
	}
	for _, line := range []string{"states: settled", "rounds: một", "from: 31/02/2026", "until: mai", "signs: deputy", "tells: paid", "does: nothing", "only: withdrawn", "only: nothing until 2026-06-30", "repeats: no"} {
		if _, err := readSource(head + line + "\n---\nx"); err == nil {
			t.Errorf("%q was read", line)
		}
	}
}
