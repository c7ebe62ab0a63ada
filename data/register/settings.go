package register

import (
	"cmp"
	"slices"

	"donthu/data/day"
	"donthu/data/law/numbers"
	"donthu/data/steps"
)

// SettingsSubject is what the office decides for itself: it changes what the register
// means, so every change of it is a step.
const SettingsSubject steps.Subject = "settings"

// StepChosen is the type of Settings.
const StepChosen steps.Type = "settings"

// StepType says which type of step the content belongs to.
func (Settings) StepType() steps.Type { return StepChosen }

// Choices are the settings; what was chosen last stands.
var Choices = steps.NewFolding(SettingsSubject, nil, nil, steps.KindOf(func(s *Settings, _ steps.Step, c Settings) { *s = c }, nil))

// Settings are what an office decides for itself.
type Settings struct {
	Ward         string `json:"ward"`         // name of the office, as the reports print it
	Receiver     string `json:"receiver"`     // who gets the reports
	Year         int    `json:"year"`         // year of the register that the office works in
	Clerk        string `json:"clerk"`        // author of the steps
	WholeMonth   bool   `json:"wholeMonth"`   // the reporting month is the calendar month, not 15–14
	Remote       bool   `json:"remote"`       // vùng sâu, vùng xa: longer limits (LKN Điều 28)
	KeepLastDay  bool   `json:"keepLastDay"`  // a last day on a day off does not roll to the next working day
	PetitionDays int    `json:"petitionDays"` // own limit in working days for settling petitions; the law has none
	ReceiverDays int    `json:"receiverDays"` // own limit in working days for sending the result to the receiver; the law has none

	NoticeDays    int `json:"noticeDays,omitempty"`    // own limit in working days for notices to which the law sets none
	ExecutionDays int `json:"executionDays,omitempty"` // own limit in working days for carrying a decision out; the law has none

	// RecordsFrom is the first day whose notices and other papers the office has written
	// down here: what was due before and stands nowhere is not late, but not known.
	RecordsFrom day.Date `json:"recordsFrom,omitzero"`

	// NationalFrom is the first day of receipt whose letters the office types into the
	// national platform; zero: it types all.
	NationalFrom day.Date `json:"nationalFrom,omitzero"`

	// LaterWhenDisputed takes the decree's later day where law and decree disagree
	// (K2, K7, K8, K11); without it the earlier and safer one.
	LaterWhenDisputed bool `json:"laterWhenDisputed,omitempty"`

	// ReportDay is the day of a month by which reports are due, 0 for the law's own
	// (numbers.ReportDueDay); NoMonthly says that the receiver wants no monthly report.
	ReportDay int  `json:"reportDay,omitempty"`
	NoMonthly bool `json:"noMonthly,omitempty"`

	// ReportPaper is the paper of the office's printer, A4 or A3, empty for that of each
	// form; ReportWhole says that the sheets of the office go with the forms in the file
	// that is sent.
	ReportPaper string `json:"reportPaper,omitempty"`
	ReportWhole bool   `json:"reportWhole,omitempty"`

	// ReceiverEmail is where Receiver gets e-mail, Receivers are those who get the reports
	// beside it.
	ReceiverEmail string          `json:"receiverEmail,omitempty"`
	Receivers     ReportReceivers `json:"receivers,omitempty"`

	// DossierDays is how many days before a reception day the office wants to know what
	// its files lack; 0 stands for DefaultDossierDays.
	DossierDays int `json:"dossierDays,omitempty"`

	// Office is what documents say of the office beside its name.
	Office OfficeFacts `json:"office,omitzero"`

	// BackupFolder is the second place for backups, such as a stick, used when it is there; ""
	// for none.
	BackupFolder string `json:"backupFolder,omitempty"`
	// ScanFolder is where the scanner puts its files, "" for a folder that nobody looks into;
	// NoRecognition says that no text is recognised in scans.
	ScanFolder    string `json:"scanFolder,omitempty"`
	NoRecognition bool   `json:"noRecognition,omitempty"`

	// Lists are the names from which forms are filled in.
	Lists Lists `json:"lists,omitzero"`

	// Board are the wards that report to the office, where it is a board.
	Board Board `json:"board,omitzero"`

	// DaysOff are the days that the office's calendar takes differently from the
	// computed and the announced one; the later of two of one day wins.
	DaysOff []DayEdit `json:"daysOff,omitempty"`
	// ConfirmedYears are the years whose days off the office has compared with what
	// the Government announced.
	ConfirmedYears []int `json:"confirmedYears,omitempty"`

	// OwnLimits is the text of the office's own time limits, in the form of
	// assets/law/limits.toml, read from the file beside the register. It is kept too, so
	// that what they were once is known.
	OwnLimits string `json:"ownLimits,omitempty"`
}

// DefaultDossierDays is how many days ahead files are looked at while the office
// says nothing else; the law has no limit.
const DefaultDossierDays = 5

// DossierAhead is how many days before a reception day its files are looked at.
func (s Settings) DossierAhead() int {
	if s.DossierDays == 0 {
		return DefaultDossierDays
	}
	return s.DossierDays
}

// DayEdit is one day of a calendar that differs from the computed one: an extra
// day off, or a day on which offices work though it is a Saturday or a holiday.
type DayEdit struct {
	Date day.Date `json:"date"`
	Off  bool     `json:"off"`  // true: no work on this day; false: a working day
	Name string   `json:"name"` // reason shown to the clerk, may be empty
}

// WithDay is the settings with e in the place of whatever the office had said
// about its day; s itself stays as it is.
func (s Settings) WithDay(e DayEdit) Settings {
	s = s.WithoutDay(e.Date)
	s.DaysOff = append(s.DaysOff, e)
	slices.SortFunc(s.DaysOff, func(a, b DayEdit) int { return cmp.Compare(a.Date, b.Date) })
	return s
}

// WithoutDay is the settings with the office's word about the day taken back.
func (s Settings) WithoutDay(d day.Date) Settings {
	s.DaysOff = slices.DeleteFunc(slices.Clone(s.DaysOff), func(e DayEdit) bool { return e.Date == d })
	return s
}

// WithConfirmed is the settings with the year confirmed, or not.
func (s Settings) WithConfirmed(year int, confirmed bool) Settings {
	s.ConfirmedYears = slices.DeleteFunc(slices.Clone(s.ConfirmedYears), func(y int) bool { return y == year })
	if confirmed {
		s.ConfirmedYears = append(s.ConfirmedYears, year)
		slices.Sort(s.ConfirmedYears)
	}
	return s
}

// ReportDueDay is the day of a month by which the office's reports are due.
func (s Settings) ReportDueDay() int {
	if s.ReportDay < 1 {
		return numbers.ReportDueDay()
	}
	return s.ReportDay
}

// ReportPeriods are the periods about whose reports the office thinks on a day: of
// each kind that it reports, the one that ended last before the day and the one
// after it, in the order of their ends.
func (s Settings) ReportPeriods(today day.Date) []day.Period {
	var all []day.Period
	for _, kind := range day.PeriodKinds {
		if kind == day.Monthly && s.NoMonthly {
			continue
		}
		ended, coming := day.Period{}, day.Period{}
		for months := -13; coming.To.IsZero(); months++ {
			at := day.Date(today.Year()*10000+today.Month()*100+1).Time().AddDate(0, months, 0)
			p, ok := day.PeriodOf(kind, at.Year(), int(at.Month()), s.WholeMonth)
			switch {
			case !ok:
			case p.To < today:
				ended = p
			default:
				coming = p
			}
		}
		all = append(all, ended, coming)
	}
	slices.SortStableFunc(all, func(a, b day.Period) int { return int(a.To) - int(b.To) })
	return all
}
