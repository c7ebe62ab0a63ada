package store_test

import (
	"context"
	"fmt"
	"log"
	"os"
	"time"

	"donthu/data/register"
	"donthu/data/steps"
	"donthu/data/store"
)

// A register keeps what happened; a past day shows it as it stood, and verifying folds
// everything anew.
func Example() {
	dir, err := os.MkdirTemp("", "so-don-thu-")
	if err != nil {
		log.Fatal(err)
	}
	defer os.RemoveAll(dir)
	ctx, now := context.Background(), time.Date(2026, 11, 20, 9, 0, 0, 0, time.UTC)
	s, err := store.Create(ctx, dir, register.Settings{Ward: "UBND phường Thử Nghiệm"}, store.Options{Clock: func() time.Time { return now }})
	if err != nil {
		log.Fatal(err)
	}
	defer s.Close()
	letter, err := s.AddLetter(ctx, register.Facts{ReceivedOn: s.Today(), Source: register.Post, Kind: register.Petition,
		Sender: register.Person{Name: "Nguyễn Thị Ánh"}, Content: "Xin sửa cống", Signatories: 1, Round: 1})
	if err != nil {
		log.Fatal(err)
	}
	before := now
	now = now.AddDate(0, 0, 3)
	if _, err := s.AddSteps(ctx, letter.ID, steps.Draft{On: s.Today(), Content: register.Assigned{Officer: "Trần Văn Bình"}}); err != nil {
		log.Fatal(err)
	}
	past, closePast, err := s.AsOf(ctx, before)
	if err != nil {
		log.Fatal(err)
	}
	defer closePast()
	for _, register := range []*store.Store{past, s} {
		l, err := register.LetterByNumber(ctx, letter.Number)
		if err != nil {
			log.Fatal(err)
		}
		fmt.Printf("%s %s: %q\n", register.Today(), l.Number, l.Officer)
	}
	found, err := s.Verify(ctx)
	fmt.Println(found.Letters, found.Err(), err)
	// Output:
	// 2026-11-20 1/2026: ""
	// 2026-11-23 1/2026: "Trần Văn Bình"
	// 1 <nil> <nil>
}
