package register

import (
	"strings"
	"testing"

	"donthu/data/day"
)

// A number is nobody who signs.
func TestWhoSignsAReportHasAName(t *testing.T) {
	for name, wrong := range map[string]bool{"25": true, "…": true, "Lê Văn Chủ": false, "Y Bih": false} {
		said := false
		for _, p := range CheckSealed(Sealed{SignedBy: name}, day.Must("2026-11-24")) {
			said = said || p.Field == FieldSignedBy && strings.Contains(p.Sentence, "không phải họ tên người ký.")
		}
		if said != wrong {
			t.Errorf("%q: %v", name, said)
		}
	}
}
