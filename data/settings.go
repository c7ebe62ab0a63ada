package data

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
}
