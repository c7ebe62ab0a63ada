package register

import (
	"regexp"
	"strings"
	"testing"

	"pgregory.net/rapid"
)

func TestAMarkSaysTheLetterAndTheNumberAlone(t *testing.T) {
	letter := Letter{Number: Number{Year: 2026, Count: 12, Branch: "a"}, Facts: Facts{Kind: Denunciation, Sender: Person{Name: "Trần Thị Mai Lan"}}}
	for _, c := range []struct {
		mark Mark
		want string
	}{
		{MarkOf("", &letter, &Reception{}, DocumentNumber{Count: 5, Symbol: "TB-UBND"}, 2026), "DONTHU1 L:12A/2026 D:5/TB-UBND/2026"},
		{MarkOf("", &letter, &Reception{}, DocumentNumber{Count: 5, Symbol: "QĐ-UBND"}, 2027), "DONTHU1 L:12A/2026 D:5/Q%C4%90-UBND/2027"},
		{MarkOf("", &letter, &Reception{}, DocumentNumber{}, 2026), "DONTHU1 L:12A/2026"},
		{MarkOf(CodeOf("3fa2c19bdeadbeef"), &letter, &Reception{}, DocumentNumber{Count: 5, Symbol: "TB-UBND"}, 2026), "DONTHU1 R:3FA2C19B L:12A/2026 D:5/TB-UBND/2026"},
		{MarkOf("", &Letter{}, &Reception{ID: 77}, DocumentNumber{Count: 5, Symbol: "TB-UBND"}, 2026), "DONTHU1 V:77 D:5/TB-UBND/2026"},
	} {
		if got := c.mark.String(); got != c.want {
			t.Errorf("%q, want %q", got, c.want)
		}
		if got, ok := ParseMark(c.want); !ok || got != c.mark {
			t.Errorf("%q is read as %v (%v)", c.want, got, ok)
		}
	}
}

func TestAForeignCodeIsNoMark(t *testing.T) {
	for _, said := range []string{"", "DONTHU1", "https://example.org", "DONTHU2 L:12/2026", "DONTHU1 D:5/TB-UBND/2026", "DONTHU1 L:0/2026", "DONTHU1 L:12/2026 D:5/TB-UBND",
		"DONTHU1 L:12/2026 L:13/2026", "DONTHU1 L:12/2026 V:3", "DONTHU1 L:12/2026 D:x/TB/2026", "DONTHU1 L:12/2026 D:5/%G/2026", "DONTHU1 L:12/2026 D:5/TB/2026 X:1", "DONTHU1 V:-3",
		"DONTHU1 R:3FA2C19 L:12/2026", "DONTHU1 R:3fa2c19b L:12/2026", "DONTHU1 R:3FA2C19B", "DONTHU1 R:3FA2C19B R:3FA2C19B L:12/2026"} {
		if m, ok := ParseMark(said); ok {
			t.Errorf("%q is read as %v", said, m)
		}
	}
}

func TestAnyMarkIsReadAsItWasWritten(t *testing.T) {
	packs := regexp.MustCompile(`^[0-9A-Z $%*+\-./:]*$`)
	rapid.Check(t, func(t *rapid.T) {
		m := Mark{Letter: Number{Year: rapid.IntRange(1900, 2200).Draw(t, "year"), Count: rapid.IntRange(1, 1e6).Draw(t, "count"), Branch: rapid.SampledFrom([]string{"", "a", "z"}).Draw(t, "branch")}}
		if rapid.Bool().Draw(t, "visit") {
			m = Mark{Visit: rapid.Int64Range(1, 1<<62).Draw(t, "id")}
		}
		if rapid.Bool().Draw(t, "coded") {
			m.Register = rapid.StringMatching(`[0-9A-F]{8}`).Draw(t, "code")
		}
		if rapid.Bool().Draw(t, "numbered") {
			m.Number = DocumentNumber{Count: rapid.IntRange(1, 1e6).Draw(t, "number"), Symbol: rapid.StringN(1, 20, -1).Draw(t, "symbol")}
			m.Year = rapid.IntRange(1900, 2200).Draw(t, "numberYear")
		}
		said := m.String()
		if got, ok := ParseMark(said); !ok || got != m {
			t.Fatalf("%q is read as %v (%v), want %v", said, got, ok, m)
		}
		if !packs.MatchString(said) || strings.Contains(said, "  ") {
			t.Fatalf("%q does not pack closely", said)
		}
		anything := rapid.String().Draw(t, "anything")
		if got, ok := ParseMark(anything); ok && got.String() == "" {
			t.Fatal(anything)
		}
	})
}
