package table

import (
	"bytes"
	"fmt"
	"os"
	"path/filepath"
	"testing"
)

// aside puts copies into a folder of the test.
func aside(t *testing.T) string {
	folder, before := t.TempDir(), asideFolder
	asideFolder = func() string { return folder }
	t.Cleanup(func() { asideFolder = before })
	return folder
}

func TestManyTextsAreKeptAside(t *testing.T) {
	folder := aside(t)
	text := func(i int) []byte {
		return append([]byte(fmt.Sprintf("Nguyễn Thị %d ", i)), bytes.Repeat([]byte("đ"), i%97)...)
	}
	var table stringTable
	const count = 400_000
	for i := range count {
		if err := table.add(text(i)); err != nil {
			t.Fatal(err)
		}
	}
	if table.spill == nil || len(table.memory) > textsInMemory {
		t.Fatalf("%d bytes are in memory", len(table.memory))
	}
	for i := range count {
		for _, at := range []int{i, i * 7919 % count} {
			got, err := table.at(at)
			if err != nil || !bytes.Equal(got, text(at)) {
				t.Fatalf("the text %d is %q, %v", at, got, err)
			}
			if i%1000 != 0 {
				break
			}
		}
	}
	if err := table.Close(); err != nil {
		t.Fatal(err)
	}
	if left, err := os.ReadDir(folder); err != nil || len(left) > 0 {
		t.Errorf("%v stay, %v", left, err)
	}
}

// A program that is killed leaves, where a file in use keeps its name, what the next
// start removes.
func TestSweepRemovesWhatAKilledProgramLeft(t *testing.T) {
	folder := aside(t)
	Sweep() // of a folder that is empty, and of one that is not there
	for _, name := range []string{"123.tmp", "khac.txt"} {
		if err := os.WriteFile(filepath.Join(folder, name), []byte("đơn"), 0o600); err != nil {
			t.Fatal(err)
		}
	}
	Sweep()
	left, err := os.ReadDir(folder)
	if err != nil || len(left) != 1 || left[0].Name() != "khac.txt" {
		t.Errorf("%v stay, %v", left, err)
	}
	asideFolder = func() string { return filepath.Join(folder, "khong-co") }
	Sweep()
}
