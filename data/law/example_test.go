package law_test

import (
	"fmt"

	"donthu/data/day"
	"donthu/data/law"
	"donthu/data/register"
)

// An office is asked for the limits of a letter; each says its article, its start and
// the days left out.
func Example() {
	office := law.NewOffice(register.Settings{})
	letter := register.Letter{Facts: register.Facts{Kind: register.Complaint, Round: 1, ReceivedOn: day.Must("2026-07-01")},
		Handled: true, HandledOn: day.Must("2026-07-03"), Eligible: register.Yes, Competent: register.Yes, Handling: register.Accept, AcceptedOn: day.Must("2026-07-06")}
	today := day.Must("2026-07-20")
	for _, c := range office.Duties(&letter) {
		fmt.Println(c.Rule, c.To, c.Due, c.Standing(today))
		fmt.Println(c.Explanation)
	}
	next := office.NextSteps(letter, today)[0]
	fmt.Println(next.Label, "–", next.Why)
	// Output:
	// K2  2026-07-10 met-in-time
	// Điều 27 Luật Khiếu nại 2011 (sửa đổi theo điểm b khoản 15 Điều 2 Luật 136/2025/QH15): 07 ngày làm việc kể từ ngày nhận được đơn (01/07/2026), không tính ngày đầu tiên. Trừ 2 ngày thứ Bảy, Chủ nhật. Hạn cuối: 10/07/2026.
	// K3  2026-08-05 ahead
	// Điều 28 Luật Khiếu nại 2011: 30 ngày kể từ ngày thụ lý (06/07/2026), không tính ngày đầu tiên. Hạn cuối: 05/08/2026.
	// K2 sender 2026-07-10 late
	// Điều 27 Luật Khiếu nại 2011 (sửa đổi theo điểm b khoản 15 Điều 2 Luật 136/2025/QH15): 07 ngày làm việc kể từ ngày nhận được đơn (01/07/2026), không tính ngày đầu tiên. Trừ 2 ngày thứ Bảy, Chủ nhật. Hạn cuối: 10/07/2026.
	// K5  2026-09-04 informing
	// khoản 1 Điều 33 Luật Khiếu nại 2011 (sửa đổi theo khoản 12 Điều 2 Luật 136/2025/QH15): 30 ngày kể từ ngày hết thời hạn giải quyết lần đầu hoặc nhận được quyết định lần đầu (05/08/2026), không tính ngày đầu tiên. Hạn cuối: 04/09/2026.
	// Gửi thông báo thụ lý – Trong thời hạn 07 ngày làm việc kể từ ngày nhận được khiếu nại, phải thụ lý và thông báo bằng văn bản cho người khiếu nại, cơ quan chuyển đơn và thanh tra cùng cấp; không thụ lý thì nêu rõ lý do.
}
