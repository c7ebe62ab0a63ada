package main

import (
	"fmt"
	"iter"
	"math/rand/v2"

	"donthu/data"
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

var firstDay = data.MustDate("2015-11-20")

// letters makes n letters with the steps that such letters have, the same at
// every run.
func letters(n int) iter.Seq[data.Record] {
	return func(yield func(data.Record) bool) {
		random := rand.New(rand.NewPCG(1, 2))
		pick := func(from []string) string { return from[random.IntN(len(from))] }
		counts := map[int]int{}
		for i := range n {
			on := firstDay.AddDays(i * days / n)
			counts[on.Year()]++
			kind := data.Kinds[random.IntN(len(data.Kinds))]
			f := data.Facts{
				ReceivedOn: on, WrittenOn: on.AddDays(-random.IntN(8)), Source: data.Sources[random.IntN(len(data.Sources))],
				Sender: data.Person{
					Name:     pick(families) + " " + pick(middles) + " " + pick(givens),
					Address:  fmt.Sprintf("%d/%d %s", 1+random.IntN(400), 1+random.IntN(60), pick(streets)),
					Identity: fmt.Sprintf("079%09d", random.IntN(1e9)), Phone: fmt.Sprintf("09%08d", random.IntN(1e8)),
				},
				Signatories: 1 + random.IntN(4), Kind: kind, Round: 1, Field: data.Fields[random.IntN(len(data.Fields))],
				Content: kind.Label() + " về việc " + pick(subjects),
			}
			if random.IntN(5) == 0 {
				f.Matter = fmt.Sprintf("VV-%d-%d", 1+random.IntN(n/8+1), on.Year())
			}
			record := data.Record{Sheet: "Đơn thư", Row: i + 2, Drafts: []data.Draft{
				{On: on, Content: data.Received{Number: data.Number{Year: on.Year(), Count: counts[on.Year()]}, Facts: f}},
				{On: on, Content: data.Assigned{Officer: pick(families) + " " + pick(middles) + " " + pick(givens)}},
			}}
			for _, d := range furtherSteps(random, kind, on) {
				if d.On < data.DateOf(now) {
					record.Drafts = append(record.Drafts, d)
				}
			}
			if !yield(record) {
				return
			}
		}
	}
}

func furtherSteps(random *rand.Rand, kind data.Kind, on data.Date) []data.Draft {
	if random.IntN(200) == 0 {
		return nil // never processed
	}
	handled := on.AddDays(1 + random.IntN(9))
	switch random.IntN(10) {
	case 0, 1:
		return []data.Draft{{On: handled, Content: data.Handled{Eligible: data.No, Handling: data.Keep}}}
	case 2, 3:
		return []data.Draft{
			{On: handled, Content: data.Handled{Eligible: data.Yes, Competent: data.No, Handling: data.Forward, ForwardTo: "Công an phường"}},
			{On: handled, Content: data.Reply{Number: fmt.Sprintf("%d/UBND-TCD", random.IntN(900)), On: handled, To: "Công an phường"}},
		}
	}
	accepted, settled := handled.AddDays(1), handled.AddDays(5+random.IntN(40))
	steps := []data.Draft{
		{On: handled, Content: data.Handled{Eligible: data.Yes, Competent: data.Yes, Handling: data.Accept}},
		{On: accepted, Content: data.Accepted{}},
	}
	if random.IntN(100) == 0 {
		return steps // never settled
	}
	steps = append(steps,
		data.Draft{On: settled, Content: data.Reply{Number: fmt.Sprintf("%d/QĐ-UBND", random.IntN(900)), On: settled}},
		data.Draft{On: settled, Content: data.Settlement{Result: []data.Result{data.Right, data.Wrong}[random.IntN(2)], Recovery: data.Recovery{CollectMoney: float64(random.IntN(300))}}})
	if kind == data.Complaint || kind == data.Denunciation {
		done := settled.AddDays(10 + random.IntN(50))
		steps = append(steps, data.Draft{On: done, Content: data.Execution{Done: data.Yes, On: done}})
	}
	return steps
}
