package register_test

import (
	"fmt"
	"log"

	"donthu/data"
	"donthu/data/day"
	"donthu/data/register"
	"donthu/data/steps"
)

// A letter is what its steps make of it; a correction takes the place of an earlier
// step, which stays in the register.
func Example() {
	received := register.Received{Number: register.Number{Year: 2026, Count: 12}, Facts: register.Facts{
		ReceivedOn: day.Must("2026-07-01"), Kind: register.Petition, Sender: register.Person{Name: "Nguyễn Thị Ánh"}, Content: "Xin sửa cống", Round: 1}}
	right := received
	right.Kind = register.Complaint
	correction, err := steps.Correct(1, received.ReceivedOn, right, "Đọc nhầm nội dung")
	if err != nil {
		log.Fatal(err)
	}
	all := []steps.Step{
		{Seq: 1, On: received.ReceivedOn, Content: received},
		{Seq: 2, On: day.Must("2026-07-03"), Content: register.Handled{Eligible: register.Yes, Competent: register.Yes, Handling: register.Accept}},
		{Seq: 3, On: day.Must("2026-07-06"), Content: register.Accepted{}},
		{Seq: 4, On: received.ReceivedOn, Content: correction.Content},
	}
	for _, known := range []int{1, 3, 4} {
		letter, err := register.Fold(all[:known])
		if err != nil {
			log.Fatal(err)
		}
		fmt.Println(letter.Number, letter.Kind.Label(), "–", letter.State().Label())
	}
	// What results must hold: nobody sent this letter.
	right.Sender.Name = ""
	correction, err = steps.Correct(1, received.ReceivedOn, right, "Đính chính")
	if err != nil {
		log.Fatal(err)
	}
	problems, err := register.Letters.Check(all, correction, day.Must("2026-07-20"))
	if err != nil {
		log.Fatal(err)
	}
	for _, p := range data.Blocking(problems) {
		fmt.Println(p.Field, p.Sentence)
	}
	// Output:
	// 12/2026 Kiến nghị – Chờ xử lý
	// 12/2026 Kiến nghị – Đang giải quyết
	// 12/2026 Khiếu nại – Đang giải quyết
	// sender Chưa có họ tên người gửi. Đơn không rõ người gửi thì ghi “Không rõ”.
}

// A veil takes what tells who denounced out of a text.
func ExampleNewVeil() {
	veil := register.NewVeil(register.Person{Name: "Nguyễn Thị Ánh", Phone: "0912 345 678"})
	fmt.Println(veil.Cover("Bà Ánh (0912345678) tố cáo ông Bình."))
	// Output:
	// [tên được giữ bí mật] ([thông tin được giữ bí mật]) tố cáo ông Bình.
}
