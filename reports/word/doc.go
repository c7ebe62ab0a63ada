// Package word says what the ward's Word documents say: replies to citizens,
// decisions, minutes, and the report that goes with the forms. It keeps the list of
// templates and makes their fields from a letter, a visit, a day or a report;
// package docx fills them.
//
// The templates that ship are written in assets/templates as text; an office may
// change its own copies in Word.
package word
