package desktop

import (
	"go/ast"
	"go/parser"
	"go/token"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"fyne.io/fyne/v2"

	"donthu/app/manual"
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

// TestEveryScreenHasItsPageOfTheManual reads the sources: a page is a type with the
// method leave(next).
func TestEveryScreenHasItsPageOfTheManual(t *testing.T) {
	files, err := filepath.Glob("*.go")
	if err != nil {
		t.Fatal(err)
	}
	var screens []string
	named := map[string]bool{}
	for _, name := range files {
		file, err := parser.ParseFile(token.NewFileSet(), name, nil, parser.SkipObjectResolution)
		if err != nil {
			t.Fatal(err)
		}
		for _, decl := range file.Decls {
			f, ok := decl.(*ast.FuncDecl)
			if !ok {
				continue
			}
			if f.Name.Name == "helpOf" {
				ast.Inspect(f, func(n ast.Node) bool {
					if star, ok := n.(*ast.StarExpr); ok {
						named[star.X.(*ast.Ident).Name] = true
					}
					if r, ok := n.(*ast.ReturnStmt); ok {
						page := strings.Trim(r.Results[0].(*ast.BasicLit).Value, `"`)
						if _, found := manual.Find(page); page != "" && !found {
							t.Errorf("the manual has no page %s", page)
						}
					}
					return true
				})
			}
			if f.Recv != nil && f.Name.Name == "leave" {
				screens = append(screens, f.Recv.List[0].Type.(*ast.StarExpr).X.(*ast.Ident).Name)
			}
		}
	}
	for _, screen := range screens {
		if screen != "helpPage" && !named[screen] {
			t.Errorf("helpOf leads from %s nowhere", screen)
		}
	}
}
