package store

import (
	"bufio"
	"context"
	"fmt"
	"os"
	"os/exec"
	"strings"
	"testing"

	"donthu/data/register"
)

// A process of its own registers letters and says each number once it is saved,
// until it is killed in the middle of its work.
func TestNothingThatWasSaidToBeSavedIsLostWhenKilled(t *testing.T) {
	if dir := os.Getenv("DONTHU_TEST_REGISTER_UNTIL_KILLED"); dir != "" {
		registerUntilKilled(dir)
		return
	}
	s := newStore(t)
	dir := s.Dir()
	s.Close()
	child := exec.Command(os.Args[0], "-test.run", "^"+t.Name()+"$")
	child.Env = append(os.Environ(), "DONTHU_TEST_REGISTER_UNTIL_KILLED="+dir)
	out, err := child.StdoutPipe()
	if err != nil {
		t.Fatal(err)
	}
	if err := child.Start(); err != nil {
		t.Fatal(err)
	}
	said := 0
	for lines := bufio.NewScanner(out); lines.Scan(); {
		if !strings.HasPrefix(lines.Text(), "saved ") {
			continue
		}
		if said++; said == 40 {
			child.Process.Kill()
		}
	}
	child.Wait()
	if s, err = Open(t.Context(), dir, testOptions()); err != nil {
		t.Fatal(err)
	}
	defer s.Close()
	kept, err := s.LetterCount(t.Context())
	if err != nil || said < 40 || kept < said {
		t.Fatalf("%d letters said to be saved, %d kept (%v)", said, kept, err)
	}
	if v, err := s.Verify(t.Context()); err != nil || v.Err() != nil {
		t.Fatalf("%+v, %v", v, err)
	}
}

func registerUntilKilled(dir string) {
	s, err := Open(context.Background(), dir, testOptions())
	if err != nil {
		fmt.Println(err)
		return
	}
	for {
		l, err := s.AddLetter(context.Background(), facts("Nguyễn Thị Ánh", "Khiếu nại"))
		if err != nil {
			fmt.Println(err)
			return
		}
		fmt.Println("saved", l.Number, register.Complaint)
	}
}
