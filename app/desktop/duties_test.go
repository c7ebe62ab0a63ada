package desktop_test

import (
	"fmt"
	"slices"
	"strings"
	"testing"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/test"

	"donthu/app/desktest"
	"donthu/app/desktop"
	"donthu/app/desktop/desk"
	"donthu/app/desktop/duties"
	"donthu/app/kit"
	"donthu/assets"
	"donthu/data/register"
	"donthu/data/steps"
	"donthu/data/store"
	"donthu/reports/statistics"
)

// sevenMissed are letters received on 1/7/2026 on each of which one duty was missed, by the
// words of that duty (data/law/duties_test.go has them with their articles).
var sevenMissed = []struct {
	kind   register.Kind
	drafts []steps.Draft
	duty   string
}{
	{register.Denunciation, []steps.Draft{{On: 20260706, Content: register.Accepted{}}}, "Thông báo việc thụ lý tố cáo – người tố cáo"},
	{register.Denunciation, []steps.Draft{{On: 20260706, Content: register.Accepted{}}, {On: 20260720, Content: register.Paused{Kind: register.Suspension, Reason: "Chờ kết quả giám định"}}}, "Gửi quyết định tạm đình chỉ – người tố cáo"},
	{register.Denunciation, []steps.Draft{{On: 20260706, Content: register.Accepted{}}, {On: 20260820, Content: register.OverdueToSuperior{Superior: "UBND Thành phố"}}}, "Báo cáo quá trình giải quyết tố cáo quá hạn – cấp trên trực tiếp"},
	{register.Denunciation, []steps.Draft{{On: 20260706, Content: register.Accepted{}}, {On: 20260803, Content: register.Settlement{Result: register.Right, Follow: true}}, {On: 20260810, Content: register.Execution{Done: register.No}}}, "Xử lý theo kết luận nội dung tố cáo"},
	{register.Denunciation, []steps.Draft{{On: 20260709, Content: register.Handled{Eligible: register.Yes, Competent: register.No, Handling: register.Forward, ForwardTo: "Công an phường"}}}, "Báo việc chuyển tố cáo – người tố cáo"},
	{register.Complaint, []steps.Draft{{On: 20260708, Content: register.Handled{Eligible: register.No, Handling: register.Refuse, Reason: "Không đủ điều kiện"}}}, "Gửi thông báo không thụ lý, nêu rõ lý do – người khiếu nại"},
	{register.Denunciation, []steps.Draft{{On: 20260706, Content: register.Accepted{}}, {On: 20260720, Content: register.Withdrawal{}}}, "Gửi quyết định đình chỉ – người tố cáo"},
}

// Each of the seven missed duties is late wherever a clerk looks: on the home screen, in
// the register's list of what is late, on the page of duties, in the statistics and beside
// the register in the navigation.
func TestSevenMissedDutiesAreLateEverywhere(t *testing.T) {
	o := desktest.New(t)
	var numbers []string
	var ids []int64
	for i, c := range sevenMissed {
		l := desktest.AddLetter(t, o, register.Facts{Kind: c.kind, Round: 1, ReceivedOn: 20260701, Source: register.Post, Sender: register.Person{Name: fmt.Sprint("Lê Thị Sáu ", i)},
			Against: "Phạm Văn Tám", Content: "Nội dung của đơn", Field: register.Land})
		if _, err := o.Do().Record(o.Ctx(), l.ID, c.drafts...); err != nil {
			t.Fatal(c.duty, err)
		}
		numbers, ids = append(numbers, l.Number.String()), append(ids, l.ID)
	}
	soon := desktest.AddLetter(t, o, register.Facts{Kind: register.Complaint, Round: 1, ReceivedOn: o.Today(), Source: register.Post, Sender: register.Person{Name: "Trần Thị Chín"}, Content: "Khiếu nại"})

	o.Shell.GoTo(desktop.RoomHome, nil)
	desktest.MustShow(t, o, "Quá hạn (7)")
	if tile := desktest.FindCard(t, o, "Quá hạn").Number(); tile != "7" {
		t.Errorf("the tile says %s", tile)
	}
	shown := desktest.Shown(o)
	late, _, _ := strings.Cut(shown[strings.Index(shown, "Quá hạn (7)"):], "Hôm nay và 5 ngày")
	for _, n := range numbers {
		if !strings.Contains(late, n+"\n") {
			t.Errorf("home does not name %s as late:\n%s", n, late)
		}
	}
	if !strings.Contains(shown, "Sổ đơn\n7\n") {
		t.Errorf("the navigation does not count 7:\n%s", shown)
	}

	page, err := o.Store.Letters(o.Ctx(), store.Query{Overdue: true})
	if err != nil || page.Total != 7 {
		t.Errorf("%d letters are late, %v", page.Total, err)
	}
	o.Shell.GoTo(desktop.RoomHome, nil)
	test.Tap(desktest.FindCard(t, o, "Quá hạn"))
	if !desktest.InRoom(o, "room.register") {
		t.Fatalf("the tile opens %q", o.Shell.Top().Title())
	}
	table := tableOf[register.Letter](o)
	if table == nil || table.Len() != 7 {
		t.Fatal("the register lists others as late")
	}
	listed := map[string]string{}
	for i := range table.Len() {
		listed[table.Row(i).Number.String()] = strings.Join(table.Cells(i), " ")
	}
	for _, n := range numbers {
		if !strings.Contains(listed[n], "quá ") {
			t.Errorf("the register says of %s: %q", n, listed[n])
		}
	}

	o.Open(desk.Duties{Tab: desk.DutiesLate})
	owed, ok := o.Shell.Top().(*duties.Page)
	if !ok {
		t.Fatalf("in front is %T", o.Shell.Top())
	}
	rows := dutyRows(o)
	for i, c := range sevenMissed {
		if row := rows[c.duty+" | Đơn "+numbers[i]]; !strings.Contains(row, "quá ") {
			t.Errorf("%s lacks %q as late: %q\n%v", owed.Title(), c.duty, row, rows)
		}
	}
	desktest.MustNotShow(t, o, "Lê Thị Sáu 0", "Lê Thị Sáu 1", soon.Number.String())

	o.Shell.GoTo(desktop.RoomStatistics, nil)
	if table := tableOf[statistics.Row](o); table == nil || table.Len() == 0 {
		t.Error("statistics have no figures")
	}
	counted, err := statistics.Compute(o.Ctx(), desktest.Register(t, o), year, o.Today())
	if err != nil {
		t.Fatal(err)
	}
	overdue := counted.Table(statistics.ByKind).Total.Cells[statistics.Overdue]
	if overdue.Count != 7 || !slices.Equal(slices.Sorted(slices.Values(overdue.Letters)), ids) {
		t.Errorf("statistics count as late %+v, want %v", overdue, ids)
	}
}

// dutyRows are the rows of the page of duties by what they want and of what, with all
// that they say.
func dutyRows(o *desktop.Program) map[string]string {
	rows := map[string]string{}
	desktest.Visit(o.Shell.Top().Content(), func(object fyne.CanvasObject) bool {
		table, ok := object.(interface {
			Len() int
			Cells(int) []string
		})
		if !ok {
			return true
		}
		for i := range table.Len() {
			cells := table.Cells(i)
			rows[cells[1]+" | "+cells[2]] = strings.Join(cells, " ")
		}
		return false
	})
	return rows
}

// tableOf is the table of T of the page in front.
func tableOf[T any](o *desktop.Program) (found *kit.Table[T]) {
	desktest.Visit(o.Shell.Top().Content(), func(object fyne.CanvasObject) bool {
		if table, ok := object.(*kit.Table[T]); ok {
			found = table
		}
		return found == nil
	})
	return found
}

// The quick jump leads to the page of duties by its name.
func TestTheQuickJumpLeadsToTheDuties(t *testing.T) {
	o := desktest.FourLetters(t)
	desktest.Shortcut(o, fyne.KeyK, fyne.KeyModifierControl)
	desktest.TypeInto(o, "viec phai")
	desktest.Press(o, fyne.KeyReturn)
	if _, ok := o.Shell.Top().(*duties.Page); !ok || o.Shell.Top().Title() != assets.Text("duties.title") {
		t.Errorf("in front is %T", o.Shell.Top())
	}
}
