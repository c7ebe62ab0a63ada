package command

import (
	"bytes"
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"os"
	"path/filepath"
	"regexp"
	"strings"
	"testing"
	"time"

	"github.com/rogpeppe/go-internal/testscript"
	"github.com/xuri/excelize/v2"
)

// testClock is the day on which all commands of the tests run.
func testClock() time.Time { return time.Date(2026, 11, 24, 8, 0, 0, 0, time.UTC) }

func TestMain(m *testing.M) {
	testscript.Main(m, map[string]func(){
		"donthu": func() {
			window := func(dir string, _ bool) error {
				fmt.Println("window on", dir)
				return nil
			}
			os.Exit(Run(context.Background(), os.Args[1:], Streams{Out: os.Stdout, Err: os.Stderr, Clock: testClock}, window))
		},
	})
}

func TestCommands(t *testing.T) {
	runScripts(t, filepath.Join("testdata", "script"))
}

func runScripts(t *testing.T, dir string) {
	samples, err := filepath.Abs(filepath.Join("..", "..", "testdata", "samples"))
	if err != nil {
		t.Fatal(err)
	}
	testscript.Run(t, testscript.Params{
		Dir: dir,
		Setup: func(env *testscript.Env) error {
			env.Setenv("SAMPLES", samples)
			return nil
		},
		Cmds: map[string]func(*testscript.TestScript, bool, []string){
			"status":       status,
			"figures":      figuresEqual,
			"samecells":    sameCells,
			"holds":        holds,
			"spoil":        spoil,
			"worddoc":      wordDocument,
			"wordtemplate": wordTemplate,
			"unpack":       unpack,
		},
	})
}

func TestAPortableProgramKeepsTheRegisterBesideItself(t *testing.T) {
	program := filepath.Join(t.TempDir(), "donthu")
	if dir := portableDir(program); dir != "" {
		t.Errorf("without the mark the data lie in %s", dir)
	}
	mark := filepath.Join(filepath.Dir(program), PortableMark)
	if err := os.WriteFile(mark, nil, 0o600); err != nil {
		t.Fatal(err)
	}
	if dir := portableDir(program); dir != filepath.Join(filepath.Dir(program), "du-lieu") {
		t.Errorf("with the mark the data lie in %s", dir)
	}
	shipped := filepath.Join("..", "..", "assets", "installer", PortableMark)
	if content, err := os.ReadFile(shipped); err != nil || !strings.Contains(string(content), "“"+PortableData+"”") {
		t.Errorf("the mark that ships does not name the folder: %v", err)
	}
}

// status N words…: runs donthu and wants the exit status N.
func status(ts *testscript.TestScript, _ bool, args []string) {
	err := ts.Exec(args[1], args[2:]...)
	got := 0
	if err != nil {
		var exit interface{ ExitCode() int }
		if !errors.As(err, &exit) {
			ts.Fatalf("%v", err)
		}
		got = exit.ExitCode()
	}
	if fmt.Sprint(got) != args[0] {
		ts.Fatalf("exit status %d, want %s", got, args[0])
	}
}

// figures WORKBOOK EXPECTED.json: the workbook's figures are the expected ones,
// cell for cell, read as they stand in the file.
func figuresEqual(ts *testscript.TestScript, _ bool, args []string) {
	raw, err := os.ReadFile(args[1])
	ts.Check(err)
	var want map[string]map[string]float64
	ts.Check(json.Unmarshal(raw, &want))
	f, err := excelize.OpenFile(ts.MkAbs(args[0]))
	ts.Check(err)
	defer f.Close()
	compared := 0
	for sheet, columns := range want {
		rows, err := f.GetRows(sheet, excelize.Options{RawCellValue: true})
		ts.Check(err)
		at := -1
		for i, row := range rows {
			if len(row) > 0 && row[0] == "MS" {
				at = i
			}
		}
		if at < 0 || at+1 >= len(rows) {
			ts.Fatalf("%s: no row MS with figures below", sheet)
		}
		for i, ms := range rows[at] {
			number, _, _ := strings.Cut(strings.TrimSpace(ms), "=")
			wanted, ok := columns[strings.TrimSpace(number)]
			if !ok {
				continue
			}
			var got float64
			if i < len(rows[at+1]) && rows[at+1][i] != "" {
				if _, err := fmt.Sscan(rows[at+1][i], &got); err != nil {
					ts.Fatalf("%s column %s: %q is no number", sheet, number, rows[at+1][i])
				}
			}
			if got != wanted {
				ts.Fatalf("%s column %s: %v, want %v", sheet, number, got, wanted)
			}
			compared++
		}
	}
	if compared != 125 {
		ts.Fatalf("%d figures compared, want 125", compared)
	}
}

// samecells A B: two workbooks hold the same sheets with the same cells.
func sameCells(ts *testscript.TestScript, _ bool, args []string) {
	var dumps [2]string
	for i, name := range args {
		f, err := excelize.OpenFile(ts.MkAbs(name))
		ts.Check(err)
		var text bytes.Buffer
		for _, sheet := range f.GetSheetList() {
			rows, err := f.GetRows(sheet, excelize.Options{RawCellValue: true})
			ts.Check(err)
			fmt.Fprintf(&text, "%s: %d rows\n", sheet, len(rows))
			for _, row := range rows {
				fmt.Fprintln(&text, strings.Join(row, "\t"))
			}
		}
		dumps[i] = text.String()
		f.Close()
	}
	if dumps[0] != dumps[1] {
		ts.Fatalf("%s and %s differ", args[0], args[1])
	}
	if strings.Count(dumps[0], "\n") < 400 {
		ts.Fatalf("only %d rows", strings.Count(dumps[0], "\n"))
	}
}

// holds WORKBOOK WORDS: a cell of the workbook holds the words.
func holds(ts *testscript.TestScript, not bool, args []string) {
	f, err := excelize.OpenFile(ts.MkAbs(args[0]))
	ts.Check(err)
	defer f.Close()
	words, found := regexp.MustCompile(args[1]), false
	for _, sheet := range f.GetSheetList() {
		rows, err := f.GetRows(sheet)
		ts.Check(err)
		for _, row := range rows {
			found = found || words.MatchString(strings.Join(row, "\t"))
		}
	}
	if found == not {
		ts.Fatalf("%s holds %q: %v", args[0], args[1], found)
	}
}

// spoil FILE: flips bytes in the middle of a file.
func spoil(ts *testscript.TestScript, _ bool, args []string) {
	file := ts.MkAbs(args[0])
	raw, err := os.ReadFile(file)
	ts.Check(err)
	for i := len(raw) / 2; i < len(raw)/2+4000; i++ {
		raw[i] ^= 0xFF
	}
	ts.Check(os.WriteFile(file, raw, 0o600))
}
