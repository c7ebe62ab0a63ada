package desktop

import (
	"go/ast"
	"go/parser"
	"go/token"
	"os"
	"path/filepath"
	"strconv"
	"strings"
	"testing"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/widget"

	"donthu/app/manual"
	"donthu/app/ui"
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

// helpOfPages is what each page of the window says of its help, by area and type: the
// literal that its method Help returns.
func helpOfPages(t *testing.T) map[string]string {
	t.Helper()
	said := map[string]string{}
	files, err := filepath.Glob("*/*.go")
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
			if !ok || f.Recv == nil || f.Name.Name != "Help" {
				continue
			}
			of := filepath.Dir(name) + "." + f.Recv.List[0].Type.(*ast.StarExpr).X.(*ast.Ident).Name
			literal, ok := f.Body.List[0].(*ast.ReturnStmt).Results[0].(*ast.BasicLit)
			if !ok {
				t.Errorf("%s: Help says no name", of)
				continue
			}
			if said[of], err = strconv.Unquote(literal.Value); err != nil {
				t.Fatal(err)
			}
		}
	}
	if len(said) < 40 {
		t.Fatalf("%d pages found", len(said))
	}
	return said
}

func TestEveryPageHasItsPageOfTheManual(t *testing.T) {
	for of, name := range helpOfPages(t) {
		if manualItself := strings.HasPrefix(of, "help.") && name == ""; manualItself {
			continue
		}
		if _, found := manual.Find(name); !found {
			t.Errorf("%s: the manual has no page %q", of, name)
		}
	}
}

func TestTheWindowKnowsWhatEveryReferenceOpens(t *testing.T) {
	wiring, err := os.ReadFile("wiring.go")
	if err != nil {
		t.Fatal(err)
	}
	file, err := parser.ParseFile(token.NewFileSet(), "desk/refs.go", nil, parser.SkipObjectResolution)
	if err != nil {
		t.Fatal(err)
	}
	found := 0
	ast.Inspect(file, func(n ast.Node) bool {
		if spec, ok := n.(*ast.TypeSpec); ok && spec.Name.Name != "Ref" {
			found++
			if !strings.Contains(string(wiring), "case desk."+spec.Name.Name+":") {
				t.Errorf("nothing opens %s", spec.Name.Name)
			}
		}
		return true
	})
	if found == 0 {
		t.Error("no references found")
	}
}

// A page that comes to the front says which of its keys is given already.
func TestAKeyGivenTwiceIsNoticed(t *testing.T) {
	o := newTestOffice(t)
	taken := ui.ControlKey(fyne.KeyN, func() {})
	own := ui.AltKey(fyne.Key1, func() {})
	for _, c := range []struct {
		keys []ui.Key
		want string
	}{{[]ui.Key{own}, ""}, {[]ui.Key{own, taken}, shortcutOf(taken).ShortcutName()}, {[]ui.Key{own, own}, shortcutOf(own).ShortcutName()}} {
		if got := o.shell.givenTwice(c.keys); got != c.want {
			t.Errorf("given twice: %q, want %q", got, c.want)
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
