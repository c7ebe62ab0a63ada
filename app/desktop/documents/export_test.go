package documents

import (
	"donthu/app/desktop/desk"
	"donthu/app/desktop/desk/views"
	"donthu/app/kit"
	"donthu/data"
	"donthu/reports/document"
)

// What the tests of this package, which see the whole window, reach inside it.

const RepliesUnfollowed = repliesUnfollowed

const RepliesWaiting = repliesWaiting

func (r *Room) Cards() []*replyCard { return r.cards }

func (r *Room) List() *kit.Dropdown { return r.list }

func (r *Room) O() *desk.Desk { return r.o }

func (r *Room) Search() *kit.Entry { return r.search }

func (r *Room) Show(a0_0 string) { r.show(a0_0) }

func (r *Room) Symbol() *kit.Dropdown { return r.symbol }

func (r *Room) Table() *kit.Table { return r.table }

func (r *Room) Year() *kit.Dropdown { return r.year }

func (r *batchDone) Reply() data.Reply { return r.reply }

func (r *batchDone) Why() string { return r.why }

func (r *batchOutcome) Done() []batchDone { return r.done }

func (r *batchPage) Check() { r.check() }

func (r *batchPage) Confirm() { r.confirm() }

func (r *batchPage) Letters() []data.Letter { return r.letters }

func (r *batchPage) Table() *kit.Table { return r.table }

func (r *batchPage) Template() *kit.Dropdown { return r.template }

func (r *composeAnswer) Set(a0_0 string) { r.set(a0_0) }

func (r *composeForm) Info() document.Info { return r.info }

func (r *composeForm) Number() *kit.Entry { return r.number }

func (r *composeForm) Role() *kit.SuggestEntry { return r.role }

func (r *composeForm) Sent() *kit.Check { return r.sent }

func (r *composeForm) Settings() *func() data.Settings { return &r.settings }

func (r *composeForm) Signer() *kit.SuggestEntry { return r.signer }

func (r *composeForm) Typed() map[string]*composeAnswer { return r.typed }

func (r *composeForm) Visit() *data.Reception { return &r.visit }

func (r *composeForm) VisitTyped() map[string]string { return r.visitTyped() }

func (r *composePage) Preview() *views.DocumentPreview { return r.preview }

func (r *composePage) ShowPrinted() { r.showPrinted() }

func (r *composePage) Template() *kit.Dropdown { return r.template }

func (r *composePage) Write(a0_0 bool) { r.write(a0_0) }

func (r *deliveryForm) Detail() *kit.Entry { return r.detail }

func (r *deliveryForm) On() *kit.DateField { return r.on }

func (r *deliveryForm) State() *kit.Choice { return r.state }

func (r *fieldsPage) Search() *kit.Entry { return r.search }

func (r *officeFactsPage) Facts() map[string]*kit.Entry { return r.facts }

func (r *officeFactsPage) Signers() []*signerRow { return r.signers }

func (r *signerRow) Authority() *kit.Dropdown { return r.authority }

func (r *signerRow) Name() *kit.Entry { return r.name }

func (r *signerRow) Role() *kit.SuggestEntry { return r.role }

func (r *templatesPage) Chosen() string { return r.chosen }

func (r *templatesPage) Search() *kit.Entry { return r.search }

func (r *templatesPage) Table() *kit.Table { return r.table }

type BatchPage = batchPage

type ComposeForm = composeForm

type ComposePage = composePage

type DeliveryForm = deliveryForm

type FieldsPage = fieldsPage

type OfficeFactsPage = officeFactsPage

type TemplatesPage = templatesPage

var OpenBatch = openBatch

var TemplatesFor = templatesFor

var WriteBatch = writeBatch
