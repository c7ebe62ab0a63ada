package desk

// DutyTab is a list of duties.
type DutyTab string

// The lists.
const (
	DutiesLate       DutyTab = "late"
	DutiesSoon       DutyTab = "soon" // within five working days
	DutiesLater      DutyTab = "later"
	DutiesNoLimit    DutyTab = "noLimit"
	DutiesUnrecorded DutyTab = "unrecorded"
)

// DutyTabs are the lists in their order.
var DutyTabs = []DutyTab{DutiesLate, DutiesSoon, DutiesLater, DutiesNoLimit, DutiesUnrecorded}
