package intake

import "testing"

func TestNumbersBehindAGapAreFar(t *testing.T) {
	for name, c := range map[string]struct {
		numbers []int
		far     int
	}{
		"a hundred numbers lack":             {[]int{1, 2, 103}, 0},
		"one more lacks":                     {[]int{1, 2, 104}, 1},
		"most stand above the gap":           {[]int{1, 500, 501}, 0},
		"as many stand above it as below":    {[]int{1, 2, 500, 501}, 0},
		"a book that begins with a high one": {[]int{300, 301, 302}, 0},
		"none":                               {nil, 0},
	} {
		if got := farAbove(c.numbers); len(got) != c.far {
			t.Errorf("%s: %v", name, got)
		}
	}
}
