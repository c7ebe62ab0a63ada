package numbers

import "testing"

func TestShippedNumbersAreWholeAndHaveTheirArticle(t *testing.T) {
	f, err := shipped()
	if err != nil || f.Report.DueDay != 17 || f.Report.Article == "" || len(f.Groups) != 2 {
		t.Fatalf("%+v, %v", f, err)
	}
	for i, g := range f.Groups {
		if g.Article == "" || g.Least < 1 || g.Most < g.Least || i > 0 && g.People <= f.Groups[i-1].People {
			t.Errorf("%+v", g)
		}
	}
}

// LTCD Điều 29.
func TestAGroupSendsInRepresentatives(t *testing.T) {
	for people, want := range map[int][2]int{1: {}, 4: {}, 5: {1, 2}, 10: {1, 2}, 11: {1, 5}, 300: {1, 5}} {
		if least, most := RepresentativesOf(people); least != want[0] || most != want[1] || IsGroup(people) != (most > 0) {
			t.Errorf("%d people: %d to %d", people, least, most)
		}
	}
}
