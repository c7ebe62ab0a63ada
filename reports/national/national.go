// Package national writes what the ward has for the national data base on
// receiving citizens, processing letters and settling complaints, denunciations,
// petitions and reflections (Nghị định 55/2022/NĐ-CP).
//
// The groups and items follow Điều 6 khoản 1 and 2, the only ones whose text was
// at hand: khoản 1 name and address of the citizen, content and result of the
// reception; khoản 2 a) kind of letter, among them letters of several contents, b)
// conditions met, c) within competence, d) forwarded and to whom, then letters
// returned and guided, withdrawn, and kept. What the register knows beyond them,
// settlement and execution, stands in a group of its own. No official file format
// is known: names of groups and items are the decree's words without accents, days
// are yyyy-mm-dd, yes and no are true and false and left out where nobody has
// judged.
package national

import (
	"bufio"
	"cmp"
	"context"
	"encoding/json"
	"io"
	"strings"

	"donthu/assets"
	"donthu/data/day"
	"donthu/data/register"
)

// Source is the register; data/store is one.
type Source interface {
	// EachLetter visits every letter, by number.
	EachLetter(ctx context.Context, visit func(*register.Letter) error) error
	// Receptions are the visits of the period, by day.
	Receptions(ctx context.Context, p day.Period) ([]register.Reception, error)
}

// Options say how the data set is written.
type Options struct {
	Today day.Date
	// ShowDenouncers writes who denounced. Without it a denouncer is called by the
	// letter's number and taken out of every text (LTC Điều 8 khoản 3, Điều 56).
	ShowDenouncers bool
	// Named gets the letters and visits whose denouncers were written; may be nil.
	Named *register.Named
}

// Counts are how many records were written.
type Counts struct{ Receptions, Letters int }

// decree is the decree whose items the data set follows.
const decree = "55/2022/NĐ-CP"

// always is a period that holds every day.
var always = day.Period{From: day.Must("1000-01-01"), To: day.Must("9999-12-31")}

// person are họ tên, địa chỉ of a citizen.
type person struct {
	Name    string `json:"hoTen,omitempty"`
	Address string `json:"diaChi,omitempty"`
	Code    string `json:"ma,omitempty"` // in a denouncer's place
}

// reception are the items of Điều 6 khoản 1.
type reception struct {
	On      day.Date `json:"ngayTiep,omitzero"`
	Citizen person   `json:"congDan"`
	Kind    string   `json:"loai,omitempty"`
	People  int      `json:"soNguoi,omitempty"`
	Content string   `json:"noiDung,omitempty"`
	Demand  string   `json:"yeuCau,omitempty"`
	Result  string   `json:"ketQua,omitempty"`
}

// processing are the items of Điều 6 khoản 2.
type processing struct {
	Number     string      `json:"soDon"`
	ReceivedOn day.Date    `json:"ngayNhan,omitzero"`
	Sender     person      `json:"nguoiGui"`
	Kind       string      `json:"loaiDon,omitempty"`
	Several    bool        `json:"donNhieuNoiDung,omitempty"` // of several contents, split into branches
	Field      string      `json:"linhVuc,omitempty"`
	Content    string      `json:"noiDung,omitempty"`
	Eligible   *bool       `json:"duDieuKienXuLy,omitempty"`
	Competent  *bool       `json:"thuocThamQuyen,omitempty"`
	Handling   string      `json:"huongXuLy,omitempty"`
	HandledOn  day.Date    `json:"ngayXuLy,omitzero"`
	ForwardTo  string      `json:"chuyenDen,omitempty"`
	Withdrawn  day.Date    `json:"ngayRutDon,omitzero"` // wholly
	Settlement *settlement `json:"giaiQuyet,omitempty"`
}

// settlement is what the register knows of the settlement and its execution.
type settlement struct {
	AcceptedOn day.Date `json:"ngayThuLy,omitzero"`
	Result     string   `json:"ketQua,omitempty"`
	On         day.Date `json:"ngayGiaiQuyet,omitzero"`
	Document   string   `json:"vanBan,omitempty"`
	Executed   *bool    `json:"thiHanhXong,omitempty"`
	ExecutedOn day.Date `json:"ngayThiHanhXong,omitzero"`
}

// Write writes the data set as JSON, record by record, so that memory does not
// grow with the register.
func Write(ctx context.Context, w io.Writer, src Source, settings register.Settings, o Options) (Counts, error) {
	out := &list{w: bufio.NewWriter(w)}
	out.text("{\n")
	for _, item := range []struct{ name, value string }{
		{"nghiDinh", decree}, {"donVi", settings.Ward}, {"ngayKetXuat", o.Today.String()}, {"ghiChu", assets.Text("national.note")},
	} {
		out.named(item.name, item.value)
	}
	var counts Counts
	visits, err := src.Receptions(ctx, always)
	if err != nil {
		return counts, err
	}
	out.begin("tiepCongDan")
	for i := range visits {
		out.add(o.reception(&visits[i]))
		counts.Receptions++
	}
	out.end(",\n")
	out.begin("xuLyDon")
	err = src.EachLetter(ctx, func(l *register.Letter) error {
		out.add(o.processing(l))
		counts.Letters++
		return ctx.Err()
	})
	out.end("\n}\n")
	if err := cmp.Or(err, out.err); err != nil {
		return counts, err
	}
	return counts, out.w.Flush()
}

func (o Options) reception(r *register.Reception) reception {
	if r.Secret() && o.ShowDenouncers {
		o.Named.Add(register.About{Subject: register.ReceptionSubject, ID: r.ID})
	}
	cover, citizen := o.veil(r.Visitor, r.Everybody(), r.Secret(), r.DenouncerCode())
	return reception{r.On, citizen, r.Kind.Label(), r.People, cover(r.Content), cover(r.Demand), cover(joined(r.Handling, r.Outcome))}
}

func (o Options) processing(l *register.Letter) processing {
	if l.Secret() && o.ShowDenouncers {
		o.Named.Add(register.About{Subject: register.LetterSubject, ID: l.ID})
	}
	cover, sender := o.veil(l.Sender, l.Everybody(), l.Secret(), l.DenouncerCode())
	p := processing{
		Number: l.Number.String(), ReceivedOn: l.ReceivedOn, Sender: sender, Kind: l.Kind.Label(), Field: l.Field.Label(), Content: cover(l.Content),
		Several: l.Number.Branch != "" || len(l.Life.Split.Branches) > 0, Withdrawn: withdrawnOn(l),
		Eligible: judged(l.Eligible), Competent: judged(l.Competent), Handling: l.Handling.Label(), HandledOn: l.HandledOn, ForwardTo: cover(l.ForwardTo),
	}
	if s := (settlement{l.AcceptedOn, l.Settlement.Result.Label(), l.Settlement.On, "", judged(l.Execution.Done), l.Execution.On}); s != (settlement{}) {
		if s.Result != "" {
			s.Document = cover(l.LastReply().Number)
		}
		p.Settlement = &s
	}
	return p
}

// veil gives what covers the texts of a letter or visit, and who stands behind it.
func (o Options) veil(p register.Person, people []register.Person, secret bool, code string) (cover func(string) string, shown person) {
	if o.ShowDenouncers || !secret {
		return func(text string) string { return text }, person{Name: p.Name, Address: p.Address}
	}
	return register.NewVeil(people...).Cover, person{Code: code}
}

// withdrawnOn is the day on which the whole letter was withdrawn, zero when it was
// not, or when an old book does not name the day.
func withdrawnOn(l *register.Letter) day.Date {
	switch {
	case l.Settlement.Result == register.Withdrawn:
		return l.Settlement.On
	case l.Life.Withdrawal.Partly:
		return 0
	}
	return l.Life.Withdrawal.On
}

func judged(a register.Answer) *bool {
	if a == "" {
		return nil
	}
	return new(a == register.Yes)
}

func joined(a, b string) string {
	if a == "" || b == "" {
		return a + b
	}
	return a + "; " + b
}

// list writes JSON piece by piece; the writer below keeps the first error.
type list struct {
	w     *bufio.Writer
	err   error // of a value that is no JSON
	count int
}

func (l *list) text(s string) { _, _ = l.w.WriteString(s) }

func (l *list) value(v any) {
	var b strings.Builder
	encoder := json.NewEncoder(&b)
	encoder.SetEscapeHTML(false) // no web page: "&" stays readable
	l.err = cmp.Or(l.err, encoder.Encode(v))
	l.text(strings.TrimSuffix(b.String(), "\n"))
}

func (l *list) named(name string, v any) {
	l.value(name)
	l.text(": ")
	l.value(v)
	l.text(",\n")
}

func (l *list) begin(name string) {
	l.value(name)
	l.text(": [")
	l.count = 0
}

func (l *list) add(v any) {
	if l.count > 0 {
		l.text(",")
	}
	l.count++
	l.text("\n ")
	l.value(v)
}

func (l *list) end(after string) {
	if l.count > 0 {
		l.text("\n")
	}
	l.text("]" + after)
}
