package command

import (
	"cmp"
	"regexp"
	"strings"

	"donthu/app/office"
	"donthu/assets"
	"donthu/data/day"
	"donthu/data/register"
)

// coverWords are what the command says of the document that a report goes with, in the
// place of what the register knows.
type coverWords struct {
	Number    string `placeholder:"25" help:"${help_reportnumber}"`
	Date      string `placeholder:"2026-06-15" help:"${help_reportdate}"`
	SignedBy  string `name:"signed-by" placeholder:"NAME" help:"${help_reportsigner}"`
	Place     string `placeholder:"NAME" help:"${help_place}"`
	AllSheets bool   `name:"all-sheets" help:"${help_allsheets}"`
}

// reportNumber is the number of a document, with or without its symbol: 25, 25/BC-UBND.
var reportNumber = regexp.MustCompile(`^0*[1-9][0-9]{0,5}[A-Za-z]?(/\S.*)?$`)

// on puts the words on what the sheets say of the document.
func (c *coverWords) on(r *run, o *office.Office, cover *register.Sealed) error {
	if c.Number != "" && !reportNumber.MatchString(strings.TrimSpace(c.Number)) {
		return wrong("command.badReportNumber", "text", c.Number)
	}
	number, err := o.ReportNumber(c.Number, cover.Period)
	if err != nil {
		return err
	}
	if c.Date != "" {
		if cover.On, err = day.Parse(c.Date); err != nil {
			return wrong("command.badReportDate", "text", c.Date)
		}
		if cover.On > o.Today() {
			return wrong("command.futureReportDate", "day", cover.On.Shown(), "today", o.Today().Shown())
		}
		if cover.On <= cover.Period.To {
			r.warn(assets.Text("command.earlyReportDate", "day", cover.On.Shown(), "to", cover.Period.To.Shown()))
		}
	}
	if !register.IsName(c.SignedBy) {
		return wrong("check.sealed.signer", "name", c.SignedBy)
	}
	if c.SignedBy != "" && c.SignedBy != cover.SignedBy {
		cover.SignedBy, cover.Role = c.SignedBy, ""
	}
	cover.Number, cover.Place = cmp.Or(number, cover.Number), cmp.Or(c.Place, cover.Place)
	cover.Whole = cover.Whole || c.AllSheets
	return nil
}
