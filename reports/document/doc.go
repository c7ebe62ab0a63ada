// Package document writes the ward's Word documents: replies to citizens,
// decisions, minutes, and the report that goes with the forms.
//
// A template is an ordinary Word document (.docx) with placeholders:
//
//	{{noi_dung}}                       the field of that name
//	{{ngay_nhan:chu}}                  the same, written out (see Styles)
//	{{#if thoi_han}}…{{else}}…{{/if}}  only when the field has something to say
//	{{#each tai_lieu}}…{{/each}}       once for each row of the field
//
// Names may be typed with accents, capitals and spaces: {{Nội dung}} is
// {{noi_dung}}. A control word ({{#if …}}, {{else}}, {{/if}}, {{#each …}},
// {{/each}}) that stands alone in a paragraph or a table row governs the
// paragraphs or rows up to its end; one whose end stands in another cell of the row
// governs that row, one whose end stands in the same paragraph that piece of it.
//
// The templates that ship are written in assets/templates as text and built
// into Word documents with the layout of NĐ 30/2020/NĐ-CP; an office may change
// its own copies in Word.
package document
