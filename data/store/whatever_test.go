package store

import (
	"context"
	"errors"
	"fmt"
	"path/filepath"
	"slices"
	"strings"
	"testing"
	"time"

	"pgregory.net/rapid"

	"donthu/data/chain"
	"donthu/data/day"
	"donthu/data/register"
	"donthu/data/steps"
)

// everyRow is all that is shown of a register, as text.
func everyRow(t *rapid.T, s *Store) string {
	var all []string
	for _, subject := range subjects {
		for _, p := range subject.projections() {
			if slices.Contains(indexes, p.name) {
				continue // words alone: they cannot be read back
			}
			rows, err := s.read.Query("SELECT * FROM " + p.name)
			if err != nil {
				t.Fatal(err)
			}
			columns, _ := rows.Columns()
			for rows.Next() {
				row, into := make([]any, len(columns)), make([]any, len(columns))
				for i := range row {
					into[i] = &row[i]
				}
				if err := rows.Scan(into...); err != nil {
					t.Fatal(err)
				}
				all = append(all, fmt.Sprint(p.name, row))
			}
			rows.Close()
		}
	}
	slices.Sort(all)
	return strings.Join(slices.Compact(all), "\n")
}

// Whatever is appended, in whatever order: what the register accepts can be folded, and
// what it shows is what a register computed anew shows, now and as of any moment.
func TestWhateverIsAcceptedFolds(t *testing.T) {
	rapid.Check(t, func(rt *rapid.T) {
		now, dir := testNow, filepath.Join(t.TempDir(), fmt.Sprint(time.Now().UnixNano()))
		ctx := context.Background()
		s, err := Create(ctx, dir, register.Settings{Ward: "Phường", Clerk: "Chị Hoa"}, Options{Clock: func() time.Time { return now }})
		if err != nil {
			rt.Fatal(err)
		}
		defer s.Close()
		if _, err := s.write.Exec("PRAGMA synchronous = OFF"); err != nil { // nothing falls over here
			rt.Fatal(err)
		}
		w := &writer{t: rt, s: s, ctx: ctx}
		n := rapid.IntRange(1, 25).Draw(rt, "appends")
		middle := rapid.IntRange(0, n-1).Draw(rt, "middle")
		var then time.Time
		var stood string
		for i := range n {
			if err := w.append(); err != nil && refusedFor(err) == "" && !errors.Is(err, errRefused) {
				rt.Fatalf("neither accepted nor refused: %v", err)
			}
			if i == middle {
				then, stood = now, everyRow(rt, s)
			}
			now = now.Add(time.Minute)
		}
		shown := everyRow(rt, s)
		well := func(s *Store, want, what string) {
			if v, err := s.Verify(ctx); err != nil || v.Err() != nil {
				rt.Fatalf("%s: %+v, %v", what, v, err)
			}
			if got := everyRow(rt, s); got != want {
				rt.Fatalf("%s:\n%s\nwant\n%s", what, got, want)
			}
		}
		well(s, shown, "as written")
		if err := s.Rebuild(ctx); err != nil {
			rt.Fatal(err)
		}
		well(s, shown, "computed anew")
		past, closeIt, err := s.AsOf(ctx, then)
		if err != nil {
			rt.Fatal(err)
		}
		defer closeIt()
		well(past, stood, "as it stood")
	})
}

// errRefused stands for a refusal that is no *CheckError: of what is not there, or of a
// step that the subject does not know.
var errRefused = errors.New("refused")

// writer appends whatever comes.
type writer struct {
	t   *rapid.T
	s   *Store
	ctx context.Context
}

func draw[V any](w *writer, what string, values ...V) V {
	return rapid.SampledFrom(values).Draw(w.t, what)
}

func (w *writer) day() day.Date {
	return draw(w, "day", day.Must("2026-11-02"), day.Must("2026-11-10"), day.Must("2026-11-20"), day.Must("2026-11-21"), day.Must("2030-01-01"), 0)
}

func (w *writer) facts() register.Facts {
	f := facts(draw(w, "sender", "Nguyễn Thị Ánh", "Trần Văn Bình", ""), draw(w, "content", "Thu hồi đất", "Tố cáo", ""))
	f.Kind, f.ReceivedOn = draw(w, "kind", register.Complaint, register.Denunciation, register.Petition, ""), draw(w, "received", day.Must("2026-11-02"), w.day())
	return f
}

func (w *writer) visit() register.Reception {
	return register.Reception{On: draw(w, "visited", day.Must("2026-11-02"), w.day()), Type: register.Regular, Host: register.Officer, People: 1,
		Visitor: register.Person{Name: draw(w, "visitor", "Lê Văn Hai", "Hồ Núi", "")}, Content: "Hỏi"}
}

func (w *writer) planned() register.ReceptionDay {
	return register.ReceptionDay{On: draw(w, "planned", day.Must("2026-11-19"), day.Must("2026-12-03"), 0), Type: register.Scheduled, Host: draw(w, "host", register.Head, "")}
}

func (w *writer) number() string {
	return draw(w, "number", "1/2026", "1a/2026", "2/2026", "7/2026", "")
}

func (w *writer) content(subject steps.Subject) steps.Content {
	if subject != "" && rapid.IntRange(0, 9).Draw(w.t, "strange") == 0 {
		subject = "" // a step of something else
	}
	var of []steps.Content
	if subject == register.LetterSubject || subject == "" {
		of = append(of, register.Handled{Eligible: register.Yes, Competent: register.Yes, Handling: register.Accept}, register.Accepted{}, register.Settlement{Result: register.Right}, register.Settlement{},
			register.Paused{Kind: register.Suspension}, register.Resumed{}, register.Extended{Days: 5}, register.Withdrawal{}, register.Noted{Text: "x"}, register.Noted{}, register.Reply{Number: "5/TB-UBND"},
			register.Execution{Done: register.Yes}, register.DecisionSent{To: "Bà Ánh"}, register.AskedLeader{Text: "x"}, register.LeaderAnswered{Text: "y"}, register.Ended{Reason: register.EndDone},
			register.Delivery{Document: 3, State: register.Signed}, register.Joined{Matter: "A"}, steps.Revealed{}, register.Received{Number: register.Number{Year: 2026, Count: 1}, Facts: w.facts()})
	}
	if subject == register.ReceptionSubject || subject == "" {
		of = append(of, register.Reply{Number: "6/TB-UBND"}, register.Reply{}, w.visit(), steps.Revealed{})
	}
	if subject == register.ReceptionDaySubject || subject == "" {
		of = append(of, w.planned(), register.Attendance{Persons: []register.Attendee{{Name: "A", Presence: draw(w, "presence", register.Came, "")}}}, register.Dossier{Invited: []register.Invitee{{Letter: w.number()}}})
	}
	if subject == register.MeetingSubject || subject == "" {
		of = append(of, w.convened(), register.MeetingInvited{Names: []string{"A"}}, register.MeetingHeld{Outcome: draw(w, "outcome", "Xong", "")})
	}
	if subject == register.DirectionSubject || subject == "" {
		of = append(of, w.directed(), register.DirectionProgress{Text: "x"}, register.Difficulty{Text: "x"}, register.DifficultyAnswer{Text: "y"}, register.DirectionDone{Result: "z"},
			register.DirectionExtended{Due: day.Must("2026-12-01"), Reason: "x"})
	}
	if subject == register.SettingsSubject || subject == "" {
		of = append(of, register.Settings{Ward: draw(w, "ward", "Phường Một", "Phường Hai")})
	}
	if of == nil {
		of = append(of, register.Noted{Text: "x"})
	}
	return draw(w, "content", of...)
}

func (w *writer) convened() register.Convened {
	return register.Convened{Kind: draw(w, "meeting", register.ForCounsel, register.ForDialogue), On: draw(w, "called for", day.Must("2026-11-18"), 0), About: draw(w, "about", "Bãi rác", ""), Letter: w.number()}
}

func (w *writer) directed() register.Directed {
	return register.Directed{Content: draw(w, "direction", "Kiểm tra", ""), Doer: "Lê Văn Cần", Due: draw(w, "due", day.Must("2026-11-30"), 0), Letter: w.number()}
}

// append writes something new, or a step, a correction or an annulment of whatever is
// there: also of what knows no such step, and of what is gone.
func (w *writer) append() (err error) {
	if rapid.IntRange(0, 2).Draw(w.t, "new") == 0 {
		switch draw(w, "what", register.LetterSubject, register.ReceptionSubject, register.ReceptionDaySubject, register.MeetingSubject, register.DirectionSubject, register.FiguresSubject, register.SettingsSubject) {
		case register.LetterSubject:
			_, err = w.s.AddLetter(w.ctx, w.facts())
		case register.ReceptionSubject:
			_, err = w.s.AddReception(w.ctx, w.visit())
		case register.ReceptionDaySubject:
			err = w.s.SaveReceptionDays(w.ctx, []register.ReceptionDay{w.planned()}, "")
		case register.MeetingSubject:
			_, err = w.s.AddMeeting(w.ctx, w.convened())
		case register.DirectionSubject:
			_, err = w.s.AddDirection(w.ctx, w.day(), w.directed())
		case register.FiguresSubject:
			err = w.s.SaveFigures(w.ctx, register.TypedFigures{Form: "06_QLKNTC", Period: day.MonthPeriod(2026, rapid.IntRange(1, 2).Draw(w.t, "month"), false)})
		case register.SettingsSubject:
			err = w.s.SaveSettings(w.ctx, register.Settings{Ward: draw(w, "ward", "Phường Một", "Phường Hai"), Clerk: "Chị Hoa"})
		}
		return err
	}
	all, err := chain.List(w.ctx, w.s.read, "ORDER BY seq")
	if err != nil {
		return err
	}
	about := draw(w, "about step", all...)
	of, err := subjectOf(about.Subject)
	if err != nil {
		return err
	}
	d := steps.Draft{On: w.day(), Content: w.content(about.Subject)}
	if _, looks := d.Content.(steps.Revealed); looks {
		return w.strange(w.s.Reveal(w.ctx, about.Subject, about.SubjectID))
	}
	reason := draw(w, "reason", "ghi nhầm", "ghi nhầm", "")
	switch draw(w, "way", "add", "add", "correct", "correct", "annul") {
	case "annul":
		d = steps.Annul(about.Seq, w.s.Today(), reason)
	case "correct":
		if c := steps.Said(all, about.Content); c.StepType() != steps.StepCorrected && c.StepType() != d.Content.StepType() {
			d.Content = c
		}
		if d, err = steps.Correct(about.Seq, d.On, d.Content, reason); err != nil {
			return err
		}
	}
	return w.strange(w.s.inLedger(w.ctx, func(l *ledger) error { return of.add(l, about.SubjectID, d) }))
}

// strange is err, or errRefused when it refuses what is not there or not known.
func (w *writer) strange(err error) error {
	var refused *CheckError
	if err == nil || errors.As(err, &refused) {
		return err
	}
	return fmt.Errorf("%w: %w", errRefused, err)
}
