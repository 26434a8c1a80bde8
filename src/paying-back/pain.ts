import { decimal, money } from '../platform/money.ts'
import type { AccountKind, BatchForm } from './schema.ts'

/** One payment of a file: to whom, where to, how much in øre, and our own reference. */
export type Transfer = {
  reference: string
  amountMinor: number
  kind: AccountKind
  account: string
  holderName: string
  message: string
}
/** What a file of payments says, whatever its form. */
export type Order = {
  reference: string
  madeAt: Date
  payOn: string
  payer: { name: string; organisationNumber: string; account: string }
  transfers: readonly Transfer[]
}

/** The longest name and message that the standard takes, in characters. */
const NAME_MAX = 70
const MESSAGE_MAX = 140
/** Nothing below U+0020 may stand in XML 1.0 but tab and line ends, and none of these belongs in a name. */
const CONTROL = /[\p{Cc}\p{Cs}\ufffe\uffff]/gu
const ENTITIES: Readonly<Record<string, string>> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
  "'": '&apos;',
}

const escaped = (text: string, max: number): string =>
  [...text.replaceAll(CONTROL, ' ').replaceAll(/\s+/g, ' ').trim()]
    .slice(0, max)
    .join('')
    .replaceAll(/[&<>"']/g, (sign) => ENTITIES[sign]!)

export const sumOf = (transfers: readonly Transfer[]): number =>
  transfers.reduce((sum, { amountMinor }) => sum + amountMinor, 0)
const kroner = (minor: number): string => decimal(money(minor, 'NOK'))

const accountId = (kind: AccountKind, account: string): string =>
  kind === 'iban' ? `<IBAN>${account}</IBAN>` : `<Othr><Id>${account}</Id><SchmeNm><Cd>BBAN</Cd></SchmeNm></Othr>`

/**
 * Payments as a bank reads them: ISO 20022 pain.001.001.03 or .09, one payment instruction with a credit transfer for each, its EndToEndId
 * our own reference. Booked as one sum or one by one, as the bank does it: both are known again (keep-debits.ts).
 */
export function painFile(order: Order, form: Exclude<BatchForm, 'list'>): string {
  const { reference, madeAt, payOn, payer, transfers } = order
  const sums = `<NbOfTxs>${transfers.length}</NbOfTxs><CtrlSum>${kroner(sumOf(transfers))}</CtrlSum>`
  const party = `<Nm>${escaped(payer.name, NAME_MAX)}</Nm><Id><OrgId><Othr><Id>${payer.organisationNumber}</Id></Othr></OrgId></Id>`
  const day = form === 'pain.001.001.09' ? `<Dt>${payOn}</Dt>` : payOn
  return `<?xml version="1.0" encoding="UTF-8"?>
<Document xmlns="urn:iso:std:iso:20022:tech:xsd:${form}"><CstmrCdtTrfInitn>
<GrpHdr><MsgId>${reference}</MsgId><CreDtTm>${madeAt.toISOString().slice(0, 19)}Z</CreDtTm>${sums}<InitgPty>${party}</InitgPty></GrpHdr>
<PmtInf><PmtInfId>${reference}</PmtInfId><PmtMtd>TRF</PmtMtd>${sums}<ReqdExctnDt>${day}</ReqdExctnDt><Dbtr>${party}</Dbtr>
<DbtrAcct><Id>${accountId('bban', payer.account)}</Id><Ccy>NOK</Ccy></DbtrAcct><DbtrAgt><FinInstnId><Othr><Id>NOTPROVIDED</Id></Othr></FinInstnId></DbtrAgt>
${transfers.map(transferXml).join('\n')}
</PmtInf></CstmrCdtTrfInitn></Document>
`
}

const transferXml = ({ reference, amountMinor, kind, account, holderName, message }: Transfer): string =>
  `<CdtTrfTxInf><PmtId><EndToEndId>${reference}</EndToEndId></PmtId><Amt><InstdAmt Ccy="NOK">${kroner(amountMinor)}</InstdAmt></Amt><Cdtr><Nm>${escaped(holderName, NAME_MAX)}</Nm></Cdtr><CdtrAcct><Id>${accountId(kind, account)}</Id></CdtrAcct><RmtInf><Ustrd>${escaped(message, MESSAGE_MAX)}</Ustrd></RmtInf></CdtTrfTxInf>`
