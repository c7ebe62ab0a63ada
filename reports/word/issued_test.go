package word

import (
	"testing"

	"donthu/data/day"
	"donthu/data/register"
)

func TestADocumentsNumberRecipientAndFile(t *testing.T) {
	settings := register.Settings{Ward: "UBND phường Thử Nghiệm", Receiver: "Ban Tiếp công dân"}
	on := day.Must("2026-07-05")
	letter := register.Letter{Number: register.Number{Year: 2026, Count: 12}, ForwardTo: "Sở Xây dựng",
		Facts: register.Facts{Kind: register.Denunciation, Sender: register.Person{Name: "Lê Đức Đạt"}, Against: "Ông Hùng", ForwardingBody: "Thanh tra"}}
	for _, c := range []struct {
		info       Info
		symbol, to string
		others     []register.Reply
		file       string
	}{
		{Info{Name: "a", Symbol: "TB", Reader: Sender}, "TB-UBND", "Người tố cáo – mã TC-12/2026", nil, "2026/07-TB-UBND-a-don-12-2026.docx"},
		{Info{Name: "b", Symbol: "CV", Reader: Accused}, "UBND", "Ông Hùng", nil, "2026/07-UBND-b-don-12-2026.docx"},
		{Info{Name: "c", Reader: Body, When: "forward"}, "", "Sở Xây dựng", nil, "2026/c-don-12-2026.docx"},
		{Info{Name: "c", Reader: Body, When: "return"}, "", "Thanh tra", []register.Reply{{File: "2026/c-don-12-2026.docx"}}, "2026/c-don-12-2026-2.docx"},
		{Info{Name: "d", Symbol: "BC", Reader: Body}, "BC-UBND", "Ban Tiếp công dân", nil, "2026/07-BC-UBND-d-don-12-2026.docx"},
	} {
		symbol := c.info.SymbolFor(&letter, settings)
		number := register.DocumentNumber{Count: 7, Symbol: symbol}
		if to, file := c.info.Recipient(&letter, settings), c.info.FileName(number, on, "don-12-2026", c.others); symbol != c.symbol || to != c.to || file != c.file {
			t.Errorf("%s: %q, %q, %q", c.info.Name, symbol, to, file)
		}
	}
}
