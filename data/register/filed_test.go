package register

import (
	"strings"
	"testing"

	"donthu/data/steps"
)

func TestWhatIsSaidOfAFile(t *testing.T) {
	kept := KeptFile{Name: "2026/don-1-2026-kem-0011.pdf", SHA256: strings.Repeat("0", 64)}
	l := Letter{Facts: Facts{ReceivedOn: 20261105}}
	for name, c := range map[string]struct {
		said  Filed
		wrong string
	}{
		"whole":             {Filed{Kind: FiledLetter, File: kept}, ""},
		"of no kind":        {Filed{File: kept}, FieldFileKind},
		"without a file":    {Filed{Kind: FiledOther}, FieldFile},
		"a title that fits": {Filed{Kind: FiledOther, File: kept, Title: strings.Repeat("ư", mostTitle)}, ""},
		"one letter more":   {Filed{Kind: FiledOther, File: kept, Title: strings.Repeat("ư", mostTitle+1)}, FieldTitle},
	} {
		got := ""
		for _, p := range Letters.CheckNew(l, steps.Draft{On: 20261105, Content: c.said}, 20261120) {
			got = p.Field
		}
		if got != c.wrong {
			t.Errorf("%s: %q is wrong, want %q", name, got, c.wrong)
		}
	}
}
