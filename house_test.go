package main

import (
	"bytes"
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
	{"data/", "github.com/xuri/excelize", "what is written for people is made in reports; data/intake reads it"},
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
		if entry.IsDir() && entry.Name() != "desk" && entry.Name() != "desktest" {
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
		if !inside || !deeper || area == "desktest" {
			continue
		}
		for _, spec := range s.file.Imports {
			imported := unquote(spec.Path)
			if imported == "donthu/app/desktop" && !s.isTest() {
				t.Errorf("%s imports the window, which imports it", s.path)
			}
			other, ours := strings.CutPrefix(imported, "donthu/app/desktop/")
			if ours && slices.Contains(all, other) && other != area && !s.isTest() {
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
				if strings.HasPrefix(s.path, no.from) && strings.HasPrefix(imported, no.what) && !s.isTest() && !strings.HasPrefix(s.path, "data/intake/") && !strings.HasPrefix(s.path, "app/desktop/desktest/") {
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

// textCall is a call of assets.Text, assets.HasText, data.Tell or data.Caught with a key spelled out.
type textCall struct {
	key  string
	args int // -1 where they are not counted: HasText, or a list passed on
}

// textUse is what one file does with keys of sentences.
type textUse struct {
	calls   []textCall
	strings []string // all of them: a key may stand in a table
}

func textsUsedIn(file *ast.File) textUse {
	var use textUse
	ast.Inspect(file, func(node ast.Node) bool {
		switch node := node.(type) {
		case *ast.BasicLit:
			if node.Kind == token.STRING {
				use.strings = append(use.strings, unquote(node))
			}
		case *ast.CallExpr:
			function, ok := node.Fun.(*ast.SelectorExpr)
			if !ok {
				break
			}
			from, ok := function.X.(*ast.Ident)
			if !ok {
				break
			}
			at, takesKey := map[string]int{"assets.Text": 0, "assets.HasText": 0, "data.Tell": 1, "data.Caught": 1}[from.Name+"."+function.Sel.Name]
			if !takesKey || len(node.Args) <= at {
				break
			}
			key, literal := node.Args[at].(*ast.BasicLit)
			if !literal {
				break
			}
			args := len(node.Args) - at - 1
			if function.Sel.Name == "HasText" || node.Ellipsis.IsValid() {
				args = -1
			}
			use.calls = append(use.calls, textCall{unquote(key), args})
		}
		return true
	})
	return use
}

func TestEveryKeyHasItsSentence(t *testing.T) {
	texts := sentences(t)
	for _, s := range sources(t) {
		if s.isTest() {
			continue
		}
		for _, call := range textsUsedIn(s.file).calls {
			if !assets.HasText(call.key) {
				t.Errorf("%s: the key %q has no sentence", s.path, call.key)
			} else if wanted := places(texts[call.key]); call.args >= 0 && call.args != wanted {
				t.Errorf("%s: %q gets %d arguments, its sentence has %d places: %s", s.path, call.key, call.args, wanted, texts[call.key])
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
		for _, text := range textsUsedIn(s.file).strings {
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

var place = regexp.MustCompile(`%(?:%|[-+#0]*[0-9]*(?:\.[0-9]+)?(?:\[([0-9]+)\])?[a-zA-Z])`)

// places counts the arguments that a sentence wants, as package fmt reads it.
func places(sentence string) int {
	next, most := 0, 0
	for _, match := range place.FindAllStringSubmatch(sentence, -1) {
		if match[0] == "%%" {
			continue
		}
		next++
		if match[1] != "" {
			next, _ = strconv.Atoi(match[1])
		}
		most = max(most, next)
	}
	return most
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
