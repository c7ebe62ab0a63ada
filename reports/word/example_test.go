package word_test

import (
	"bytes"
	"fmt"
	"log"

	"donthu/data/day"
	"donthu/data/register"
	"donthu/reports/docx"
	"donthu/reports/word"
)

// A template is filled for its reader: the accused does not learn who denounced, and gets no
// word of the letter.
func Example() {
	letter := register.Letter{Facts: register.Facts{Kind: register.Denunciation, ReceivedOn: day.Must("2026-07-01"),
		Sender: register.Person{Name: "Nguyễn Thị Ánh"}, Content: "Ông Bình chiếm đất của bà Ánh"}}
	settings := register.Settings{Ward: "UBND phường Thử Nghiệm"}
	for _, name := range []string{register.DocumentAcceptedNotice, register.DocumentAccusedNotice} {
		info, template, err := word.Read("", name)
		if err != nil {
			log.Fatal(err)
		}
		fields := word.LetterFields(letter, settings, word.Options{On: day.Must("2026-07-08")}.For(info))
		var raw bytes.Buffer
		if err := docx.RenderDraft(&raw, template, fields); err != nil {
			log.Fatal(err)
		}
		fmt.Printf("%s, for the %s: %s – %s\n", info.Title, info.Reader, fields["ong_ba"], fields["noi_dung"])
	}
	// Output:
	// Thông báo việc thụ lý tố cáo, for the sender: bà Nguyễn Thị Ánh – Ông Bình chiếm đất của bà Ánh.
	// Thông báo về nội dung tố cáo cho người bị tố cáo, for the accused: người tố cáo –
}
