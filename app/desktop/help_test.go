package desktop_test

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

	"donthu/app/desktest"
	"donthu/app/desktop"
	"donthu/app/desktop/desk"
	"donthu/app/desktop/help"
	"donthu/app/desktop/letters"
	"donthu/app/kit"
	"donthu/app/manual"
)

func TestF1OpensTheManualAtThePresentScreenAndEscLeadsBack(t *testing.T) {
	o := desktest.New(t)
	desktest.Shortcut(o, fyne.KeyN, fyne.KeyModifierControl)
	desktest.TypeInto(o, "05112026")
	desktest.Press(o, fyne.KeyF1)
	p, open := o.Shell.Top().(*help.Page)
	if !open || p.Shown.Name != "vao-so" {
		t.Fatalf("in front is %T", o.Shell.Top())
	}
	desktest.MustShow(t, o, "Nhận và vào sổ một đơn", "Ghi bằng bàn phím")
	desktest.Press(o, fyne.KeyEscape)
	if _, back := o.Shell.Top().(*letters.Form); !back {
		t.Fatalf("in front is %T", o.Shell.Top())
	}
}

func TestTheManualIsSearchedWithoutAccents(t *testing.T) {
	o := desktest.New(t)
	desktest.Press(o, fyne.KeyF1)
	p := o.Shell.Top().(*help.Page)
	if p.Shown.Name != "trang-chu" {
		t.Errorf("begins at %s", p.Shown.Name)
	}
	desktest.TypeInto(o, "phuc hoi")
	desktest.MustShow(t, o, "Phục hồi (Sao lưu, phục hồi, kiểm tra sổ)")
	p.Found.Select(0)
	if p.Shown.Name != "sao-luu" {
		t.Errorf("shows %s", p.Shown.Name)
	}
	p.Search.SetText("xyzxyz")
	desktest.MustShow(t, o, "Không có mục nào chứa những từ này")
}

func TestThePrintedManualIsAFileOfItsOwn(t *testing.T) {
	o := desktest.New(t)
	opened := ""
	before := desk.OpenOutside
	desk.OpenOutside = func(file string) error { opened = file; return nil }
	t.Cleanup(func() { desk.OpenOutside = before })
	desktest.Press(o, fyne.KeyF1)
	desktest.TapButton(t, o, "In hướng dẫn nhanh")
	content, err := os.ReadFile(opened)
	if err != nil || filepath.Dir(filepath.Dir(opened)) != o.Dir || !strings.Contains(string(content), "Ctrl+Shift+S") {
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
	if len(said) < 30 {
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
	o := desktest.New(t)
	taken := kit.ControlKey(fyne.KeyN, func() {})
	own := kit.AltKey(fyne.Key1, func() {})
	for _, c := range []struct {
		keys []kit.Key
		want string
	}{{[]kit.Key{own}, ""}, {[]kit.Key{own, taken}, desktop.ShortcutOf(taken).ShortcutName()}, {[]kit.Key{own, own}, desktop.ShortcutOf(own).ShortcutName()}} {
		if got := o.Shell.GivenTwice(c.keys); got != c.want {
			t.Errorf("given twice: %q, want %q", got, c.want)
		}
	}
}

// keyPage is a page that counts how often its key was pressed.
type keyPage struct {
	desk.PlainPage
	pressed int
}

func (*keyPage) Title() string              { return "" }
func (*keyPage) Content() fyne.CanvasObject { return widget.NewLabel("") }
func (*keyPage) Enter()                     {}
func (*keyPage) Help() string               { return "so-don" }
func (p *keyPage) Keys() []kit.Key          { return []kit.Key{kit.AltKey(fyne.Key1, func() { p.pressed++ })} }

func TestAKeyReachesThePageInFrontAndNoDialog(t *testing.T) {
	o := desktest.New(t)
	below, front := &keyPage{}, &keyPage{}
	alt1 := func(wantBelow, wantFront int) {
		t.Helper()
		desktest.Shortcut(o, fyne.Key1, fyne.KeyModifierAlt)
		if below.pressed != wantBelow || front.pressed != wantFront {
			t.Errorf("pressed %d and %d times, want %d and %d", below.pressed, front.pressed, wantBelow, wantFront)
		}
	}
	o.Push(below)
	alt1(1, 0)
	o.Push(front)
	alt1(1, 1)
	kit.ShowNotice(o.Window, "?", "?")
	alt1(1, 1)
	desktest.Press(o, fyne.KeyEscape)
	o.Back()
	alt1(2, 1)
	o.Back()
	alt1(2, 1)
	desktest.Shortcut(o, fyne.Key2, fyne.KeyModifierControl)
	if _, ok := o.Shell.Top().(*letters.Register); !ok {
		t.Errorf("Ctrl+2 opens %T", o.Shell.Top())
	}
}
