package register

import "donthu/data/day"

// Reception is one visit of citizens to the office (sổ tiếp công dân, TT
// 04/2021/TT-TTCP Mẫu số 03).
type Reception struct {
	ID       int64         `json:"-"`
	On       day.Date      `json:"on,omitzero"`
	Type     ReceptionType `json:"type,omitempty"`
	Host     Host          `json:"host,omitempty"`
	Visitor  Person        `json:"visitor"`
	Content  string        `json:"content,omitempty"`
	Kind     Kind          `json:"kind,omitempty"`
	People   int           `json:"people,omitempty"` // số người; 5 or more are a group (đoàn đông người)
	Matter   string        `json:"matter,omitempty"`
	Handling string        `json:"handling,omitempty"` // hướng xử lý, in the clerk's words
	Outcome  string        `json:"outcome,omitempty"`
	Note     string        `json:"note,omitempty"`

	Turn            int          `json:"turn,omitempty"`            // số thứ tự of the day, from 1
	Capacity        Capacity     `json:"capacity,omitempty"`        // in whose name the visitor speaks
	ActsFor         string       `json:"actsFor,omitempty"`         // whom the visitor represents
	Authority       string       `json:"authority,omitempty"`       // the paper that says so, as it was checked (TT 04/2021 Điều 6)
	Representatives []string     `json:"representatives,omitempty"` // of a group, see numbers.RepresentativesOf
	Demand          string       `json:"demand,omitempty"`          // yêu cầu, đề nghị (LTCD Điều 25 khoản 2)
	SettledBy       string       `json:"settledBy,omitempty"`       // cơ quan đã giải quyết (Mẫu số 03 cột 7)
	Papers          []Attachment `json:"papers,omitempty"`          // thông tin, tài liệu tiếp nhận (Mẫu số 02)
	ReceivedBy      string       `json:"receivedBy,omitempty"`      // name of who received
	Refusal         string       `json:"refusal,omitempty"`         // ground of a refusal to receive (LTCD Điều 9)
	AnsweredOn      day.Date     `json:"answeredOn,omitzero"`       // the visitor was answered (LTCD Điều 28 khoản 1)
	Letter          string       `json:"letter,omitempty"`          // number of the letter registered from the visit, 12/2026

	Former []Former `json:"former,omitempty"` // its turns in the registers that it came from

	// Replies are the documents issued on the visit. They come from steps of their
	// own and are no part of what a step of the visit says.
	Replies  []Reply `json:"replies,omitempty"`
	Unissued []Reply `json:"unissued,omitempty"` // see Letter.Unissued
	// Outside says that the visitor was answered on paper, before anybody wrote it down
	// here; likewise of steps of its own.
	Outside []DoneOutside `json:"outside,omitempty"`
	Files   []Filed       `json:"files,omitempty"` // see Letter.Files
}

// ReceptionDay is a published day on which the head or a delegate receives
// citizens (LTCD Điều 24).
type ReceptionDay struct {
	ID    int64         `json:"-"`
	On    day.Date      `json:"on,omitzero"`
	Type  ReceptionType `json:"type,omitempty"`
	Host  Host          `json:"host,omitempty"`
	Place string        `json:"place,omitempty"`
	Hours string        `json:"hours,omitempty"`
	Note  string        `json:"note,omitempty"`

	Leader      string   `json:"leader,omitempty"`     // name of who receives
	Expected    string   `json:"expected,omitempty"`   // dự kiến nội dung, thành phần (LTCD Điều 24 khoản 2)
	PublishedOn day.Date `json:"publishedOn,omitzero"` // niêm yết, đăng cổng thông tin (LTCD Điều 24 khoản 4)
	MovedFrom   day.Date `json:"movedFrom,omitzero"`   // the day it was moved from
	MoveReason  string   `json:"moveReason,omitempty"` // and why
	Posted      Posted   `json:"posted,omitzero"`      // what the office made public of the day
	RepostedOn  day.Date `json:"repostedOn,omitzero"`  // when it made a change of it public
}

// Posted is what a published schedule says of a day.
type Posted struct {
	On     day.Date `json:"on,omitzero"`
	Host   Host     `json:"host,omitempty"`
	Leader string   `json:"leader,omitempty"`
	Hours  string   `json:"hours,omitempty"`
	Place  string   `json:"place,omitempty"`
}

// Posting is what a schedule would say of the day now.
func (d *ReceptionDay) Posting() Posted { return Posted{d.On, d.Host, d.Leader, d.Hours, d.Place} }

// Changed reports whether the day is not as the office made it public. Of a day published
// before the register kept what was said nothing is known.
func (d *ReceptionDay) Changed() bool {
	return !d.PublishedOn.IsZero() && d.Posted != Posted{} && d.Posted != d.Posting()
}

// TypedFigures are the figures of a form that no register stands behind and the
// clerk types (06/QLKNTC), for one period; of the report in words its texts.
type TypedFigures struct {
	Form   string            `json:"form"` // a form's id, or ReportWords
	Period day.Period        `json:"period"`
	Values map[int]float64   `json:"values"` // by column number
	Note   string            `json:"note,omitempty"`
	Texts  map[string]string `json:"texts,omitempty"` // of the report in words, by the template's field
}

// ReportWords is the Form of the report in words (TT 06/2025, Mẫu số 02): it has
// texts and no figures.
const ReportWords = "MAU_02"
