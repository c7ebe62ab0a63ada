package store

import (
	"context"
	"errors"
	"fmt"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"
	"time"

	"pgregory.net/rapid"

	"donthu/data"
)

// refusedFor is the field of the first problem for which something was refused; empty
// when it was not refused.
func refusedFor(err error) string {
	var refused *CheckError
	if !errors.As(err, &refused) {
		return ""
	}
	return refused.Problems[0].Field
}

func mended(t *testing.T, step int64, on data.Date, c data.Content, reason string) data.Draft {
	t.Helper()
	d, err := data.Correct(step, on, c, reason)
	if err != nil {
		t.Fatal(err)
	}
	return d
}

// Whatever way a correction takes, what may not stand in the register is refused with
// the field that is wrong, and nothing is written.
func TestNoCorrectionLeavesWhatCouldNotBeWritten(t *testing.T) {
	s := newStore(t)
	l := beingSettled(t, s)
	visit := visitOn(t, s, "2026-11-05")
	withDocument := visitOn(t, s, "2026-11-05")
	if _, _, err := issue(s, withDocument.ID, "2026-11-06", "TB-UBND", 0); err != nil {
		t.Fatal(err)
	}
	days := []data.ReceptionDay{{On: data.MustDate("2026-12-03"), Type: data.Scheduled, Host: data.Head, Hours: "8:00"}}
	if err := s.SaveReceptionDays(t.Context(), days, ""); err != nil {
		t.Fatal(err)
	}
	meeting := dialogueOn(t, s, l)
	held, err := s.AddMeeting(t.Context(), data.Convened{Kind: data.ForCounsel, On: s.Today(), About: "Bãi rác"})
	if err == nil {
		held, err = s.HoldMeeting(t.Context(), held.ID, s.Today(), data.MeetingHeld{Outcome: "Xong"}, "")
	}
	if err != nil {
		t.Fatal(err)
	}
	direction, err := s.AddDirection(t.Context(), s.Today(), data.Directed{Content: "Kiểm tra", Doer: "Lê Văn Cần"})
	if err != nil {
		t.Fatal(err)
	}
	future := data.MustDate("2030-01-01")
	letter := func(reason string, change func(*data.Facts)) error {
		f := l.Facts
		change(&f)
		_, err := s.AddSteps(t.Context(), l.ID, mended(t, l.ID, f.ReceivedOn, data.Received{Number: l.Number, Facts: f}, reason))
		return err
	}
	ofVisit := func(change func(*data.Reception)) error {
		r := visit
		change(&r)
		return s.CorrectReception(t.Context(), r, "x")
	}
	ofMeeting := func(reason string, change func(*data.Convened)) error {
		c := meeting.Convened
		change(&c)
		_, err := s.ChangeMeeting(t.Context(), meeting.ID, c, reason)
		return err
	}
	ofDirection := func(on data.Date, c data.Directed, reason string) error {
		_, err := s.AddDirectionSteps(t.Context(), direction.ID, mended(t, direction.ID, on, c, reason))
		return err
	}
	directed := direction.Directed
	last, err := s.LastStep(t.Context())
	if err != nil {
		t.Fatal(err)
	}
	for _, c := range []struct {
		name  string
		field string
		do    func() error
	}{
		{"a letter without a sender", data.FieldSender, func() error { return letter("x", func(f *data.Facts) { f.Sender.Name = "" }) }},
		{"a letter without a kind", data.FieldKind, func() error { return letter("x", func(f *data.Facts) { f.Kind = "" }) }},
		{"a letter without content", data.FieldContent, func() error { return letter("x", func(f *data.Facts) { f.Content = "" }) }},
		{"a letter of 2030", data.FieldReceivedOn, func() error { return letter("x", func(f *data.Facts) { f.ReceivedOn = future }) }},
		{"a letter of tomorrow", data.FieldReceivedOn, func() error { return letter("x", func(f *data.Facts) { f.ReceivedOn = s.Today().AddDays(1) }) }},
		{"a letter put right without a reason", data.FieldReason, func() error { return letter(" ", func(f *data.Facts) { f.Note = "x" }) }},
		{"a letter taken out", data.FieldNumber, func() error {
			_, err := s.AddSteps(t.Context(), l.ID, data.Annul(l.ID, s.Today(), "x"))
			return err
		}},
		{"a step taken out without a reason", data.FieldReason, func() error { return takeBack(t, s, l.ID, l.ID+1, "") }},
		{"a visit of nobody", data.FieldVisitor, func() error { return ofVisit(func(r *data.Reception) { r.Visitor.Name = "" }) }},
		{"a visit about nothing", data.FieldContent, func() error { return ofVisit(func(r *data.Reception) { r.Content = "" }) }},
		{"a visit of 2030", data.FieldOn, func() error { return ofVisit(func(r *data.Reception) { r.On = future }) }},
		{"a visit put right without a reason", data.FieldReason, func() error { return s.CorrectReception(t.Context(), visit, "") }},
		{"a visit taken out without a reason", data.FieldReason, func() error { return s.AnnulReception(t.Context(), visit.ID, "") }},
		{"a visit with a document taken out", data.FieldReason, func() error { return s.AnnulReception(t.Context(), withDocument.ID, "x") }},
		{"a day without a host", data.FieldHost, func() error {
			day := days[0]
			day.Host = ""
			return s.SaveReceptionDays(t.Context(), []data.ReceptionDay{day}, "x")
		}},
		{"a day put right without a reason", data.FieldReason, func() error { return s.SaveReceptionDays(t.Context(), slices.Clone(days), "") }},
		{"a day taken out without a reason", data.FieldReason, func() error { return s.CancelReceptionDay(t.Context(), days[0].ID, "") }},
		{"who came, before the day", data.FieldPersons, func() error {
			_, err := s.SaveAttendance(t.Context(), days[0].ID, []data.Attendee{{Name: "A", Presence: data.Came}})
			return err
		}},
		{"invited of a branch that is none", data.FieldLetter, func() error {
			_, err := s.SaveDossier(t.Context(), days[0].ID, []data.Invitee{{Letter: "1a/2026"}})
			return err
		}},
		{"a meeting about nothing", data.FieldAbout, func() error { return ofMeeting("x", func(c *data.Convened) { c.About = "" }) }},
		{"a meeting about a letter that is not there", data.FieldLetter, func() error { return ofMeeting("x", func(c *data.Convened) { c.Letter = "9/2026" }) }},
		{"a meeting moved without a reason", data.FieldReason, func() error { return ofMeeting("", func(c *data.Convened) { c.Hour = "9:00" }) }},
		{"a meeting that was held called off", data.FieldReason, func() error { return s.CancelMeeting(t.Context(), held.ID, "x") }},
		{"a meeting held in 2030", data.FieldOn, func() error {
			_, err := s.HoldMeeting(t.Context(), held.ID, future, data.MeetingHeld{Outcome: "x"}, "x")
			return err
		}},
		{"a direction to nobody", data.FieldDoer, func() error { return ofDirection(s.Today(), data.Directed{Content: "Kiểm tra"}, "x") }},
		{"a direction to do nothing", data.FieldContent, func() error { return ofDirection(s.Today(), data.Directed{Doer: "A"}, "x") }},
		{"a direction of 2030", data.FieldOn, func() error { return ofDirection(future, directed, "x") }},
		{"a direction put right without a reason", data.FieldReason, func() error { return ofDirection(s.Today(), directed, "") }},
		{"a direction on a letter that is not there", data.FieldLetter, func() error {
			c := directed
			c.Letter = "9/2026"
			return ofDirection(s.Today(), c, "x")
		}},
	} {
		if got := refusedFor(c.do()); got != c.field {
			t.Errorf("%s: refused for %q, want %q", c.name, got, c.field)
		}
		if now, err := s.LastStep(t.Context()); err != nil || now != last {
			t.Fatalf("%s: step %d was written (%v)", c.name, now, err)
		}
	}
	wellKept(t, s)
}

// The letter of a direction is the very branch.
func TestTheLetterOfADirectionIsThere(t *testing.T) {
	s := newStore(t)
	l := add(t, s, facts("Nguyễn Thị Ánh", "Hai việc"))
	if _, err := split(t, s, l.ID, l.ReceivedOn, "Hai việc", facts("Nguyễn Thị Ánh", "Việc thứ hai")); err != nil {
		t.Fatal(err)
	}
	for number, want := range map[string]string{"1/2026": "", "1a/2026": "", "": "", "1b/2026": data.FieldLetter, "2/2026": data.FieldLetter, "abc": data.FieldLetter} {
		_, err := s.AddDirection(t.Context(), s.Today(), data.Directed{Content: "Kiểm tra", Doer: "Lê Văn Cần", Letter: number})
		if got := refusedFor(err); got != want || want == "" && err != nil {
			t.Errorf("%q: %v", number, err)
		}
	}
}

func TestSettingsAreSteps(t *testing.T) {
	now, dir := testNow, filepath.Join(t.TempDir(), "so")
	options := Options{Clock: func() time.Time { return now }}
	s, err := Create(t.Context(), dir, data.Settings{Ward: "Phường Cũ", Clerk: "Chị Hoa"}, options)
	if err != nil {
		t.Fatal(err)
	}
	chosen := func(s *Store) []data.Step {
		t.Helper()
		steps, err := s.listSteps(t.Context(), "WHERE subject = 'settings' ORDER BY seq")
		if err != nil {
			t.Fatal(err)
		}
		return steps
	}
	if steps := chosen(s); len(steps) != 1 || steps[0].Author != "Chị Hoa" || steps[0].Content.(data.Settings).Ward != "Phường Cũ" {
		t.Fatalf("%+v", steps)
	}
	if err := s.SaveSettings(t.Context(), s.Settings()); err != nil || len(chosen(s)) != 1 {
		t.Errorf("nothing changed, yet a step is written (%v)", err)
	}
	then := now
	now = now.Add(time.Hour)
	changed := s.Settings()
	changed.Ward, changed.Clerk = "Phường Mới", "Anh Nam"
	if err := s.SaveSettings(t.Context(), changed); err != nil {
		t.Fatal(err)
	}
	if steps := chosen(s); len(steps) != 2 || steps[1].Author != "Chị Hoa" {
		t.Errorf("%+v", steps)
	}
	if began, err := s.Began(t.Context()); err != nil || !began.IsZero() {
		t.Errorf("a register of settings alone began on %s, %v", began, err)
	}
	s.Close()

	const limits = "[[limit]]\n"
	if err := os.WriteFile(filepath.Join(dir, OwnLimitsFile), []byte(limits), 0o600); err != nil {
		t.Fatal(err)
	}
	for range 2 {
		if s, err = Open(t.Context(), dir, options); err != nil {
			t.Fatal(err)
		}
		if steps := chosen(s); s.Settings().OwnLimits != limits || len(steps) != 3 || steps[2].Content.(data.Settings).OwnLimits != limits || steps[2].Author != "Anh Nam" {
			t.Fatalf("own limits laid beside the register: %+v", steps)
		}
		wellKept(t, s)
		if s.Settings().Ward != "Phường Mới" {
			t.Errorf("%+v", s.Settings())
		}
		s.Close()
	}
	if s, err = Open(t.Context(), dir, options); err != nil {
		t.Fatal(err)
	}
	defer s.Close()
	for at, want := range map[time.Time]data.Settings{then: {Ward: "Phường Cũ", Clerk: "Chị Hoa"}, now: {Ward: "Phường Mới", Clerk: "Anh Nam", OwnLimits: limits}} {
		past, closeIt, err := s.AsOf(t.Context(), at)
		if err != nil {
			t.Fatal(err)
		}
		if got := past.Settings(); got.Ward != want.Ward || got.Clerk != want.Clerk || got.OwnLimits != want.OwnLimits {
			t.Errorf("as of %s: %+v", at, got)
		}
		wellKept(t, past)
		closeIt()
	}
	if _, err := s.write.Exec("UPDATE choices SET doc = replace(doc, 'Mới', 'Khác')"); err != nil {
		t.Fatal(err)
	}
	if v, err := s.Verify(t.Context()); err != nil || len(v.Findings) != 1 || !strings.Contains(v.Findings[0], "Cài đặt") {
		t.Errorf("%+v, %v", v, err)
	}
}

// The settings of a register in which they were no steps become one.
func TestSettingsOfAnOlderRegister(t *testing.T) {
	s := newStore(t)
	dir := s.Dir()
	for _, statement := range []string{
		"DROP TRIGGER steps_never_go", "DELETE FROM steps", "DROP TABLE choices",
		`INSERT INTO settings (key, value) VALUES ('settings', '{"ward":"Phường Cũ","receiver":"","year":2025,"clerk":"Chị Hoa","wholeMonth":false,"remote":false,"keepLastDay":true,"petitionDays":0,"receiverDays":0}')`,
		"CREATE TRIGGER steps_never_go BEFORE DELETE ON steps BEGIN SELECT RAISE(ABORT, 'steps are append-only'); END", "PRAGMA user_version = 9",
	} {
		if _, err := s.write.Exec(statement); err != nil {
			t.Fatal(err)
		}
	}
	s.Close()
	for range 2 {
		s, err := Open(t.Context(), dir, testOptions())
		if err != nil {
			t.Fatal(err)
		}
		steps, err := s.listSteps(t.Context(), "")
		if err != nil || len(steps) != 1 || s.Settings().Ward != "Phường Cũ" || !s.Settings().KeepLastDay || steps[0].Author != "Chị Hoa" {
			t.Errorf("%+v %+v, %v", s.Settings(), steps, err)
		}
		wellKept(t, s)
		s.Close()
	}
}

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
