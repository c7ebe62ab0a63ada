package main

import (
	"fmt"
	"go/ast"
	"maps"
	"os"
	"path"
	"regexp"
	"slices"
	"strings"
	"testing"

	"github.com/BurntSushi/toml"

	"donthu/assets"
)

// documents are what the next engineer, the users and whoever finds a hole read.
var documents = []string{"README.md", "ARCHITECTURE.md", "CONTRIBUTING.md", "CHANGELOG.md", "SECURITY.md"}

func read(t *testing.T, name string) string {
	t.Helper()
	text, err := os.ReadFile(name)
	if err != nil {
		t.Fatal(err)
	}
	return string(text)
}

// The house that ARCHITECTURE.md describes is the one that stands: every package has
// its row, and every row its package.
func TestTheDocumentsNameEveryPackage(t *testing.T) {
	architecture := read(t, "ARCHITECTURE.md")
	stands := map[string]bool{}
	for _, s := range sources(t) {
		if room := s.room(); room == "data" || room == "reports" || room == "app" {
			stands[path.Dir(s.path)] = true
		}
	}
	for _, folder := range slices.Sorted(maps.Keys(stands)) {
		if !strings.Contains(architecture, "\n| `"+folder+"` |") {
			t.Errorf("ARCHITECTURE.md has no row for the package %s", folder)
		}
	}
	for _, row := range regexp.MustCompile("(?m)^\\| `((?:data|reports|app)(?:/[a-z/]*)?)` \\|").FindAllStringSubmatch(architecture, -1) {
		if !stands[row[1]] {
			t.Errorf("ARCHITECTURE.md has a row for %s, which is no package", row[1])
		}
	}
}

// What a document links to, or names as a file of the house, is there.
func TestTheDocumentsPointAtWhatIsThere(t *testing.T) {
	link := regexp.MustCompile(`\]\(([^)#]+)[^)]*\)`)
	file := regexp.MustCompile("`((?:app|assets|bench|build|data|reports|testdata)/[A-Za-z0-9_./-]*)`")
	for _, name := range documents {
		text := read(t, name)
		for _, match := range append(link.FindAllStringSubmatch(text, -1), file.FindAllStringSubmatch(text, -1)...) {
			if strings.Contains(match[1], "://") {
				continue
			}
			if _, err := os.Stat(match[1]); err != nil {
				t.Errorf("%s points at %s, which is not there", name, match[1])
			}
		}
		for _, outside := range []string{"../", "/tmp/", "/root/", "/home/"} {
			if strings.Contains(text, outside) {
				t.Errorf("%s points outside the repository: %s", name, outside)
			}
		}
	}
}

// qualified is a name of the house's code in a document: store.Within,
// office.Office.Register.
var qualified = regexp.MustCompile("`([a-z]+)\\.([A-Z][A-Za-z]*)(?:\\.([A-Z][A-Za-z]*))?`")

func TestTheDocumentsNameWhatTheCodeHas(t *testing.T) {
	names := map[string]map[string]bool{} // by package
	for _, s := range sources(t) {
		of := s.file.Name.Name
		if s.isTest() || of == "main" {
			continue
		}
		if names[of] == nil {
			names[of] = map[string]bool{}
		}
		ast.Inspect(s.file, func(n ast.Node) bool {
			switch n := n.(type) {
			case *ast.FuncDecl:
				names[of][n.Name.Name] = true
				return false
			case *ast.TypeSpec:
				names[of][n.Name.Name] = true
			case *ast.ValueSpec:
				for _, name := range n.Names {
					names[of][name.Name] = true
				}
			case *ast.Field:
				for _, name := range n.Names {
					names[of][name.Name] = true
				}
			}
			return true
		})
	}
	found := 0
	for _, document := range documents {
		for _, match := range qualified.FindAllStringSubmatch(read(t, document), -1) {
			known, ours := names[match[1]]
			if !ours {
				continue
			}
			found++
			for _, name := range match[2:] {
				if name != "" && !known[name] {
					t.Errorf("%s speaks of %s, which the code does not have", document, strings.Trim(match[0], "`"))
				}
			}
		}
	}
	if found < 50 {
		t.Errorf("only %d names of the code found", found)
	}
}

// The rules in ARCHITECTURE.md are those of assets/law/limits.toml.
func TestTheTableOfRulesIsTheLaw(t *testing.T) {
	raw, err := assets.Law.ReadFile("law/limits.toml")
	if err != nil {
		t.Fatal(err)
	}
	var law struct {
		Rule []struct{ ID, Name, From, To, Article string }
	}
	if _, err := toml.Decode(string(raw), &law); err != nil {
		t.Fatal(err)
	}
	var table strings.Builder
	table.WriteString("| rule | what | in force | article |\n|---|---|---|---|\n")
	for _, r := range law.Rule {
		inForce := "always"
		switch {
		case r.From != "" && r.To != "":
			inForce = r.From + " to " + r.To
		case r.From != "":
			inForce = "from " + r.From
		}
		fmt.Fprintf(&table, "| %s | %s | %s | %s |\n", r.ID, r.Name, inForce, r.Article)
	}
	if len(law.Rule) < 50 || !strings.Contains(read(t, "ARCHITECTURE.md"), "\n\n"+table.String()+"\n") {
		t.Errorf("the table of rules in ARCHITECTURE.md is not that of assets/law/limits.toml, which is\n\n%s", table.String())
	}
}

// A version that ships is told to the users, in CHANGELOG.md and in the manual.
func TestTheVersionIsToldToTheUsers(t *testing.T) {
	news, err := assets.Help.ReadFile("help/80-moi.md")
	if err != nil {
		t.Fatal(err)
	}
	for name, text := range map[string]string{"CHANGELOG.md": read(t, "CHANGELOG.md"), "assets/help/80-moi.md": string(news)} {
		if !regexp.MustCompile(`(?m)^## Phiên bản ` + regexp.QuoteMeta(assets.Version()) + `\b`).MatchString(text) {
			t.Errorf("%s has no section “## Phiên bản %s”", name, assets.Version())
		}
	}
}
