package main

import (
	"fmt"
	"iter"
	"math/rand/v2"

	"donthu/data/day"
	"donthu/data/register"
	"donthu/data/steps"
)

var (
	families = []string{"Nguyễn", "Trần", "Lê", "Phạm", "Huỳnh", "Hoàng", "Phan", "Vũ", "Võ", "Đặng", "Bùi", "Đỗ", "Hồ", "Ngô", "Dương", "Lý"}
	middles  = []string{"Thị", "Văn", "Ngọc", "Minh", "Hữu", "Đức", "Thanh", "Xuân", "Kim", "Quốc", "Hồng", "Đoan"}
	givens   = []string{"Ánh", "Bình", "Châu", "Dũng", "Dung", "Đào", "Hải", "Hạnh", "Hoa", "Hương", "Khánh", "Lan", "Liên", "Mai", "Nam", "Nga", "Phúc", "Quý", "Sơn", "Tâm", "Thảo", "Thủy", "Trường", "Tuấn", "Uyên", "Vân", "Vinh", "Yến"}
	streets  = []string{"Bạch Đằng", "Lê Quang Định", "Phan Văn Trị", "Nơ Trang Long", "Đinh Bộ Lĩnh", "Xô Viết Nghệ Tĩnh", "Bùi Đình Túy", "Nguyễn Xí", "Ung Văn Khiêm", "Điện Biên Phủ"}
	subjects = []string{"thu hồi đất làm hẻm", "cấp giấy chứng nhận quyền sử dụng đất", "trả hồ sơ trễ hẹn", "xử phạt hành chính không đúng", "tiếng ồn karaoke", "ngập nước khi mưa", "lấn chiếm lối đi chung", "hỗ trợ tiền thuê nhà", "chế độ người có công", "xây dựng sai phép trên đất công", "cán bộ gây phiền hà khi chứng thực", "xét hộ cận nghèo không đúng", "chợ tự phát chiếm lòng đường", "đèn đường hư", "chó thả rông"}
)

// firstDay and days spread the letters over eleven years.
const days = 11 * 365

var firstDay = day.Must("2015-11-20")

// letters makes n letters with the steps that such letters have, the same at
// every run.
func letters(n int) iter.Seq[register.Record] {
	return func(yield func(register.Record) bool) {
		random := rand.New(rand.NewPCG(1, 2))
		pick := func(from []string) string { return from[random.IntN(len(from))] }
		counts := map[int]int{}
		for i := range n {
			on := firstDay.AddDays(i * days / n)
			counts[on.Year()]++
			kind := register.Kinds[random.IntN(len(register.Kinds))]
			f := register.Facts{
				ReceivedOn: on, WrittenOn: on.AddDays(-random.IntN(8)), Source: register.Sources[random.IntN(len(register.Sources))],
				Sender: register.Person{
					Name:     pick(families) + " " + pick(middles) + " " + pick(givens),
					Address:  fmt.Sprintf("%d/%d %s", 1+random.IntN(400), 1+random.IntN(60), pick(streets)),
					Identity: fmt.Sprintf("079%09d", random.IntN(1e9)), Phone: fmt.Sprintf("09%08d", random.IntN(1e8)),
				},
				Signatories: 1 + random.IntN(4), Kind: kind, Round: 1, Field: register.Fields[random.IntN(len(register.Fields))],
				Content: kind.Label() + " về việc " + pick(subjects),
			}
			if random.IntN(5) == 0 {
				f.Matter = fmt.Sprintf("VV-%d-%d", 1+random.IntN(n/8+1), on.Year())
			}
			record := register.Record{Sheet: "Đơn thư", Row: i + 2, Drafts: []steps.Draft{
				{On: on, Content: register.Received{Number: register.Number{Year: on.Year(), Count: counts[on.Year()]}, Facts: f}},
				{On: on, Content: register.Assigned{Officer: pick(families) + " " + pick(middles) + " " + pick(givens)}},
			}}
			for _, d := range furtherSteps(random, kind, on) {
				if d.On < day.Of(now) {
					record.Drafts = append(record.Drafts, d)
				}
			}
			if !yield(record) {
				return
			}
		}
	}
}

func furtherSteps(random *rand.Rand, kind register.Kind, on day.Date) []steps.Draft {
	if random.IntN(200) == 0 {
		return nil // never processed
	}
	handled := on.AddDays(1 + random.IntN(9))
	switch random.IntN(10) {
	case 0, 1:
		return []steps.Draft{{On: handled, Content: register.Handled{Eligible: register.No, Handling: register.Keep}}}
	case 2, 3:
		return []steps.Draft{
			{On: handled, Content: register.Handled{Eligible: register.Yes, Competent: register.No, Handling: register.Forward, ForwardTo: "Công an phường"}},
			{On: handled, Content: register.Reply{Number: fmt.Sprintf("%d/UBND-TCD", random.IntN(900)), On: handled, To: "Công an phường"}},
		}
	}
	accepted, settled := handled.AddDays(1), handled.AddDays(5+random.IntN(40))
	all := []steps.Draft{
		{On: handled, Content: register.Handled{Eligible: register.Yes, Competent: register.Yes, Handling: register.Accept}},
		{On: accepted, Content: register.Accepted{}},
	}
	if random.IntN(100) == 0 {
		return all // never settled
	}
	all = append(all,
		steps.Draft{On: settled, Content: register.Reply{Number: fmt.Sprintf("%d/QĐ-UBND", random.IntN(900)), On: settled}},
		steps.Draft{On: settled, Content: register.Settlement{Result: []register.Result{register.Right, register.Wrong}[random.IntN(2)], Recovery: register.Recovery{CollectMoney: float64(random.IntN(300))}}})
	if kind == register.Complaint || kind == register.Denunciation {
		done := settled.AddDays(10 + random.IntN(50))
		all = append(all, steps.Draft{On: done, Content: register.Execution{Done: register.Yes, On: done}})
	}
	return all
}
