package data_test

import (
	"fmt"
	"log"

	"donthu/data"
)

// A letter is what its steps make of it; a correction takes the place of an earlier
// step, which stays in the register.
func Example() {
	received := data.Received{Number: data.Number{Year: 2026, Count: 12}, Facts: data.Facts{
		ReceivedOn: data.MustDate("2026-07-01"), Kind: data.Petition, Sender: data.Person{Name: "Nguyễn Thị Ánh"}, Content: "Xin sửa cống", Round: 1}}
	right := received
	right.Kind = data.Complaint
	correction, err := data.Correct(1, received.ReceivedOn, right, "Đọc nhầm nội dung")
	if err != nil {
		log.Fatal(err)
	}
	steps := []data.Step{
		{Seq: 1, On: received.ReceivedOn, Content: received},
		{Seq: 2, On: data.MustDate("2026-07-03"), Content: data.Handled{Eligible: data.Yes, Competent: data.Yes, Handling: data.Accept}},
		{Seq: 3, On: data.MustDate("2026-07-06"), Content: data.Accepted{}},
		{Seq: 4, On: received.ReceivedOn, Content: correction.Content},
	}
	for _, known := range []int{1, 3, 4} {
		letter, err := data.Fold(steps[:known])
		if err != nil {
			log.Fatal(err)
		}
		fmt.Println(letter.Number, letter.Kind.Label(), "–", letter.State().Label())
	}
	// What results must hold: nobody sent this letter.
	right.Sender.Name = ""
	correction, err = data.Correct(1, received.ReceivedOn, right, "Đính chính")
	if err != nil {
		log.Fatal(err)
	}
	problems, err := data.Letters.Check(steps, correction, data.MustDate("2026-07-20"))
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
func ExampleVeil() {
	veil := data.NewVeil(data.Person{Name: "Nguyễn Thị Ánh", Phone: "0912 345 678"})
	fmt.Println(veil.Cover("Bà Ánh (0912345678) tố cáo ông Bình."))
	// Output:
	// [tên được giữ bí mật] ([thông tin được giữ bí mật]) tố cáo ông Bình.
}
