package duties_test

import (
	"os"
	"slices"
	"strings"
	"testing"

	"fyne.io/fyne/v2"

	"donthu/app/desktest"
	"donthu/app/desktop"
	"donthu/app/desktop/desk"
	"donthu/app/desktop/duties"
	"donthu/app/kit"
	"donthu/data/day"
	"donthu/data/register"
	"donthu/data/steps"
)

// atDuties opens the page.
func atDuties(t *testing.T, o *desktop.Program, ref desk.Duties) *duties.Page {
	t.Helper()
	o.Open(ref)
	p, ok := o.Shell.Top().(*duties.Page)
	if !ok {
		t.Fatalf("%+v opens %T", ref, o.Shell.Top())
	}
	return p
}

// record writes steps of a letter.
func record(t *testing.T, o *desktop.Program, l register.Letter, drafts ...steps.Draft) register.Letter {
	t.Helper()
	now, err := o.Do().Record(o.Ctx(), l.ID, drafts...)
	if err != nil {
		t.Fatal(err)
	}
	return now
}

func step(on day.Date, c steps.Content) steps.Draft { return steps.Draft{On: on, Content: c} }

// denounced is a denunciation accepted on 5/10/2026 of which nobody was told, in the hands
// of Lê Thị Mai.
func denounced(t *testing.T, o *desktop.Program) register.Letter {
	t.Helper()
	f := desktest.Accusing()
	f.ReceivedOn = 20261001
	l := desktest.AddLetter(t, o, f)
	return record(t, o, l, step(20261001, register.Assigned{Officer: "Lê Thị Mai"}), step(20261005, register.Accepted{}))
}

// cells are the texts of all rows of the list in front.
func cells(p *duties.Page) (rows []string) {
	for i := range p.Table().Len() {
		rows = append(rows, strings.Join(p.Table().Cells(i)[1:], " | "))
	}
	return rows
}

func has(rows []string, wants ...string) bool {
	return slices.ContainsFunc(rows, func(row string) bool {
		return !slices.ContainsFunc(wants, func(want string) bool { return !strings.Contains(row, want) })
	})
}

// What is owed stands on the list of its day, to whom and by which article; who denounced
// has the code alone, there and in what a list leads to.
func TestDutiesStandOnTheListOfTheirDay(t *testing.T) {
	o := desktest.New(t)
	denounced(t, o)
	near := desktest.AddLetter(t, o, desktest.ComplaintOn("Lê Thị Mới", "Khiếu nại cấp giấy", "2026-11-20"))
	p := atDuties(t, o, desk.Duties{})
	if p.Tab() != string(desk.DutiesLate) {
		t.Errorf("the page begins at %q", p.Tab())
	}
	late := cells(p)
	if !has(late, "Thông báo việc thụ lý tố cáo – người tố cáo", "Đơn 1/2026", "Mã TC-1/2026", "Lê Thị Mai", "quá ", "Điều 29") ||
		!has(late, "Thông báo nội dung tố cáo – người bị tố cáo", "Đơn 1/2026") {
		t.Errorf("late: %q", late)
	}
	if has(late, near.Number.String()) {
		t.Errorf("what is not late stands among it: %q", late)
	}
	desktest.MustNotShow(t, o, desktest.Secrets...)
	desktest.ChooseOption(t, o, string(desk.DutiesSoon))
	if soon := cells(p); len(soon) != 0 {
		t.Errorf("soon: %q", soon)
	}
	desktest.MustShow(t, o, "Không có việc nào đến hạn trong 5 ngày làm việc tới.", "Xem “Quá hạn”", "Mở Sổ đơn")
	desktest.TapButton(t, o, "Xem “Quá hạn”")
	if p.Tab() != string(desk.DutiesLate) || p.Table().Len() != len(late) {
		t.Errorf("the button leads to %q with %d", p.Tab(), p.Table().Len())
	}
	desktest.ChooseOption(t, o, string(desk.DutiesLater))
	if later := cells(p); !has(later, "Đơn "+near.Number.String(), "Lê Thị Mới", "Chưa giao", "02/12/2026") {
		t.Errorf("later: %q", later)
	}
}

// Enter opens what a duty is about, and the way back leads to the same list and row.
func TestEnterOpensWhatADutyIsAboutAndTheWayBackLeadsToItsRow(t *testing.T) {
	o := desktest.New(t)
	l := denounced(t, o)
	visit, err := o.Do().AddReception(o.Ctx(), register.Reception{On: 20261012, Type: register.Regular, Host: register.Officer, People: 1, Kind: register.Denunciation,
		Visitor: register.Person{Name: "Trần Văn Kín"}, Content: "Ông Trần Văn Kín tố cáo"})
	if err != nil {
		t.Fatal(err)
	}
	given := desktest.Give(t, o, register.Directed{Content: "Mời bà Quách Thị Ẩn làm việc", Doer: "Đỗ Thu Nga", Due: 20261110, Letter: l.Number.String()})
	days := []register.ReceptionDay{{On: 20261203, Type: register.Scheduled, Host: register.Head, Leader: "Phạm Văn Chủ"}}
	if err := o.Do().SaveReceptionDays(o.Ctx(), days, ""); err != nil {
		t.Fatal(err)
	}
	p := atDuties(t, o, desk.Duties{})
	desktest.MustNotShow(t, o, append([]string{"Trần Văn Kín"}, desktest.Secrets...)...)
	opened := map[string]string{}
	for _, tab := range desk.DutyTabs {
		desktest.ChooseOption(t, o, string(tab))
		for row := range p.Table().Len() {
			words := cells(p)[row]
			if strings.Contains(words, "Ẩn") || strings.Contains(words, "Kín") {
				t.Errorf("a list names who denounced: %q", words)
			}
			o.Window.Canvas().Focus(p.Table())
			p.Table().Select(row)
			desktest.Press(o, fyne.KeyReturn)
			if o.Shell.Top() == desk.Page(p) {
				t.Fatalf("%q opens nothing", words)
			}
			opened[strings.Split(words, " | ")[1]] = o.Shell.Top().Title()
			desktest.MustNotShow(t, o, append([]string{"Trần Văn Kín"}, desktest.Secrets...)...)
			desktest.Shortcut(o, fyne.KeyLeft, fyne.KeyModifierAlt)
			if o.Shell.Top() != desk.Page(p) || p.Tab() != string(tab) || p.Table().Selected() != row {
				t.Fatalf("%q: the way back leads to %T, %q, row %d", words, o.Shell.Top(), p.Tab(), p.Table().Selected())
			}
		}
	}
	for _, want := range []string{"Đơn 1/2026", "Chỉ đạo", "Lịch tiếp", "Báo cáo"} {
		if opened[want] == "" {
			t.Errorf("nothing is owed about %q: %v", want, opened)
		}
	}
	if !slices.ContainsFunc(slices.Collect(keys(opened)), func(name string) bool { return strings.HasPrefix(name, "Lượt") }) {
		t.Errorf("nothing is owed about the visit %d: %v", visit.ID, opened)
	}
	desktest.ChooseOption(t, o, string(desk.DutiesLate))
	p.ShowOf(given.Doer)
	if rows := cells(p); len(rows) != 1 || !has(rows, "Mời người tố cáo làm việc", "Chỉ đạo", "Đỗ Thu Nga", "quá 10 ngày") {
		t.Errorf("the direction: %q", rows)
	}
}

func keys(m map[string]string) func(func(string) bool) {
	return func(yield func(string) bool) {
		for k := range m {
			if !yield(k) {
				return
			}
		}
	}
}

// The filter lists what one officer owes, or what nobody was given; the tabs count it.
func TestDutiesAreFilteredByWhoseTheyAre(t *testing.T) {
	o := desktest.New(t)
	denounced(t, o)
	desktest.AddLetter(t, o, desktest.ComplaintOn("Lê Thị Mới", "Khiếu nại cấp giấy", "2026-10-01"))
	p := atDuties(t, o, desk.Duties{Officer: "Lê Thị Mai", Tab: desk.DutiesLate})
	if rows := cells(p); len(rows) == 0 || has(rows, "Đơn 2/2026") {
		t.Errorf("hers: %q", rows)
	}
	desktest.MustShow(t, o, "Lê Thị Mai")
	p.ShowOf(duties.Nobody)
	if rows := cells(p); len(rows) == 0 || has(rows, "Đơn 1/2026") || !has(rows, "Đơn 2/2026") {
		t.Errorf("nobody's: %q", rows)
	}
	if button := desktest.FindButton(o, "Chưa giao"); button == nil {
		t.Error("the filter does not say that it is set")
	}
	p.ShowOf("Ai Đó")
	desktest.TapButton(t, o, "Xem của mọi cán bộ")
	if rows := cells(p); !has(rows, "Đơn 1/2026") || !has(rows, "Đơn 2/2026") {
		t.Errorf("everybody's: %q", rows)
	}
	if p := atDuties(t, o, desk.Duties{Nobody: true}); has(cells(p), "Đơn 1/2026") || !has(cells(p), "Đơn 2/2026") {
		t.Errorf("opened at nobody's: %q", cells(p))
	}
}

// What is printed is what is shown, and says whose and which list; the lists for each
// officer have what the tabs “late” and “soon” have, then come what nobody was given and
// what nobody wrote down.
func TestTheListIsPrintedAndOneForEachOfficer(t *testing.T) {
	o := desktest.New(t)
	opened := desktest.Opened(t, &desk.OpenOutside)
	denounced(t, o)
	desktest.AddLetter(t, o, desktest.ComplaintOn("Lê Thị Mới", "Khiếu nại cấp giấy", "2026-11-10"))     // K2: 19/11, late since today
	desktest.AddLetter(t, o, desktest.ComplaintOn("Phạm Thị Sau", "Khiếu nại bồi thường", "2026-11-19")) // K2: 01/12
	desktest.AddLetter(t, o, desktest.ComplaintOn("Đỗ Thị Gần", "Khiếu nại bồi thường", "2026-11-18"))   // K2: 30/11
	settings := o.Store.Settings()
	settings.RecordsFrom = 20260901
	if err := o.Do().SaveSettings(o.Ctx(), settings); err != nil {
		t.Fatal(err)
	}
	if _, err := o.Do().AddReception(o.Ctx(), register.Reception{On: 20260803, Type: register.Regular, Host: register.Officer, People: 1, Kind: register.Petition,
		Visitor: register.Person{Name: "Hồ Văn Núi"}, Content: "Hỏi việc sửa cống"}); err != nil {
		t.Fatal(err)
	}
	p := atDuties(t, o, desk.Duties{Officer: "Lê Thị Mai"})
	read := func() string {
		t.Helper()
		if len(*opened) == 0 {
			t.Fatal("nothing was printed")
		}
		page, err := os.ReadFile((*opened)[len(*opened)-1])
		if err != nil {
			t.Fatal(err)
		}
		for _, secret := range desktest.Secrets {
			if strings.Contains(string(page), secret) {
				t.Errorf("the print names who denounced: %s", secret)
			}
		}
		return string(page)
	}
	desktest.Shortcut(o, fyne.KeyP, fyne.KeyModifierControl)
	desktest.SaysAll(t, read(), "<h1>Việc phải làm · Lê Thị Mai · Quá hạn</h1>", "<th>Việc, với ai</th>", "Thông báo việc thụ lý tố cáo – người tố cáo", "Mã TC-1/2026", "Điều 29")
	if strings.Contains(read(), "Lê Thị Mới") {
		t.Error("the print has what the filter leaves out")
	}
	p.ShowOf("")
	desktest.Shortcut(o, fyne.KeyI, fyne.KeyModifierAlt)
	sheets := strings.Split(read(), "<section>")[1:]
	if len(sheets) != 3 {
		t.Fatalf("%d lists", len(sheets))
	}
	desktest.SaysAll(t, sheets[0], "<h1>Việc của Lê Thị Mai: quá hạn và đến hạn đến ngày 30/11/2026</h1>", "Mã TC-1/2026")
	desktest.SaysAll(t, sheets[1], "<h1>Việc chưa giao cho ai: quá hạn và đến hạn đến ngày 30/11/2026</h1>", "Lê Thị Mới", "Đỗ Thị Gần")
	desktest.SaysAll(t, sheets[2], "<h1>Việc chưa ghi, có thể đã làm trên giấy</h1>", "Hồ Văn Núi", "chưa ghi")
	if strings.Contains(sheets[0], "Lê Thị Mới") || strings.Contains(sheets[1], "Mã TC-1/2026") || strings.Contains(read(), "Phạm Thị Sau") {
		t.Errorf("a list has what is another's or far ahead:\n%s", read())
	}
	desktest.ChooseOption(t, o, string(desk.DutiesSoon))
	if rows := cells(p); len(rows) != 1 || !has(rows, "Đỗ Thị Gần") {
		t.Errorf("the tab has another horizon than the print: %q", rows)
	}
}

// What was done on paper is written on the marked duties alone, on a day or on one that
// nobody knows, and can be taken back.
func TestWhatWasDoneOutsideIsWrittenOnTheMarkedDutiesAlone(t *testing.T) {
	o := desktest.New(t)
	desktest.KeepMessages(t)
	l := denounced(t, o)
	other := denounced(t, o)
	p := atDuties(t, o, desk.Duties{})
	mark := func(want string) {
		t.Helper()
		var names []string
		for i := range p.Table().Len() {
			if row := p.Table().Row(i); strings.Contains(cells(p)[i], want) {
				names = append(names, p.Table().MarkBy(row))
			}
		}
		p.Table().SetMarked(names)
	}
	mark("Đơn " + l.Number.String() + " |")
	marked := len(p.Table().Marked())
	if marked < 2 {
		t.Fatalf("%d duties are marked", marked)
	}
	p.Table().SetMarked(p.Table().Marked()[:1])
	desktest.MustShow(t, o, "Đã chọn 1 việc")
	before := p.Table().Len()
	ask := func(on string) {
		t.Helper()
		desktest.Shortcut(o, fyne.KeyN, fyne.KeyModifierAlt)
		desktest.MustShow(t, o, "Đã làm ngoài chương trình")
		if on != "" {
			desktest.TypeInto(o, on)
		}
	}
	ask("02102026")
	desktest.MustShow(t, o, "Không có việc nào ghi được. 1 việc phát sinh sau ngày này, giữ nguyên.", "Phải ghi ngày: chỉ việc “chưa ghi” mới để “Không rõ ngày” được.")
	desktest.MustNotShow(t, o, "Không rõ ngày làm", "Cả việc đang quá hạn")
	if box(o, "Không rõ ngày") != nil { // that it is owed the register knows
		t.Error("an unknown day is offered, which would be refused")
	}
	desktest.Press(o, fyne.KeyEscape)
	ask("20112026")
	desktest.MustShow(t, o, "Sẽ ghi 1 việc của 1 đơn là đã làm.")
	desktest.TapButton(t, o, "Ghi đã làm")
	now, err := o.Store.Letter(o.Ctx(), l.ID)
	if err != nil || len(now.Life.Outside) != 1 || now.Life.Outside[0].UnknownDay || now.Life.Outside[0].On != o.Today() || len(now.Life.Outside[0].Duties) != 1 {
		t.Fatalf("%+v %v", now.Life.Outside, err)
	}
	if untouched, err := o.Store.Letter(o.Ctx(), other.ID); err != nil || len(untouched.Life.Outside) != 0 {
		t.Errorf("another letter got a step: %+v %v", untouched.Life.Outside, err)
	}
	if rows := cells(p); len(rows) != before-1 || len(p.Table().Marked()) != 0 {
		t.Errorf("%d duties are left of %d, %d marked (%s)", len(rows), before, len(p.Table().Marked()), now.Life.Outside[0].Duties[0].Rule)
	}
	desktest.MustShow(t, o, "Đã ghi 1 việc của 1 đơn là đã làm ngoài chương trình")
	desktest.TapButton(t, o, "Hoàn tác")
	if now, err = o.Store.Letter(o.Ctx(), l.ID); err != nil || len(now.Life.Outside) != 0 || p.Table().Len() != before {
		t.Errorf("taken back: %+v, %d duties, %v", now.Life.Outside, p.Table().Len(), err)
	}

	settings := o.Store.Settings()
	settings.RecordsFrom = o.Today()
	if err := o.Do().SaveSettings(o.Ctx(), settings); err != nil {
		t.Fatal(err)
	}
	p = atDuties(t, o, desk.Duties{Tab: desk.DutiesUnrecorded})
	before = p.Table().Len()
	mark("Đơn " + l.Number.String() + " |")
	p.Table().SetMarked(p.Table().Marked()[:1])
	ask("")
	box(o, "Không rõ ngày").SetChecked(true)
	desktest.TapButton(t, o, "Ghi đã làm")
	if now, err = o.Store.Letter(o.Ctx(), l.ID); err != nil || len(now.Life.Outside) != 1 || !now.Life.Outside[0].UnknownDay || p.Table().Len() != before-1 {
		t.Errorf("on a day that nobody knows: %+v, %d duties of %d, %v", now.Life.Outside, p.Table().Len(), before, err)
	}
}

// box is the box with the words in the dialog, nil when there is none.
func box(o *desktop.Program, words string) (found *kit.Check) {
	desktest.Visit(o.Window.Canvas().Overlays().Top(), func(object fyne.CanvasObject) bool {
		if c, ok := object.(*kit.Check); ok && c.Text == words {
			found = c
		}
		return true
	})
	return found
}

// A visit of which no answer is written is cleared with the letters, and taken back.
func TestVisitsThatNobodyWroteDownAreClearedAtOnce(t *testing.T) {
	o := desktest.New(t)
	desktest.KeepMessages(t)
	denounced(t, o)
	var visits []register.Reception
	for _, on := range []day.Date{20261005, 20261006} {
		v, err := o.Do().AddReception(o.Ctx(), register.Reception{On: on, Type: register.Regular, Host: register.Officer, People: 1, Kind: register.Petition,
			Visitor: register.Person{Name: "Hồ Văn Núi"}, Content: "Hỏi việc sửa cống"})
		if err != nil {
			t.Fatal(err)
		}
		visits = append(visits, v)
	}
	settings := o.Store.Settings()
	settings.RecordsFrom = o.Today()
	if err := o.Do().SaveSettings(o.Ctx(), settings); err != nil {
		t.Fatal(err)
	}
	p := atDuties(t, o, desk.Duties{Tab: desk.DutiesUnrecorded})
	before := p.Table().Len()
	var names []string
	for i := range before {
		if name := p.Table().MarkBy(p.Table().Row(i)); name == "" {
			t.Errorf("%q cannot be marked", cells(p)[i])
		} else {
			names = append(names, name)
		}
	}
	p.Table().SetMarked(names)
	desktest.Shortcut(o, fyne.KeyN, fyne.KeyModifierAlt)
	box(o, "Không rõ ngày").SetChecked(true)
	desktest.MustShow(t, o, "của 1 đơn, 2 lượt tiếp là đã làm.")
	desktest.TapButton(t, o, "Ghi đã làm")
	if rows := cells(p); len(rows) != 0 {
		t.Errorf("still unrecorded: %q", rows)
	}
	for _, v := range visits {
		now, err := o.Store.Reception(o.Ctx(), v.ID)
		if err != nil || len(now.Outside) != 1 || !now.Outside[0].UnknownDay || now.Content != v.Content {
			t.Errorf("%+v %v", now, err)
		}
	}
	desktest.TapButton(t, o, "Hoàn tác")
	if p.Table().Len() != before {
		t.Errorf("taken back, %d of %d are left", p.Table().Len(), before)
	}
}

// Processing and settling, and what is about no letter, cannot be written so.
func TestWhatHasAStepOfItsOwnIsNotDoneOutside(t *testing.T) {
	o := desktest.New(t)
	desktest.KeepMessages(t)
	desktest.AddLetter(t, o, desktest.ComplaintOn("Lê Thị Mới", "Khiếu nại cấp giấy", "2026-10-01"))
	desktest.Give(t, o, register.Directed{Content: "Kiểm tra bãi rác", Doer: "Lê Văn Cần", Due: 20261110})
	p := atDuties(t, o, desk.Duties{})
	for i := range p.Table().Len() {
		if name := p.Table().MarkBy(p.Table().Row(i)); name != "" {
			t.Errorf("%q can be marked", cells(p)[i])
		}
		if row := p.Table().Row(i); !strings.HasPrefix(row.Unmarkable(), "Không đánh dấu được: ") {
			t.Errorf("%q does not say why it cannot be marked: %q", cells(p)[i], row.Unmarkable())
		}
	}
	p.Table().Select(0)
	desktest.Shortcut(o, fyne.KeyN, fyne.KeyModifierAlt)
	desktest.MustShow(t, o, "Chỉ ghi được cho việc trên đơn và lượt tiếp, trừ xử lý và giải quyết đơn.")
	if o.Window.Canvas().Overlays().Top() != nil {
		t.Error("it asks all the same")
	}
}

// The clock that stands still, the duty without a day, and what was never recorded have
// lists of their own.
func TestWhatHasNoDayStandsApart(t *testing.T) {
	o := desktest.New(t)
	settings := o.Store.Settings()
	settings.RecordsFrom = 20261130
	if err := o.Do().SaveSettings(o.Ctx(), settings); err != nil {
		t.Fatal(err)
	}
	petition := desktest.ComplaintOn("Lê Thị Mới", "Kiến nghị sửa đường", "2026-11-02")
	petition.Kind = register.Petition
	l := desktest.AddLetter(t, o, petition)
	l = record(t, o, l, step(20261103, register.Handled{Eligible: register.Yes, Competent: register.Yes, Handling: register.Accept}))
	p := atDuties(t, o, desk.Duties{Tab: desk.DutiesNoLimit})
	if rows := cells(p); !has(rows, "Giải quyết, trả lời kiến nghị", "Đơn 1/2026", "Lê Thị Mới", "Chưa đặt hạn") {
		t.Errorf("no limit: %q", rows)
	}
	record(t, o, l, step(20261104, register.Accepted{}))
	o.Refresh()
	if rows := cells(p); len(rows) != 1 || !has(rows, "Đơn 1/2026") {
		t.Errorf("accepted without a limit: %q", rows)
	}
	visit := desktest.OneVisit(t, o) // of 9/11/2026: it is to be answered within ten working days
	o.Open(desk.Duties{Tab: desk.DutiesSoon})
	denounced(t, o)
	p = atDuties(t, o, desk.Duties{Tab: desk.DutiesUnrecorded})
	if rows := cells(p); !has(rows, "Thông báo việc thụ lý tố cáo – người tố cáo", "chưa ghi") || !has(rows, "Lượt "+visit.On.Shown(), "Hồ Văn Núi") {
		t.Errorf("unrecorded: %q", rows)
	}
	desktest.ChooseOption(t, o, string(desk.DutiesLate))
	if rows := cells(p); has(rows, "Thông báo việc thụ lý tố cáo") {
		t.Errorf("what was never recorded is late: %q", rows)
	}
}

func TestThePageFitsTheLeastWindow(t *testing.T) {
	o := desktest.New(t)
	denounced(t, o)
	p := atDuties(t, o, desk.Duties{})
	p.Content().Resize(fyne.NewSize(904, 528))
	if least := p.Content().MinSize(); least.Width > 904 || least.Height > 528 {
		t.Errorf("the page needs %v", least)
	}
}
