/** Bodies about the units of a company. */
export const unitSamples = (id: string | undefined): Record<string, Record<string, unknown>> => ({
  addUnit: unit,
  changeUnit: { ...unit, archived: true },
  bindMember: { unitIds: [id] },
  moveOrderToUnit: { unitId: id },
  setUnitBudget: { year: 2031, amountMinor: 5_000_000, reason: 'Vedtatt budsjett' },
})

const unit = {
  ...{ name: 'Fjordheim skole', code: '3310', invoiceEmail: 'faktura@skolen.example' },
  address: { street: 'Skolevegen 1', postcode: '5003', city: 'Bergen' },
  ...{ buyerReference: 'Avd. 4', invoicesBy: 'mail', receiverNumber: '974760673', needs: 'either' },
}

const OWN = ['code', 'invoiceEmail', 'address', 'buyerReference', 'invoicesBy', 'receiverNumber', 'needs']

/** What of them may be null: it is then as the company, or all of it. */
export const UNIT_NULLS = [
  ...['addUnit', 'changeUnit'].flatMap((route) => OWN.map((name) => `${route} /${name}`)),
  ...['bindMember /unitIds', 'moveOrderToUnit /unitId', 'setUnitBudget /amountMinor', 'inviteMember /unitIds'],
]
