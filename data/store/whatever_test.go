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

	"donthu/data"
)

// everyRow is all that is shown of a register, as text.
func everyRow(t *rapid.T, s *Store) string {
	var all []string
	for _, subject := range subjects {
		for _, p := range subject.projections() {
			if p.name == "letters_text" {
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
		s, err := Create(ctx, dir, data.Settings{Ward: "Phường", Clerk: "Chị Hoa"}, Options{Clock: func() time.Time { return now }})
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

func (w *writer) day() data.Date {
	return draw(w, "day", data.MustDate("2026-11-02"), data.MustDate("2026-11-10"), data.MustDate("2026-11-20"), data.MustDate("2026-11-21"), data.MustDate("2030-01-01"), 0)
}

func (w *writer) facts() data.Facts {
	f := facts(draw(w, "sender", "Nguyễn Thị Ánh", "Trần Văn Bình", ""), draw(w, "content", "Thu hồi đất", "Tố cáo", ""))
	f.Kind, f.ReceivedOn = draw(w, "kind", data.Complaint, data.Denunciation, data.Petition, ""), draw(w, "received", data.MustDate("2026-11-02"), w.day())
	return f
}

func (w *writer) visit() data.Reception {
	return data.Reception{On: draw(w, "visited", data.MustDate("2026-11-02"), w.day()), Type: data.Regular, Host: data.Officer, People: 1,
		Visitor: data.Person{Name: draw(w, "visitor", "Lê Văn Hai", "Hồ Núi", "")}, Content: "Hỏi"}
}

func (w *writer) planned() data.ReceptionDay {
	return data.ReceptionDay{On: draw(w, "planned", data.MustDate("2026-11-19"), data.MustDate("2026-12-03"), 0), Type: data.Scheduled, Host: draw(w, "host", data.Head, "")}
}

func (w *writer) number() string {
	return draw(w, "number", "1/2026", "1a/2026", "2/2026", "7/2026", "")
}

func (w *writer) content(subject data.Subject) data.Content {
	if subject != "" && rapid.IntRange(0, 9).Draw(w.t, "strange") == 0 {
		subject = "" // a step of something else
	}
	var of []data.Content
	if subject == data.LetterSubject || subject == "" {
		of = append(of, data.Handled{Eligible: data.Yes, Competent: data.Yes, Handling: data.Accept}, data.Accepted{}, data.Settlement{Result: data.Right}, data.Settlement{},
			data.Paused{Kind: data.Suspension}, data.Resumed{}, data.Extended{Days: 5}, data.Withdrawal{}, data.Noted{Text: "x"}, data.Noted{}, data.Reply{Number: "5/TB-UBND"},
			data.Execution{Done: data.Yes}, data.DecisionSent{To: "Bà Ánh"}, data.AskedLeader{Text: "x"}, data.LeaderAnswered{Text: "y"}, data.Ended{Reason: data.EndDone},
			data.Delivery{Document: 3, State: data.Signed}, data.Joined{Matter: "A"}, data.Revealed{}, data.Received{Number: data.Number{Year: 2026, Count: 1}, Facts: w.facts()})
	}
	if subject == data.ReceptionSubject || subject == "" {
		of = append(of, data.Reply{Number: "6/TB-UBND"}, data.Reply{}, w.visit(), data.Revealed{})
	}
	if subject == data.ReceptionDaySubject || subject == "" {
		of = append(of, w.planned(), data.Attendance{Persons: []data.Attendee{{Name: "A", Presence: draw(w, "presence", data.Came, "")}}}, data.Dossier{Invited: []data.Invitee{{Letter: w.number()}}})
	}
	if subject == data.MeetingSubject || subject == "" {
		of = append(of, w.convened(), data.MeetingInvited{Names: []string{"A"}}, data.MeetingHeld{Outcome: draw(w, "outcome", "Xong", "")})
	}
	if subject == data.DirectionSubject || subject == "" {
		of = append(of, w.directed(), data.DirectionProgress{Text: "x"}, data.Difficulty{Text: "x"}, data.DifficultyAnswer{Text: "y"}, data.DirectionDone{Result: "z"},
			data.DirectionExtended{Due: data.MustDate("2026-12-01"), Reason: "x"})
	}
	if subject == data.SettingsSubject || subject == "" {
		of = append(of, data.Settings{Ward: draw(w, "ward", "Phường Một", "Phường Hai")})
	}
	if of == nil {
		of = append(of, data.Noted{Text: "x"})
	}
	return draw(w, "content", of...)
}

func (w *writer) convened() data.Convened {
	return data.Convened{Kind: draw(w, "meeting", data.ForCounsel, data.ForDialogue), On: draw(w, "called for", data.MustDate("2026-11-18"), 0), About: draw(w, "about", "Bãi rác", ""), Letter: w.number()}
}

func (w *writer) directed() data.Directed {
	return data.Directed{Content: draw(w, "direction", "Kiểm tra", ""), Doer: "Lê Văn Cần", Due: draw(w, "due", data.MustDate("2026-11-30"), 0), Letter: w.number()}
}

// append writes something new, or a step, a correction or an annulment of whatever is
// there: also of what knows no such step, and of what is gone.
func (w *writer) append() (err error) {
	if rapid.IntRange(0, 2).Draw(w.t, "new") == 0 {
		switch draw(w, "what", data.LetterSubject, data.ReceptionSubject, data.ReceptionDaySubject, data.MeetingSubject, data.DirectionSubject, data.FiguresSubject, data.SettingsSubject) {
		case data.LetterSubject:
			_, err = w.s.AddLetter(w.ctx, w.facts())
		case data.ReceptionSubject:
			_, err = w.s.AddReception(w.ctx, w.visit())
		case data.ReceptionDaySubject:
			err = w.s.SaveReceptionDays(w.ctx, []data.ReceptionDay{w.planned()}, "")
		case data.MeetingSubject:
			_, err = w.s.AddMeeting(w.ctx, w.convened())
		case data.DirectionSubject:
			_, err = w.s.AddDirection(w.ctx, w.day(), w.directed())
		case data.FiguresSubject:
			err = w.s.SaveFigures(w.ctx, data.TypedFigures{Form: "06_QLKNTC", Period: data.MonthPeriod(2026, rapid.IntRange(1, 2).Draw(w.t, "month"), false)})
		case data.SettingsSubject:
			err = w.s.SaveSettings(w.ctx, data.Settings{Ward: draw(w, "ward", "Phường Một", "Phường Hai"), Clerk: "Chị Hoa"})
		}
		return err
	}
	steps, err := w.s.listSteps(w.ctx, "ORDER BY seq")
	if err != nil {
		return err
	}
	about := draw(w, "about step", steps...)
	of, err := subjectOf(about.Subject)
	if err != nil {
		return err
	}
	d := data.Draft{On: w.day(), Content: w.content(about.Subject)}
	if _, looks := d.Content.(data.Revealed); looks {
		return w.strange(w.s.Reveal(w.ctx, about.Subject, about.SubjectID))
	}
	reason := draw(w, "reason", "ghi nhầm", "ghi nhầm", "")
	switch draw(w, "way", "add", "add", "correct", "correct", "annul") {
	case "annul":
		d = data.Annul(about.Seq, w.s.Today(), reason)
	case "correct":
		if c := data.Said(steps, about.Content); c.StepType() != data.StepCorrected && c.StepType() != d.Content.StepType() {
			d.Content = c
		}
		if d, err = data.Correct(about.Seq, d.On, d.Content, reason); err != nil {
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
