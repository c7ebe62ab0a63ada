// Package docx fills templates in Word and reads what became of them. It knows no
// letter: what stands in the fields comes from package word.
//
// A template is an ordinary Word document (.docx) with placeholders:
//
//	{{noi_dung}}                       the field of that name
//	{{ngay_nhan:chu}}                  the same, written out (see Styles)
//	{{#if thoi_han}}…{{else}}…{{/if}}  only when the field has something to say
//	{{#if not thoi_han}}…{{/if}}       only when it has none
//	{{#each tai_lieu}}…{{/each}}       once for each row of the field
//
// Names may be typed with accents, capitals and spaces: {{Nội dung}} is
// {{noi_dung}}; a field's Title does as well, and control words may be Vietnamese:
// {{Chỉ in khi có: hạn giải quyết}}…{{hết}}, {{Lặp lại cho mỗi: …}}…. A control word ({{#if …}}, {{else}}, {{/if}}, {{#each …}},
// {{/each}}) that stands alone in a paragraph or a table row governs the
// paragraphs or rows up to its end; one whose end stands in another cell of the row
// governs that row, one whose end stands in the same paragraph that piece of it.
//
// In place of braces there may be content controls of Word with the same words as their
// tags (see WithControls); both may stand in one document.
//
// A Layout is a template written as text; it is built into a Word document as
// NĐ 30/2020/NĐ-CP wants it.
package docx
