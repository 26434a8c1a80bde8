/** BT-6 and BT-111: the VAT of a document in another currency, as it is owed. */
export type AccountingVat = {
  currency: 'NOK'
  /** BT-111, in øre. */
  vatMinor: number
  /** Kroner for one unit of the document's currency, as a decimal: "11.7425". */
  exchangeRate: string
  /** A calendar day, ISO 8601. */
  rateDate: string
  /** Who published the rate: "Norges Bank". */
  rateSource?: string
}
