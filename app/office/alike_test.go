package office

import (
	"slices"
	"testing"

	"donthu/data/register"
	"donthu/data/steps"
	"donthu/data/store"
)

func TestWhatTwoLettersHaveToDoWithEachOtherIsWrittenAndTakenBack(t *testing.T) {
	o := newOffice(t)
	first := registered(t, o, facts("Nguyễn Thị Ánh", "Khiếu nại thu hồi đất hẻm 12"))
	second := registered(t, o, facts("Nguyễn Thị Ánh", "Khiếu nại thu hồi đất hẻm 12"))
	for _, c := range []struct {
		relation          Relation
		matter, duplicate string
		round             int
		apart             []string
	}{
		{Repeats, "VV-1-2026", "1/2026", 1, nil}, {Continues, "VV-1-2026", "", 1, nil}, {Again, "VV-1-2026", "", 2, nil}, {Unrelated, "", "", 1, []string{"1/2026"}},
	} {
		done, err := o.Relate(t.Context(), second.ID, first.ID, c.relation)
		if err != nil {
			t.Fatal(err)
		}
		now, head := letterNow(t, o, second.ID), letterNow(t, o, first.ID)
		if now.Matter != c.matter || head.Matter != c.matter || now.DuplicateOf != c.duplicate || now.Round != c.round || !slices.Equal(now.Life.Apart, c.apart) {
			t.Errorf("%s: %q and %q, duplicate of %q, round %d, apart from %v", c.relation, now.Matter, head.Matter, now.DuplicateOf, now.Round, now.Life.Apart)
		}
		if found, err := o.AlikeTo(t.Context(), &now, false, 5); err != nil || (len(found) == 0) != (c.relation == Unrelated) {
			t.Errorf("%s: like it are then %d letters, %v", c.relation, len(found), err)
		}
		if err := o.Unrelate(t.Context(), done); err != nil {
			t.Fatal(err)
		}
		now, head = letterNow(t, o, second.ID), letterNow(t, o, first.ID)
		if now.Matter != "" || head.Matter != "" || now.DuplicateOf != "" || now.Round != 1 || now.Life.Apart != nil {
			t.Errorf("%s taken back: %+v", c.relation, now.Facts)
		}
	}
	if v, err := o.Verify(t.Context()); err != nil || len(v.Findings) > 0 {
		t.Errorf("%v, %v", v.Findings, err)
	}
}

func TestALetterThatRepeatsAnotherIsNotSettledASecondTimeUnwarned(t *testing.T) {
	o := newOffice(t)
	first := registered(t, o, facts("Nguyễn Thị Ánh", "Khiếu nại thu hồi đất hẻm 12"))
	again := facts("Nguyễn Thị Ánh", "Khiếu nại thu hồi đất hẻm 12")
	again.DuplicateOf, again.Matter = first.Number.String(), first.PossibleMatter()
	second := registered(t, o, again)
	warned := func(l register.Letter, c steps.Content) bool {
		found := register.CheckStep(l, steps.Draft{On: o.Today(), Content: c}, o.Today())
		for _, p := range found {
			if p.Warning && (p.Field == register.FieldHandling || p.Field == register.FieldOn) {
				return true
			}
		}
		return false
	}
	for _, c := range []steps.Content{
		register.Handled{Eligible: register.Yes, Competent: register.Yes, Handling: register.Accept}, register.Accepted{},
	} {
		if !warned(second, c) {
			t.Errorf("%T of a letter that repeats another: no warning", c)
		}
		if warned(first, c) {
			t.Errorf("%T of the first letter: a warning", c)
		}
	}
	if warned(second, register.Handled{Eligible: register.No, Handling: register.Keep}) {
		t.Error("keeping it is warned of")
	}
}

func TestALookAtWhoDenouncedWhileComparingIsWrittenDown(t *testing.T) {
	o := newOffice(t)
	f := facts("Quách Thị Ẩn", "Tố cáo ông Cán nhận tiền")
	f.Kind, f.Sender.Phone = register.Denunciation, "0903000111"
	l := registered(t, o, f)
	looks := func() (n int) {
		all, err := o.Steps(t.Context(), register.LetterSubject, l.ID)
		if err != nil {
			t.Fatal(err)
		}
		for _, s := range all {
			if s.Content.StepType() == steps.StepRevealed {
				n++
			}
		}
		return n
	}
	asked := store.AlikeQuery{Facts: register.Facts{Kind: register.Denunciation, Sender: register.Person{Phone: "+84903000111"}}, Limit: 5}
	if found, err := o.Alike(t.Context(), asked); err != nil || len(found) != 0 || looks() != 0 {
		t.Fatalf("without asking: %v, %v, %d looks", found, err, looks())
	}
	seen := map[int64]bool{}
	for range 2 { // typing goes on: the second time nothing new is seen
		if found, err := o.AlikeNamed(t.Context(), asked, seen); err != nil || len(found) != 1 || looks() != 1 {
			t.Fatalf("%v, %v, %d looks", found, err, looks())
		}
	}
	by := asked
	by.Facts = register.Facts{Kind: register.Denunciation, Content: "Tố cáo ông Cán nhận tiền, ông Cán nhận tiền của dân"}
	if _, err := o.AlikeNamed(t.Context(), by, map[int64]bool{}); err != nil || looks() != 1 {
		t.Errorf("a likeness of contents tells nobody: %d looks, %v", looks(), err)
	}
}
