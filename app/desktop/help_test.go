package desktop

import (
	"go/ast"
	"go/parser"
	"go/token"
	"os"
	"path/filepath"
	"reflect"
	"strings"
	"testing"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/widget"

	"donthu/app/manual"
	"donthu/app/ui"
	"donthu/data"
)

func TestF1OpensTheManualAtThePresentScreenAndEscLeadsBack(t *testing.T) {
	o := newTestOffice(t)
	shortcut(o, fyne.KeyN, fyne.KeyModifierControl)
	typeInto(o, "05112026")
	press(o, fyne.KeyF1)
	p, open := o.shell.top().(*helpPage)
	if !open || p.shown.Name != "vao-so" {
		t.Fatalf("in front is %T", o.shell.top())
	}
	mustShow(t, o, "Nhận và vào sổ một đơn", "Ghi bằng bàn phím")
	press(o, fyne.KeyEscape)
	if _, back := o.shell.top().(*letterForm); !back {
		t.Fatalf("in front is %T", o.shell.top())
	}
}

func TestTheManualIsSearchedWithoutAccents(t *testing.T) {
	o := newTestOffice(t)
	press(o, fyne.KeyF1)
	p := o.shell.top().(*helpPage)
	if p.shown.Name != "trang-chu" {
		t.Errorf("begins at %s", p.shown.Name)
	}
	typeInto(o, "phuc hoi")
	mustShow(t, o, "Phục hồi (Sao lưu, phục hồi, kiểm tra sổ)")
	p.found.Select(0)
	if p.shown.Name != "sao-luu" {
		t.Errorf("shows %s", p.shown.Name)
	}
	p.search.SetText("xyzxyz")
	mustShow(t, o, "Không có mục nào chứa những từ này")
}

func TestThePrintedManualIsAFileOfItsOwn(t *testing.T) {
	o := newTestOffice(t)
	opened := ""
	before := openOutside
	openOutside = func(file string) error { opened = file; return nil }
	t.Cleanup(func() { openOutside = before })
	press(o, fyne.KeyF1)
	tapButton(t, o, "In hướng dẫn nhanh")
	content, err := os.ReadFile(opened)
	if err != nil || filepath.Dir(filepath.Dir(opened)) != o.dir || !strings.Contains(string(content), "Ctrl+Shift+S") {
		t.Errorf("%s: %v", opened, err)
	}
}

// pages are one of each kind, as they are before anything is loaded.
func pages() []page {
	return []page{
		&home{}, &register{}, &receptionRoom{}, &replyRoom{}, &reports{}, &books{}, &statisticsRoom{}, &settings{},
		&letterForm{}, &letterForm{letter: &data.Letter{}}, &letterPage{}, &stepsPage{}, &stepForm{}, &mendPage{},
		&composePage{}, &batchPage{}, &batchResult{}, &templatesPage{}, &fieldsPage{}, &officeFactsPage{}, &deliveryForm{},
		&receptionDayForm{}, &schedulePlan{}, &publishPage{}, &visitForm{}, &visitForm{visit: &data.Reception{}}, &visitPage{},
		&dayPage{}, &attendancePage{}, &attendanceTally{}, &inviteePicker{}, &inviteePage{}, &meetingForm{}, &meetingPage{}, &meetingResult{},
		&directionForm{}, &directionPage{}, &tallyPage{}, &reportChecks{}, &reportCompare{}, &reportWords{}, &sendForm{}, &sentReports{},
		&boardPage{}, &workdays{}, &aboutPage{}, &helpPage{},
	}
}

// TestPagesAreAllOfThem reads the sources: a page is a type with the method Help.
func TestPagesAreAllOfThem(t *testing.T) {
	listed := map[string]bool{}
	for _, p := range pages() {
		listed[reflect.TypeOf(p).Elem().Name()] = true
	}
	files, err := filepath.Glob("*.go")
	if err != nil {
		t.Fatal(err)
	}
	for _, name := range files {
		if strings.HasSuffix(name, "_test.go") {
			continue
		}
		file, err := parser.ParseFile(token.NewFileSet(), name, nil, parser.SkipObjectResolution)
		if err != nil {
			t.Fatal(err)
		}
		for _, decl := range file.Decls {
			f, ok := decl.(*ast.FuncDecl)
			if ok && f.Recv != nil && f.Name.Name == "Help" && !listed[f.Recv.List[0].Type.(*ast.StarExpr).X.(*ast.Ident).Name] {
				t.Errorf("%s has a page that is not listed", name)
			}
		}
	}
}

func TestTheWindowKnowsWhatEveryReferenceOpens(t *testing.T) {
	wiring, err := os.ReadFile("wiring.go")
	if err != nil {
		t.Fatal(err)
	}
	file, err := parser.ParseFile(token.NewFileSet(), "desk_refs.go", nil, parser.SkipObjectResolution)
	if err != nil {
		t.Fatal(err)
	}
	found := 0
	ast.Inspect(file, func(n ast.Node) bool {
		spec, ok := n.(*ast.TypeSpec)
		if ok && strings.HasSuffix(spec.Name.Name, "Ref") && spec.Name.Name != "Ref" {
			found++
			if !strings.Contains(string(wiring), "case "+spec.Name.Name+":") {
				t.Errorf("nothing opens %s", spec.Name.Name)
			}
		}
		return true
	})
	if found == 0 {
		t.Error("no references found")
	}
}

func TestEveryScreenHasItsPageOfTheManual(t *testing.T) {
	for _, p := range pages() {
		if _, manualItself := p.(*helpPage); manualItself != (p.Help() == "") {
			t.Errorf("F1 leads from %T nowhere", p)
		}
		if _, found := manual.Find(p.Help()); p.Help() != "" && !found {
			t.Errorf("%T: the manual has no page %s", p, p.Help())
		}
	}
}

func TestNoPageTakesAKeyTwiceOrOneOfTheWindow(t *testing.T) {
	o := newTestOffice(t)
	for _, p := range pages() {
		taken := map[string]bool{}
		for _, k := range append(o.shell.globalKeys(), p.Keys()...) {
			name := shortcutOf(k).ShortcutName()
			if taken[name] {
				t.Errorf("%T takes %s, which is taken", p, name)
			}
			taken[name] = true
		}
	}
}

// keyPage is a page that counts how often its key was pressed.
type keyPage struct {
	plainPage
	pressed int
}

func (*keyPage) Title() string              { return "" }
func (*keyPage) Content() fyne.CanvasObject { return widget.NewLabel("") }
func (*keyPage) Enter()                     {}
func (*keyPage) Help() string               { return "so-don" }
func (p *keyPage) Keys() []ui.Key           { return []ui.Key{ui.AltKey(fyne.Key1, func() { p.pressed++ })} }

func TestAKeyReachesThePageInFrontAndNoDialog(t *testing.T) {
	o := newTestOffice(t)
	below, front := &keyPage{}, &keyPage{}
	alt1 := func(wantBelow, wantFront int) {
		t.Helper()
		shortcut(o, fyne.Key1, fyne.KeyModifierAlt)
		if below.pressed != wantBelow || front.pressed != wantFront {
			t.Errorf("pressed %d and %d times, want %d and %d", below.pressed, front.pressed, wantBelow, wantFront)
		}
	}
	o.push(below)
	alt1(1, 0)
	o.push(front)
	alt1(1, 1)
	ui.ShowNotice(o.window, "?", "?")
	alt1(1, 1)
	o.window.Canvas().Overlays().Top().Hide()
	o.window.Canvas().Overlays().Remove(o.window.Canvas().Overlays().Top())
	o.back()
	alt1(2, 1)
	o.back()
	alt1(2, 1)
	shortcut(o, fyne.Key2, fyne.KeyModifierControl)
	if _, ok := o.shell.top().(*register); !ok {
		t.Errorf("Ctrl+2 opens %T", o.shell.top())
	}
}
