package main

import (
	"bytes"
	"cmp"
	"encoding/json"
	"fmt"
	"go/ast"
	"go/parser"
	"go/token"
	"io/fs"
	"maps"
	"os"
	"path"
	"path/filepath"
	"regexp"
	"slices"
	"strconv"
	"strings"
	"testing"

	"donthu/assets"
)

// mayImport says which rooms of the house each room may import; "" is the root
// package. Nothing may import the root; bench/ and build/ are programs beside the
// house that measure it and say what it is made of.
var mayImport = map[string][]string{
	"assets":  {"assets"},
	"data":    {"assets", "data"},
	"reports": {"assets", "data", "reports"},
	"app":     {"assets", "data", "reports", "app"},
	"bench":   {"assets", "data", "reports", "app", "bench"},
	"build":   {"assets"},
	"":        {"assets", "data", "reports", "app"},
}

// mayNotImport says, with the reason, what a room may not import although its folder
// may; a folder ends with a slash. Tests may where they look at the whole window.
var mayNotImport = []struct{ from, what, why string }{
	{"app/kit/", "donthu/reports", "widgets know no letter"},
	{"app/kit/", "donthu/data/store", "widgets know no letter"},
	{"app/kit/", "donthu/app/desktop", "a widget is drawn by any page"},
	{"app/kit/", "donthu/app/office", "widgets know no letter"},
	{"app/office/", "fyne.io/fyne", "commands do the same without a screen"},
	{"app/office/", "donthu/app/kit", "commands do the same without a screen"},
	{"app/office/", "donthu/app/desktop", "the window calls it, not the other way"},
	{"app/office/", "database/sql", "only data/store knows tables"},
	{"app/command/", "fyne.io/fyne", "a command needs no screen"},
	{"app/command/", "donthu/app/kit", "a command needs no screen"},
	{"app/command/", "donthu/app/desktop", "main hands the window in"},
	{"app/desktop/", "database/sql", "a screen writes no SQL"},
	{"reports/docx/", "donthu/data/register", "the templater knows no letter"},
	{"reports/docx/", "donthu/data/law", "the templater knows no limit: the texts that reports/word hands it do"},
	{"reports/docx/", "donthu/data/store", "the templater knows no register"},
	{"reports/docx/", "donthu/reports/", "the templater serves reports/word, not the other way"},
	{"data/", "github.com/xuri/excelize", "what is written for people is made in reports; data/table reads workbooks without it, in bounds that it has not"},
}

// areas are the packages of the window that draw one room each; an area opens what
// another one shows by desk.Open and knows nothing of it.
func areas(t *testing.T) []string {
	t.Helper()
	entries, err := os.ReadDir("app/desktop")
	if err != nil {
		t.Fatal(err)
	}
	var names []string
	for _, entry := range entries {
		if entry.IsDir() && entry.Name() != "desk" {
			names = append(names, entry.Name())
		}
	}
	return names
}

func TestAnAreaImportsNoOtherArea(t *testing.T) {
	all := areas(t)
	for _, s := range sources(t) {
		rest, inside := strings.CutPrefix(s.path, "app/desktop/")
		area, _, deeper := strings.Cut(rest, "/")
		if !inside || !deeper {
			continue
		}
		for _, spec := range s.file.Imports {
			imported := unquote(spec.Path)
			if imported == "donthu/app/desktop" && !s.isTest() {
				t.Errorf("%s imports the window, which imports it", s.path)
			}
			other, ours := strings.CutPrefix(imported, "donthu/app/desktop/")
			if ours && slices.Contains(all, other) && other != area {
				t.Errorf("%s imports %s: an area opens what another shows by desk.Open", s.path, imported)
			}
		}
	}
}

func TestForbiddenImports(t *testing.T) {
	for _, s := range sources(t) {
		for _, spec := range s.file.Imports {
			imported := unquote(spec.Path)
			for _, no := range mayNotImport {
				if strings.HasPrefix(s.path, no.from) && strings.HasPrefix(imported, no.what) && !s.isTest() && !strings.HasPrefix(s.path, "app/desktest/") {
					t.Errorf("%s imports %s: %s", s.path, imported, no.why)
				}
			}
		}
	}
}

var (
	foldersWithoutGo    = []string{".ci", "testdata"}
	withoutFyne         = []string{"assets", "data", "reports", "app/office", "app/command"}
	namesThatSayNothing = []string{"util", "utils", "common", "helper", "helpers", "model", "models"}
)

// longestFile is in lines. A file should be two when it passes about 400.
const longestFile = 500

// biggestPackage is in lines without tests: who opens a larger one gets lost in it.
const biggestPackage = 6000

type source struct {
	path  string // slash-separated, from the root
	lines int
	file  *ast.File
}

func (s source) room() string {
	room, _, inside := strings.Cut(s.path, "/")
	if !inside {
		return ""
	}
	return room
}

func (s source) isTest() bool { return strings.HasSuffix(s.path, "_test.go") }

// sources reads every Go file of the house, whatever its build constraints.
func sources(t *testing.T) []source {
	t.Helper()
	var found []source
	files := token.NewFileSet()
	err := filepath.WalkDir(".", func(name string, entry fs.DirEntry, err error) error {
		if err != nil {
			return err
		}
		topLevel := !strings.ContainsRune(name, filepath.Separator)
		if entry.IsDir() && name != "." && (entry.Name() == "testdata" || topLevel && mayImport[name] == nil) {
			return fs.SkipDir // a folder that is not of the house fails TestTopLevelFolders
		}
		if entry.IsDir() || !strings.HasSuffix(name, ".go") {
			return nil
		}
		text, err := os.ReadFile(name)
		if err != nil {
			return err
		}
		file, err := parser.ParseFile(files, name, text, parser.SkipObjectResolution)
		found = append(found, source{filepath.ToSlash(name), bytes.Count(text, []byte("\n")), file})
		return err
	})
	if err != nil {
		t.Fatal(err)
	}
	return found
}

func TestImportsGoOneWay(t *testing.T) {
	for _, s := range sources(t) {
		for _, spec := range s.file.Imports {
			imported := unquote(spec.Path)
			if rest, ours := strings.CutPrefix(imported+"/", "donthu/"); ours {
				room, _, _ := strings.Cut(rest, "/")
				if room == "" || !slices.Contains(mayImport[s.room()], room) {
					t.Errorf("%s imports %s: imports go assets ← data ← reports ← app ← main", s.path, imported)
				}
			}
			for _, room := range withoutFyne {
				if strings.HasPrefix(imported, "fyne.io/fyne") && strings.HasPrefix(s.path, room+"/") {
					t.Errorf("%s imports %s: %s/ works without a window", s.path, imported, room)
				}
			}
		}
	}
}

// A second calendar or a second reading of the limits would not know the office's
// own: whoever needs a rule asks law.Office for it.
func TestTheLawHasOneDoor(t *testing.T) {
	for _, s := range sources(t) {
		inside := strings.HasPrefix(s.path, "data/law/") || strings.HasPrefix(s.path, "data/calendar/")
		if inside || s.isTest() {
			continue
		}
		ast.Inspect(s.file, func(n ast.Node) bool {
			if x, ok := n.(*ast.SelectorExpr); ok {
				of, _ := x.X.(*ast.Ident)
				if of != nil && (of.Name == "calendar" && x.Sel.Name == "New" || of.Name == "assets" && x.Sel.Name == "Law") {
					t.Errorf("%s reads the law itself by %s.%s: law.Office knows it", s.path, of.Name, x.Sel.Name)
				}
			}
			return true
		})
	}
}

// What the rooms of the window hold of the register is office.Reading: it has no method
// that changes the file, and no area names the store's own type or a way to get one.
func TestRoomsWriteThroughTheOfficeAlone(t *testing.T) {
	calls, reading := map[string][]string{}, []string{} // by the store's method, what it calls of the store
	for _, s := range sources(t) {
		switch {
		case s.isTest():
		case path.Dir(s.path) == "data/store":
			for _, d := range s.file.Decls {
				f, ok := d.(*ast.FuncDecl)
				if !ok || f.Recv == nil || len(f.Recv.List[0].Names) == 0 {
					continue
				}
				of, _ := f.Recv.List[0].Type.(*ast.StarExpr)
				if of == nil {
					continue
				}
				if name, ok := of.X.(*ast.Ident); ok && name.Name == "Store" {
					calls[f.Name.Name] = selected(f, f.Recv.List[0].Names[0].Name)
				}
			}
		case s.path == "app/office/reading.go":
			ast.Inspect(s.file, func(n ast.Node) bool {
				if spec, ok := n.(*ast.TypeSpec); ok && spec.Name.Name == "Writing" {
					return false
				}
				if method, ok := n.(*ast.Field); ok && len(method.Names) == 1 {
					reading = append(reading, method.Names[0].Name)
				}
				return true
			})
		case strings.HasPrefix(s.path, "app/desktop/") && path.Dir(s.path) != "app/desktop" && path.Dir(s.path) != "app/desktop/desk":
			for of, names := range map[string][]string{"store": {"Store", "Tx", "Within", "Open", "Create"}, "backups": {"Make", "Write", "Restore"}} {
				for _, name := range selected(s.file, of) {
					if slices.Contains(names, name) {
						t.Errorf("%s names %s.%s: a room reads by Desk.Store and writes by Desk.Do", s.path, of, name)
					}
				}
			}
		}
	}
	var writes func(method string, seen map[string]bool) bool
	writes = func(method string, seen map[string]bool) bool {
		if seen[method] {
			return false
		}
		seen[method] = true
		return method == "write" || slices.ContainsFunc(calls[method], func(m string) bool { return writes(m, seen) })
	}
	if !writes("SaveSettings", map[string]bool{}) || !writes("AddMeeting", map[string]bool{}) || len(reading) < 20 {
		t.Fatalf("%d methods read, the test knows no writing one", len(reading))
	}
	for _, method := range reading {
		if writes(method, map[string]bool{}) {
			t.Errorf("office.Reading has %s, which writes", method)
		}
	}
}

// selected are the names behind a point that stand on the name of; "write" when it is
// handed on whole.
func selected(in ast.Node, of string) (names []string) {
	is := func(x ast.Expr) bool { name, ok := x.(*ast.Ident); return ok && name.Name == of }
	ast.Inspect(in, func(n ast.Node) bool {
		switch x := n.(type) {
		case *ast.SelectorExpr:
			if is(x.X) {
				names = append(names, x.Sel.Name)
			}
		case *ast.CallExpr:
			if slices.ContainsFunc(x.Args, is) {
				names = append(names, "write")
			}
		}
		return true
	})
	return names
}

func TestPackagesAndFilesKeepTheHouseRules(t *testing.T) {
	for _, s := range sources(t) {
		folder := path.Base(path.Dir(s.path))
		for _, name := range []string{folder, strings.TrimSuffix(s.file.Name.Name, "_test")} {
			if slices.Contains(namesThatSayNothing, name) {
				t.Errorf("%s: a package called %s says nothing about what it provides", s.path, name)
				break
			}
		}
		if !s.isTest() && s.lines > longestFile {
			t.Errorf("%s has %d lines: more than %d are two things", s.path, s.lines, longestFile)
		}
	}
}

func TestPackagesAreSmallEnoughToKnow(t *testing.T) {
	lines := map[string]int{}
	for _, s := range sources(t) {
		if !s.isTest() {
			lines[path.Dir(s.path)] += s.lines
		}
	}
	for folder, n := range lines {
		if n > biggestPackage {
			t.Errorf("%s has %d lines without tests: more than %d are two packages", folder, n, biggestPackage)
		}
	}
}

func TestTopLevelFolders(t *testing.T) {
	house := slices.Clone(foldersWithoutGo)
	for room := range mayImport {
		if room != "" {
			house = append(house, room)
		}
	}
	readme, err := os.ReadFile("README.md")
	if err != nil {
		t.Fatal(err)
	}
	for _, folder := range house {
		if info, err := os.Stat(folder); err != nil || !info.IsDir() {
			t.Errorf("the folder %s/ of the house is missing", folder)
		}
		if !bytes.Contains(readme, []byte("\n"+folder+"/ ")) {
			t.Errorf("the picture of the house in README.md lacks %s/", folder)
		}
	}

	ignored, err := os.ReadFile(".gitignore")
	if err != nil {
		t.Fatal(err)
	}
	entries, err := os.ReadDir(".")
	if err != nil {
		t.Fatal(err)
	}
	for _, entry := range entries {
		name := entry.Name()
		if !entry.IsDir() || name == ".git" || bytes.Contains(ignored, []byte("\n/"+name+"/\n")) {
			continue
		}
		if !slices.Contains(house, name) {
			t.Errorf("the top-level folder %s/ is not part of the house", name)
		}
	}
}

// The version stands in assets/version.txt; the toolkit's file repeats it.
func TestTheVersionIsTheSameEverywhere(t *testing.T) {
	app, err := os.ReadFile("FyneApp.toml")
	if err != nil {
		t.Fatal(err)
	}
	if !regexp.MustCompile(`^[0-9]+\.[0-9]+\.[0-9]+$`).MatchString(assets.Version()) {
		t.Errorf("assets/version.txt says %q", assets.Version())
	}
	if !bytes.Contains(app, []byte("\nVersion = "+strconv.Quote(assets.Version())+"\n")) {
		t.Errorf("FyneApp.toml does not say the version %s", assets.Version())
	}
}

// textCall is a call of a sayer with a key spelled out.
type textCall struct {
	key    string
	names  []string // of what it gives the sentence, sorted; "?" for one that is not spelled out
	passed bool     // nothing is known of them: HasText, or a list passed on
}

// textUse is what one file does with keys of sentences.
type textUse struct {
	calls   []textCall
	strings []string // all of them: a key may stand in a table
}

func textsUsedIn(file *ast.File, sayers map[string]sayer) textUse {
	var use textUse
	ast.Inspect(file, func(node ast.Node) bool {
		switch node := node.(type) {
		case *ast.BasicLit:
			if node.Kind == token.STRING {
				use.strings = append(use.strings, unquote(node))
			}
		case *ast.CallExpr:
			says, ok := sayerOf(node, sayers)
			if !ok || len(node.Args) <= says.key {
				break
			}
			key, literal := node.Args[says.key].(*ast.BasicLit)
			if !literal {
				break
			}
			call := textCall{key: says.before + unquote(key), passed: says.args == 0 || node.Ellipsis.IsValid()}
			for i := says.args; i < len(node.Args) && !call.passed; i += 2 {
				name, _ := node.Args[i].(*ast.BasicLit)
				if i+1 == len(node.Args) {
					name = nil // a name without its argument, or the other way round
				}
				call.names = append(call.names, cmp.Or(unquote(name), "?"))
			}
			slices.Sort(call.names)
			use.calls = append(use.calls, call)
		}
		return true
	})
	return use
}

func TestEveryKeyHasItsSentence(t *testing.T) {
	texts := sentences(t)
	packages := map[string][]source{}
	for _, s := range sources(t) {
		if !s.isTest() {
			packages[path.Dir(s.path)] = append(packages[path.Dir(s.path)], s)
		}
	}
	for _, files := range packages {
		sayers := sayersOf(files)
		for _, s := range files {
			for _, call := range textsUsedIn(s.file, sayers).calls {
				if !assets.HasText(call.key) {
					t.Errorf("%s: the key %q has no sentence", s.path, call.key)
				} else if wanted := places(texts[call.key]); !call.passed && !slices.Equal(call.names, wanted) {
					t.Errorf("%s: %q gets %q, its sentence has the places %q: %s", s.path, call.key, call.names, wanted, texts[call.key])
				}
			}
		}
	}
}

// A sentence within an error is told by data.Tell: what package errors or fmt makes of
// it no longer knows what is for a person and what is for the log.
func TestASentenceInAnErrorIsTold(t *testing.T) {
	for _, s := range sources(t) {
		ast.Inspect(s.file, func(node ast.Node) bool {
			call, ok := node.(*ast.CallExpr)
			if !ok || s.isTest() || !calls(call, "errors", "New") && !calls(call, "fmt", "Errorf") {
				return true
			}
			for _, arg := range call.Args {
				if made, ok := arg.(*ast.CallExpr); ok && calls(made, "assets", "Text") {
					t.Errorf("%s: an error holds a sentence of assets/translations; make it with data.Tell", s.path)
				}
			}
			return true
		})
	}
}

// calls reports whether a call is one of a package's function.
func calls(call *ast.CallExpr, from, function string) bool {
	selected, ok := call.Fun.(*ast.SelectorExpr)
	if !ok {
		return false
	}
	name, ok := selected.X.(*ast.Ident)
	return ok && name.Name == from && selected.Sel.Name == function
}

// A sentence is used when the sources spell out its key, or the parts of which
// it is put together ("kind." + x), or its key with places in it ("ui.weekday.%d").
func TestEverySentenceIsUsed(t *testing.T) {
	spelled := map[string]bool{}
	var patterns []*regexp.Regexp
	for _, s := range sources(t) {
		if s.isTest() {
			continue
		}
		for _, text := range textsUsedIn(s.file, nil).strings {
			spelled[text] = true
			if pattern := strings.NewReplacer(".", `\.`, "%d", `[0-9]+`, "%s", `[a-z0-9_-]+`).Replace(text); keyWithPlaces.MatchString(text) {
				patterns = append(patterns, regexp.MustCompile("^"+pattern+"$"))
			}
		}
	}
	texts := sentences(t)
	for _, key := range slices.Sorted(maps.Keys(texts)) {
		used := slices.ContainsFunc(patterns, func(p *regexp.Regexp) bool { return p.MatchString(key) })
		if !used && !composed(key, spelled) {
			t.Errorf("nobody uses the sentence %q: %s", key, texts[key])
		}
	}
}

// composed reports whether the key is put together of texts that are spelled,
// torn before or after a dot: "form." + name + ".example".
func composed(key string, spelled map[string]bool) bool {
	if spelled[key] || strings.Trim(key, "0123456789") == "" {
		return true // a number is counted, not spelled
	}
	for i := 1; i < len(key); i++ {
		if (key[i] == '.' || key[i-1] == '.') && spelled[key[:i]] && composed(key[i:], spelled) {
			return true
		}
	}
	return false
}

// sentences reads the translation files, without the toolkit's own words.
func sentences(t *testing.T) map[string]string {
	t.Helper()
	names, err := fs.Glob(assets.Files, "translations/*."+assets.Language+".json")
	if err != nil || len(names) == 0 {
		t.Fatal("no translation files", err)
	}
	texts := map[string]string{}
	for _, name := range names {
		if strings.HasPrefix(path.Base(name), "fyne.") {
			continue
		}
		raw, err := fs.ReadFile(assets.Files, name)
		if err == nil {
			err = json.Unmarshal(raw, &texts)
		}
		if err != nil {
			t.Fatal(fmt.Errorf("%s: %w", name, err))
		}
	}
	return texts
}

var keyWithPlaces = regexp.MustCompile(`^[a-z][a-zA-Z0-9_-]*\.[a-zA-Z0-9._-]*%[ds][a-zA-Z0-9.%_-]*$`)

var place = regexp.MustCompile(`\{\{|\{([a-z][a-zA-Z0-9]*)(?::[^{}]+)?\}`)

// places are the names of a sentence's places, sorted, as assets.Text reads them.
func places(sentence string) []string {
	var names []string
	for _, match := range place.FindAllStringSubmatch(sentence, -1) {
		if match[1] != "" {
			names = append(names, match[1])
		}
	}
	slices.Sort(names)
	return slices.Compact(names)
}

// sayer is a function that takes the key of a sentence, and behind all it takes what
// stands in the sentence's places, each with its name.
type sayer struct {
	key    int    // which of its arguments is the key
	before string // what it puts before the key
	args   int    // from which argument on they are the sentence's; 0 where it takes none
}

// everywhere are the functions that any package may call; sayersOf finds the others.
var everywhere = map[string]sayer{"assets.Text": {0, "", 1}, "assets.HasText": {}, "data.Caught": {1, "", 2}, "data.Forbid": {1, "check.", 2}, "data.Tell": {1, "", 2}, "data.Warn": {1, "check.", 2}, "kit.Remark": {0, "", 1}}

// sayerOf is the sayer that is called.
func sayerOf(call *ast.CallExpr, sayers map[string]sayer) (sayer, bool) {
	switch f := call.Fun.(type) {
	case *ast.Ident:
		says, ok := sayers[f.Name]
		return says, ok
	case *ast.SelectorExpr:
		if of, ok := f.X.(*ast.Ident); ok {
			if says, ok := everywhere[of.Name+"."+f.Sel.Name]; ok {
				return says, true
			}
		}
		says, ok := sayers["."+f.Sel.Name]
		return says, ok
	}
	return sayer{}, false
}

// sayersOf finds the functions of a package that hand their key and arguments on to a
// sayer, as problems.wrong does: assets.Text("check."+key, args...).
func sayersOf(files []source) map[string]sayer {
	found := map[string]sayer{}
	look := func(name string, typ *ast.FuncType, body ast.Node) {
		var params []string
		for _, field := range typ.Params.List {
			for _, param := range field.Names {
				params = append(params, param.Name)
			}
		}
		ast.Inspect(body, func(node ast.Node) bool {
			call, ok := node.(*ast.CallExpr)
			if !ok || !call.Ellipsis.IsValid() {
				return true
			}
			inner, ok := sayerOf(call, nil)
			last, isName := call.Args[len(call.Args)-1].(*ast.Ident)
			if !ok || !isName || len(params) == 0 || last.Name != params[len(params)-1] {
				return true
			}
			says := sayer{before: inner.before, args: len(params) - 1}
			key := call.Args[inner.key]
			if sum, ok := key.(*ast.BinaryExpr); ok {
				before, _ := sum.X.(*ast.BasicLit)
				says.before, key = says.before+unquote(before), sum.Y
			}
			if param, ok := key.(*ast.Ident); ok && slices.Contains(params, param.Name) {
				says.key = slices.Index(params, param.Name)
				found[name] = says
			}
			return true
		})
	}
	for _, s := range files {
		ast.Inspect(s.file, func(node ast.Node) bool {
			switch node := node.(type) {
			case *ast.FuncDecl:
				name := node.Name.Name
				if node.Recv != nil {
					name = "." + name
				}
				if node.Body != nil {
					look(name, node.Type, node.Body)
				}
			case *ast.AssignStmt: // say := func(key string, args ...any) {…}
				name, _ := node.Lhs[0].(*ast.Ident)
				if literal, ok := node.Rhs[0].(*ast.FuncLit); ok && name != nil {
					look(name.Name, literal.Type, literal.Body)
				}
			}
			return true
		})
	}
	return found
}

// A sentence that wants package fmt's %s would show it: its places have names.
func TestSentencesHaveNoPlacesWithoutNames(t *testing.T) {
	for key, sentence := range sentences(t) {
		if verb := regexp.MustCompile(`%[-+#0]*[0-9]*(\[[0-9]+\])?[a-zA-Z]`).FindString(sentence); verb != "" {
			t.Errorf("%s: %s has no name: %s", key, verb, sentence)
		}
	}
}

// unquote returns what a string in a source says; "" for anything else.
func unquote(literal *ast.BasicLit) string {
	if literal == nil || literal.Kind != token.STRING {
		return ""
	}
	text, err := strconv.Unquote(literal.Value)
	if err != nil {
		return ""
	}
	return text
}
