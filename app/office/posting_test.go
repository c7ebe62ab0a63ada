package office

import (
	"fmt"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"github.com/xuri/excelize/v2"

	"donthu/data/register"
	"donthu/data/store"
	"donthu/reports/docx"
)

// posted are two answers to one who petitioned and one to who denounced, all sent today, and
// one to somebody without an address.
func posted(t *testing.T, o *Office) (all []store.IssuedReply) {
	t.Helper()
	petition, denunciation, nowhere := facts("Nguyễn Thị Ánh", "Xin sửa cống"), facts("Trần Thị Mai Lan", "Cán bộ nhận tiền"), facts("Lê Văn Cường", "Xin sửa đèn")
	petition.Sender.Address, denunciation.Sender.Address, nowhere.Sender.Address = "12 Lê Lợi", "45/7 Bùi Hữu Nghĩa", ""
	denunciation.Kind, denunciation.Against = register.Denunciation, "ông Phạm Quốc Hùng"
	for i, f := range []register.Facts{petition, petition, denunciation, nowhere} {
		l := registered(t, o, f)
		d := receipt(t, o, l.ID)
		d.Readers, d.To = []register.Reader{register.ToSender}, l.ShownSender()
		r, err := o.Issue(t.Context(), d)
		if err != nil {
			t.Fatal(err)
		}
		how := []string{"Bưu điện (bảo đảm), RR111VN", "Bưu điện (bảo đảm), RR222VN", "Giao trực tiếp, bà Trần Thị Mai Lan ký nhận", "Bưu điện"}[i]
		if _, err := o.RecordDelivery(t.Context(), l.ID, testDay, register.Delivery{Document: r.Step, State: register.Sent, How: how}, store.DeliveryFiles{}); err != nil {
			t.Fatal(err)
		}
		now, err := o.Occasion(t.Context(), l.ID)
		if err != nil {
			t.Fatal(err)
		}
		r, _ = register.ReplyOf(now.Documents(), r.Step)
		all = append(all, store.IssuedReply{Occasion: now, Reply: r})
	}
	return all
}

func TestWhatGoesToOneGoesInOneEnvelope(t *testing.T) {
	o := newOffice(t)
	posts := o.Posts(posted(t, o))
	if len(posts) != 3 || strings.Join(posts[0].Numbers(), " ") != "01/UBND 02/UBND" || posts[2].Address != "" {
		t.Fatalf("%+v", posts)
	}
	file, err := o.KeepEnvelopes(docx.EnvelopeDL, posts, 0)
	if err != nil {
		t.Fatal(err)
	}
	raw, err := os.ReadFile(file)
	if err != nil {
		t.Fatal(err)
	}
	text, err := docx.Text(raw)
	if err != nil || !strings.Contains(text, "Số: 01/UBND; 02/UBND") || !strings.Contains(text, "Kính gửi: Bà Trần Thị Mai Lan") || strings.Contains(text, "Cường") || strings.Contains(strings.ToLower(text), "tố cáo") {
		t.Errorf("%v: %s", err, text)
	}
}

// The list of a day's post names who denounced only where that is asked for, and nobody's
// matter.
func TestTheListOfADaysPost(t *testing.T) {
	o := newOffice(t)
	all := posted(t, o)
	sent, err := o.SentOn(t.Context(), testDay)
	if err != nil || len(sent) != len(all) {
		t.Fatalf("%d of %d, %v", len(sent), len(all), err)
	}
	if other, err := o.SentOn(t.Context(), testDay.AddDays(-1)); err != nil || len(other) != 0 {
		t.Errorf("of the day before: %d, %v", len(other), err)
	}
	for _, named := range []bool{false, true} {
		file := filepath.Join(t.TempDir(), "bang-ke.xlsx")
		if err := o.WritePosting(t.Context(), file, o.Posts(sent), "Gửi ngày 20/11/2026", named); err != nil {
			t.Fatal(err)
		}
		book, err := excelize.OpenFile(file)
		if err != nil {
			t.Fatal(err)
		}
		rows, err := book.GetRows(book.GetSheetName(0))
		if err != nil {
			t.Fatal(err)
		}
		text := fmt.Sprint(rows)
		for _, want := range []string{"BẢNG KÊ VĂN BẢN GỬI ĐI BƯU ĐIỆN", "Gửi ngày 20/11/2026", "01/UBND\n02/UBND", "20/11/2026", "Bà Nguyễn Thị Ánh", "12 Lê Lợi", "Bưu điện (bảo đảm) 1 RR111VN", "Ký nhận và dấu bưu điện", "Cộng: 3 bì"} {
			if !strings.Contains(text, want) {
				t.Errorf("no %q in %s", want, text)
			}
		}
		for _, secret := range []string{"Trần Thị Mai Lan", "45/7"} {
			if (strings.Count(text, secret) == 1) != named { // who signed for it is hidden in any case
				t.Errorf("named %v: %q in %s", named, secret, text)
			}
		}
		if strings.Contains(text, "Người tố cáo – mã TC-3/2026") == named || strings.Contains(text, "BẢO MẬT") != named {
			t.Errorf("named %v: %s", named, text)
		}
		for _, never := range []string{"Xin sửa", "nhận tiền", "Phạm Quốc Hùng"} {
			if strings.Contains(text, never) {
				t.Errorf("%q in %s", never, text)
			}
		}
		if dir := os.Getenv("DOCUMENT_OUT"); dir != "" {
			_ = book.SaveAs(filepath.Join(dir, fmt.Sprintf("bang-ke-%v.xlsx", named)))
		}
	}
}
