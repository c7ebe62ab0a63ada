package reception

import (
	"testing"

	"donthu/app/kit/look"
	"donthu/data/day"
	"donthu/data/law"
	"donthu/data/register"
)

// On its last day an answer is as pressing as before; what nobody wrote down before the
// office kept its papers here is not late.
func TestAnswersAreShownAsTheyStand(t *testing.T) {
	visit := register.Reception{On: 20261106, Turn: 1} // until 20/11
	for _, c := range []struct {
		from, today day.Date
		text, words string
		tone        look.Tone
	}{
		{0, 20261120, "20/11 · hôm nay", "20/11/2026 · hết hạn hôm nay", look.Soon},
		{0, 20261123, "20/11 · quá 3 ngày", "20/11/2026 · quá hạn 3 ngày", look.Late},
		{20261120, 20261123, "20/11 · quá 3 ngày", "20/11/2026 · quá hạn 3 ngày", look.Late},
		{20261121, 20261123, "Chưa ghi", "Chưa ghi (trước khi cơ quan ghi đủ vào chương trình)", look.Undecided},
	} {
		rules := law.NewOffice(register.Settings{RecordsFrom: c.from})
		chip := answerChip(&visit, rules, c.today)
		words, _ := answerWords(&visit, rules, c.today)
		if chip.Text != c.text || chip.Tone != c.tone || words != c.words {
			t.Errorf("papers from %s, on %s: %q of tone %v, %q", c.from, c.today, chip.Text, chip.Tone, words)
		}
	}
}
