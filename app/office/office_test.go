package office

import (
	"database/sql"
	"errors"
	"strings"
	"testing"
	"time"

	"donthu/data/day"
	"donthu/data/register"
	"donthu/data/steps"
	"donthu/data/store"
	"donthu/reports/word"
)

// testClock is the present in all tests of this package: Friday, 20/11/2026.
func testClock() time.Time { return time.Date(2026, 11, 20, 9, 30, 0, 0, time.UTC) }

var testDay = day.Of(testClock())

// newOffice is an office on a new, empty register.
func newOffice(t *testing.T) *Office {
	t.Helper()
	o, err := Create(t.Context(), t.TempDir(), register.Settings{Ward: "UBND phường Thử Nghiệm", Receiver: "Ban Tiếp công dân", Clerk: "Văn thư"}, testClock)
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { o.Close() })
	return o
}

func facts(sender, content string) register.Facts {
	return register.Facts{ReceivedOn: testDay, Source: register.InPerson, Kind: register.Petition, Sender: register.Person{Name: sender}, Content: content, Signatories: 1, Round: 1}
}

func registered(t *testing.T, o *Office, f register.Facts) register.Letter {
	t.Helper()
	l, err := o.Register(t.Context(), f)
	if err != nil {
		t.Fatal(err)
	}
	return l
}

// breakAt makes the register's file fail when a step of the type is written about the
// subject; the rest of the file works.
func breakAt(t *testing.T, o *Office, subject steps.Subject, step steps.Type) {
	t.Helper()
	breakFile(t, o, "BEFORE INSERT ON steps WHEN NEW.subject = '"+string(subject)+"' AND NEW.type = '"+string(step)+"'")
}

// breakDrafts makes the register's file fail when a draft is kept.
func breakDrafts(t *testing.T, o *Office) {
	t.Helper()
	breakFile(t, o, "BEFORE UPDATE ON drafts")
}

func breakFile(t *testing.T, o *Office, when string) {
	t.Helper()
	inFile(t, o, "CREATE TRIGGER broken "+when+" BEGIN SELECT RAISE(ABORT, 'the disk is full'); END")
}

// mendFile takes back what breakFile did.
func mendFile(t *testing.T, o *Office) {
	t.Helper()
	inFile(t, o, "DROP TRIGGER IF EXISTS broken")
}

func inFile(t *testing.T, o *Office, statement string) {
	t.Helper()
	db, err := sql.Open("sqlite3", store.Path(o.Dir()))
	if err != nil {
		t.Fatal(err)
	}
	defer db.Close()
	if _, err := db.Exec(statement); err != nil {
		t.Fatal(err)
	}
}

// unchanged calls do, which must fail, and makes sure that the register is what it was.
func unchanged(t *testing.T, o *Office, do func() error) error {
	t.Helper()
	before, err := o.store.LastStep(t.Context())
	if err != nil {
		t.Fatal(err)
	}
	letters, _ := o.LetterCount(t.Context())
	failed := do()
	if failed == nil {
		t.Fatal("nothing failed")
	}
	after, err := o.store.LastStep(t.Context())
	if err != nil || after != before {
		t.Errorf("%d steps stay of what failed, %v", after-before, err)
	}
	if now, _ := o.LetterCount(t.Context()); now != letters {
		t.Errorf("%d letters stay of what failed", now-letters)
	}
	mendFile(t, o)
	if found, err := o.Verify(t.Context()); err != nil || found.Err() != nil {
		t.Errorf("%v, %v", found.Findings, err)
	}
	return failed
}

func letterNow(t *testing.T, o *Office, id int64) register.Letter {
	t.Helper()
	l, err := o.Letter(t.Context(), id)
	if err != nil {
		t.Fatal(err)
	}
	return l
}

func TestALetterThatJoinsAMatterIsWrittenWithTheLetterWhichItBeginsWith(t *testing.T) {
	o := newOffice(t)
	head := registered(t, o, facts("Nguyễn Thị Ánh", "Xin sửa cống"))
	second := facts("Trần Văn Bình", "Xin sửa cống")
	second.Matter = head.PossibleMatter()
	joined := registered(t, o, second)
	if now := letterNow(t, o, head.ID); now.Matter != "VV-1-2026" || joined.Matter != now.Matter {
		t.Errorf("matters %q and %q", now.Matter, joined.Matter)
	}
	alone := registered(t, o, facts("Lê Văn Cường", "Xin đèn đường"))
	again := alone.Facts
	again.Matter = alone.PossibleMatter()
	if l, err := o.Correct(t.Context(), alone.ID, again, "Vụ việc riêng"); err != nil || l.Matter != "VV-3-2026" || l.Number != alone.Number {
		t.Errorf("%q, %v", l.Matter, err)
	}
	steps, _ := o.Steps(t.Context(), register.LetterSubject, alone.ID)
	if len(steps) != 2 {
		t.Errorf("%d steps of a letter that begins its own matter", len(steps))
	}
	own := facts("Phạm Thị Dung", "Xin sửa cống")
	own.Matter = "CỐNG-TỔ-5"
	if l := registered(t, o, own); l.Matter != own.Matter {
		t.Errorf("a key of the office's own: %q", l.Matter)
	}
	missing := own
	missing.Matter = "VV-99-2026"
	if err := unchanged(t, o, func() error { _, err := o.Register(t.Context(), missing); return err }); !errors.Is(err, sql.ErrNoRows) {
		t.Errorf("a matter that no letter begins: %v", err)
	}
}

func TestABranchBeginsAMatterToo(t *testing.T) {
	o := newOffice(t)
	whole := registered(t, o, facts("Nguyễn Thị Ánh", "Hai nội dung"))
	if _, err := o.Split(t.Context(), whole.ID, Splitting{On: testDay, Stays: "Một", Branches: []register.Facts{facts("Nguyễn Thị Ánh", "Hai")}}); err != nil {
		t.Fatal(err)
	}
	n := whole.Number
	n.Branch = "a"
	branch, err := o.LetterByNumber(t.Context(), n)
	if err != nil {
		t.Fatal(err)
	}
	second := facts("Trần Văn Bình", "Hai")
	second.Matter = branch.PossibleMatter()
	registered(t, o, second)
	if now := letterNow(t, o, branch.ID); now.Matter != "VV-1a-2026" {
		t.Errorf("matter %q", now.Matter)
	}
	if now := letterNow(t, o, whole.ID); now.Matter != "" {
		t.Errorf("the letter itself has the matter %q", now.Matter)
	}
}

func TestWhatFailsWhileALetterIsRegisteredLeavesNothing(t *testing.T) {
	o := newOffice(t)
	head := registered(t, o, facts("Nguyễn Thị Ánh", "Xin sửa cống"))
	second := facts("Trần Văn Bình", "Xin sửa cống")
	second.Matter = head.PossibleMatter()
	lacking := second
	lacking.Content = ""
	var refused *store.CheckError
	if err := unchanged(t, o, func() error { _, err := o.Register(t.Context(), lacking); return err }); !errors.As(err, &refused) {
		t.Errorf("without content: %v", err)
	}
	breakAt(t, o, register.LetterSubject, register.StepReceived) // the head is corrected by then
	unchanged(t, o, func() error { _, err := o.Register(t.Context(), second); return err })
}

func TestWhatFailsWhileALetterIsSplitLeavesNothing(t *testing.T) {
	o := newOffice(t)
	whole := registered(t, o, facts("Nguyễn Thị Ánh", "Xin sửa cống và đèn đường"))
	s := Splitting{On: testDay, Reason: "Hai nội dung", Stays: "Xin sửa cống", Branches: []register.Facts{facts("Nguyễn Thị Ánh", "Xin đèn đường")},
		Then: []steps.Draft{{On: testDay, Content: register.Noted{Text: "Đã báo người gửi"}}}}
	empty := s
	empty.Then = []steps.Draft{{On: testDay, Content: register.Noted{}}}
	unchanged(t, o, func() error { _, err := o.Split(t.Context(), whole.ID, empty); return err })

	split, err := o.Split(t.Context(), whole.ID, s)
	if err != nil || split.Content != "Xin sửa cống" || len(split.Life.Split.Branches) != 1 {
		t.Fatalf("%+v, %v", split, err)
	}
	all, _ := o.Steps(t.Context(), register.LetterSubject, whole.ID)
	if len(all) != 4 { // received, split, noted, corrected
		t.Errorf("%d steps", len(all))
	}
	other := registered(t, o, facts("Trần Văn Bình", "Hai nội dung"))
	breakAt(t, o, register.LetterSubject, steps.StepCorrected) // the very last step
	unchanged(t, o, func() error { _, err := o.Split(t.Context(), other.ID, s); return err })
	s.Stays = other.Content // then nothing is corrected
	if _, err := o.Split(t.Context(), other.ID, s); err != nil {
		t.Errorf("a split that leaves the letter its content: %v", err)
	}
}

func TestLettersJoinedByAStepShareAMatter(t *testing.T) {
	o := newOffice(t)
	first, second := registered(t, o, facts("Nguyễn Thị Ánh", "Xin sửa cống")), registered(t, o, facts("Trần Văn Bình", "Xin sửa cống"))
	step := func(matter string, with *register.Letter) steps.Draft {
		return steps.Draft{On: testDay, Content: register.Joined{Matter: matter, With: with.Number.String()}}
	}
	empty := steps.Draft{On: testDay, Content: register.Noted{}}
	unchanged(t, o, func() error {
		_, err := o.Record(t.Context(), second.ID, step(first.PossibleMatter(), &first), empty)
		return err
	})
	l, err := o.Record(t.Context(), second.ID, step(first.PossibleMatter(), &first), steps.Draft{On: testDay, Content: register.Noted{Text: "Cùng vụ"}})
	if err != nil || l.Matter != "VV-1-2026" {
		t.Fatalf("%q, %v", l.Matter, err)
	}
	if now := letterNow(t, o, first.ID); now.Matter != l.Matter {
		t.Errorf("the other letter has the matter %q", now.Matter)
	}
	third := registered(t, o, facts("Lê Văn Cường", "Xin sửa cống"))
	before, _ := o.store.LastStep(t.Context())
	if _, err := o.Record(t.Context(), third.ID, step(first.PossibleMatter(), &first)); err != nil {
		t.Fatal(err)
	}
	if after, _ := o.store.LastStep(t.Context()); after != before+1 {
		t.Errorf("%d steps for a letter that joins a matter which is there", after-before)
	}
	if _, err := o.Record(t.Context(), third.ID, steps.Draft{On: testDay, Content: register.Joined{Matter: "CỐNG-TỔ-5"}}); err != nil {
		t.Errorf("a key alone: %v", err)
	}
}

func TestTheLetterOfAVisitIsNamedOnTheVisit(t *testing.T) {
	o := newOffice(t)
	visit, err := o.AddReception(t.Context(), register.Reception{On: testDay, Type: register.Regular, Visitor: register.Person{Name: "Nguyễn Thị Ánh"}, Kind: register.Petition, Content: "Xin sửa cống", People: 1, Host: register.Officer, ReceivedBy: "Văn thư"})
	if err != nil {
		t.Fatal(err)
	}
	letter, err := o.LetterFromVisit(t.Context(), visit.ID, FactsOfVisit(&visit))
	if err != nil || letter.Sender.Name != "Nguyễn Thị Ánh" || letter.Source != register.AtReception {
		t.Fatalf("%+v, %v", letter, err)
	}
	if now, _ := o.Reception(t.Context(), visit.ID); now.Letter != "1/2026" || now.Handling == "" {
		t.Errorf("%+v", now)
	}
	if err := o.AnswerVisit(t.Context(), visit.ID, testDay, "Sẽ sửa trong tháng"); err != nil {
		t.Fatal(err)
	}
	if now, _ := o.Reception(t.Context(), visit.ID); now.AnsweredOn != testDay || now.Letter != "1/2026" {
		t.Errorf("%+v", now)
	}
	if err := unchanged(t, o, func() error { return o.AnswerVisit(t.Context(), visit.ID, testDay.AddDays(1), "Mai") }); !errors.As(err, new(*store.CheckError)) {
		t.Errorf("an answer of tomorrow: %v", err)
	}
	if err := unchanged(t, o, func() error { return o.AnswerVisit(t.Context(), letter.ID, testDay, "x") }); !errors.Is(err, sql.ErrNoRows) {
		t.Errorf("a visit that is none: %v", err)
	}
	breakAt(t, o, register.ReceptionSubject, steps.StepCorrected)
	if err := unchanged(t, o, func() error {
		_, err := o.LetterFromVisit(t.Context(), visit.ID, FactsOfVisit(&visit))
		return err
	}); !strings.Contains(err.Error(), "lượt tiếp") {
		t.Errorf("%v", err)
	}
}

// The report on denunciations takes the texts that were typed for the report in words of the
// year, and neither its number nor its signer.
func TestTheReportOnDenunciationsHasItsOwnNumber(t *testing.T) {
	o, year := newOffice(t), day.YearPeriod(2026)
	typed := register.TypedFigures{Form: register.ReportWords, Period: year, Texts: map[string]string{word.ReportNumber: "26", word.ReportSigner: "Lê Văn Chủ", "bao_ve_nguoi_to_cao": "Không phát sinh."}}
	if err := o.SaveFigures(t.Context(), typed); err != nil {
		t.Fatal(err)
	}
	w, err := o.DrawDenunciations(t.Context(), year)
	if err != nil || w.Info.Name != word.DenunciationsTemplate {
		t.Fatal(w.Info.Name, err)
	}
	f := w.Fields(w.Typed)
	if f["so"] != "" || f["nguoi_ky"] != "" || f["bao_ve_nguoi_to_cao"] != "Không phát sinh." || f["ngay"] != testDay {
		t.Errorf("number %q, signer %q, %q, on %v", f["so"], f["nguoi_ky"], f["bao_ve_nguoi_to_cao"], f["ngay"])
	}
}
