package command

import (
	"cmp"

	"donthu/app/office"
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

// on puts the words on what the sheets say of the document.
func (c *coverWords) on(o *office.Office, cover *register.Sealed) error {
	number, err := o.ReportNumber(c.Number, cover.Period)
	if err != nil {
		return err
	}
	if c.Date != "" {
		if cover.On, err = day.Parse(c.Date); err != nil {
			return wrong("command.badAsOf", "text", c.Date)
		}
	}
	if c.SignedBy != "" && c.SignedBy != cover.SignedBy {
		cover.SignedBy, cover.Role = c.SignedBy, ""
	}
	cover.Number, cover.Place = cmp.Or(number, cover.Number), cmp.Or(c.Place, cover.Place)
	cover.Whole = cover.Whole || c.AllSheets
	return nil
}
