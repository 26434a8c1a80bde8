import { XMLParser, XMLValidator } from 'fast-xml-parser'
import { z } from 'zod'
import { holdsCardNumber } from '../platform/words.ts'
import {
  CamtDocument,
  type CamtEntry,
  LISTS,
  type Report,
  type Structured,
  type TransactionDetails,
} from './camt-shape.ts'
import { demandBalanced, minorIn } from './camt-sums.ts'
import { ourReference } from './our-reference.ts'
import { fileUnreadable, fileUnsound } from './problems.ts'

/** The largest file of a bank that is read, in bytes: fifteen thousand payments or so. */
export const BANK_FILE_BYTES_MAX = 10 * 1024 * 1024
/** What is kept of a name or a message from a payer, in characters. */
const SAID_MAX = 200

/** What one remittance names: a payment reference, and how much of the money is meant for it where that is said. */
export type Remittance = { reference: string; amountMinor: number | null }
/** One payment. `position` counts within its entry. */
export type BankMoney = {
  position: number
  amountMinor: number
  endToEndId: string | null
  remittances: Remittance[]
  payerName: string | null
  said: string | null
  /** Of money that went out: our own reference, and the account it went to. Neither is looked for in what came in. */
  ours?: string
  creditorAccount?: string
}
/** What moved on an account at once: one payment, or a batch of them. */
export type BankEntry = {
  account: string
  /** The bank's own reference; empty where it gave none. */
  reference: string
  bookedOn: string
  amountMinor: number
  currency: string
  /** A booked amount that the bank takes back, or gives back. */
  isReversal: boolean
  direction: 'in' | 'out'
  money: BankMoney[]
  /** Of money that went out together: our reference of the batch. */
  batch?: string
}
export type BankFile = { kind: 'camt.053' | 'camt.054'; messageId: string; entries: BankEntry[]; pending: number }

const parser = new XMLParser({
  // A payment reference is text: as a number 0001234567897 would lose its zeros.
  parseTagValue: false,
  parseAttributeValue: false,
  ignoreAttributes: false,
  attributeNamePrefix: '@',
  removeNSPrefix: true,
  isArray: (name) => LISTS.has(name),
})

/**
 * Reads a bank's file: a notification (camt.054) or a statement (camt.053), ISO 20022, versions 02, 04 and 08. Only what is booked counts.
 * @throws bank/file-unreadable, bank/file-unsound: nothing of such a file is used
 */
export function readCamt(xml: string): BankFile {
  // No bank's file has one, and what a document type can declare is of use to nobody but an attacker.
  if (/<!DOCTYPE/i.test(xml) || XMLValidator.validate(xml) !== true) throw fileUnreadable()
  const parsed = CamtDocument.safeParse(parser.parse(xml))
  if (!parsed.success) throw fileUnreadable()
  const { BkToCstmrStmt: statement, BkToCstmrDbtCdtNtfctn: notification } = parsed.data.Document
  const header = statement?.GrpHdr ?? notification?.GrpHdr
  if (!header) throw fileUnreadable()
  const booked = (statement?.Stmt ?? notification?.Ntfctn ?? []).flatMap(entriesOf)
  return {
    kind: statement ? 'camt.053' : 'camt.054',
    messageId: header.MsgId,
    entries: booked.filter((entry) => entry !== null),
    pending: booked.filter((entry) => entry === null).length,
  }
}

function entriesOf(report: Report): (BankEntry | null)[] {
  const { IBAN, Othr } = report.Acct.Id
  const account = (IBAN ?? Othr?.Id ?? '').replaceAll(/\s/g, '')
  const entries = (report.Ntry ?? []).map((entry) => (statusOf(entry) === 'BOOK' ? entryOf(entry, account) : null))
  demandBalanced(report, entries)
  return entries
}

const statusOf = ({ Sts }: CamtEntry): string => (typeof Sts === 'string' ? Sts : Sts.Cd)

function entryOf(entry: CamtEntry, account: string): BankEntry {
  const currency = entry.Amt['@Ccy']
  const amountMinor = minorIn(entry.Amt)
  const reference = entry.AcctSvcrRef ?? entry.NtryRef ?? ''
  const parts = (entry.NtryDtls ?? []).flatMap((each) => (each === '' ? [] : [each]))
  const details = parts.flatMap(({ TxDtls = [] }) => TxDtls)
  const money = moneyOf(entry, details)
  const isOut = entry.CdtDbtInd === 'DBIT'
  const batch = isOut ? batchIn(parts, details) : null
  return {
    account,
    reference,
    bookedOn: dayOf(entry),
    amountMinor,
    currency,
    direction: entry.CdtDbtInd === 'CRDT' ? 'in' : 'out',
    isReversal: entry.RvslInd === 'true' || entry.RvslInd === '1' || details.some(({ RtrInf }) => RtrInf !== undefined),
    money: isOut ? money.map((one, at) => ({ ...one, ...whereTo(details[at]) })) : money,
    ...(batch === null ? {} : { batch }),
  }
}

type Part = Exclude<NonNullable<CamtEntry['NtryDtls']>[number], ''>
const batchIn = (parts: readonly Part[], details: readonly TransactionDetails[]): string | null =>
  ourReference(
    ...parts.flatMap(({ Btch }) => (Btch ? [Btch.PmtInfId, Btch.MsgId] : [])),
    ...details.flatMap(({ Refs }) => [Refs?.PmtInfId, Refs?.MsgId]),
  )

function whereTo(details: TransactionDetails | undefined): Pick<BankMoney, 'ours' | 'creditorAccount'> {
  const ours = ourReference(details?.Refs?.EndToEndId)
  const to = details?.RltdPties?.CdtrAcct?.Id
  const account = (to?.IBAN ?? to?.Othr?.Id)?.replaceAll(/\s/g, '')
  return { ...(ours === null ? {} : { ours }), ...(account ? { creditorAccount: account } : {}) }
}

/** The payments of an entry. A batch whose payments do not come to its sum is refused: guessing would book what nobody paid. */
function moneyOf(entry: CamtEntry, details: readonly TransactionDetails[]): BankMoney[] {
  const total = minorIn(entry.Amt)
  if (details.length === 0)
    return [{ position: 1, amountMinor: total, endToEndId: null, remittances: [], payerName: null, said: null }]
  const currency = entry.Amt['@Ccy']
  const money = details.map((each, at) => {
    const own = amountOf(each, currency) ?? (details.length === 1 ? total : null)
    if (own === null) throw fileUnsound('A payment in a batch has no amount of its own.')
    return oneOf(each, at + 1, own)
  })
  const sum = money.reduce((all, { amountMinor }) => all + amountMinor, 0)
  if (sum !== total) throw fileUnsound('The payments of a batch do not come to its sum.')
  return money
}

/** TxAmt, else the amount that stands directly with the payment from version 04 on; what is in another currency is what the payer sent, not what came. */
function amountOf({ AmtDtls, Amt }: TransactionDetails, currency: string): number | null {
  const amount = [AmtDtls?.TxAmt?.Amt, Amt].find((each) => each?.['@Ccy'] === currency)
  return amount ? minorIn(amount) : null
}

function oneOf(details: TransactionDetails, position: number, amountMinor: number): BankMoney {
  const { Refs, RltdPties, RmtInf } = details
  const about = RmtInf === undefined || RmtInf === '' ? {} : RmtInf
  return {
    position,
    amountMinor,
    endToEndId: Refs?.EndToEndId && Refs.EndToEndId !== 'NOTPROVIDED' ? Refs.EndToEndId : null,
    remittances: (about.Strd ?? []).flatMap((each) => remittanceOf(each)),
    payerName: kept(RltdPties?.Dbtr?.Nm ?? RltdPties?.Dbtr?.Pty?.Nm),
    said: kept(about.Ustrd?.join(' ')),
  }
}

function remittanceOf({ CdtrRefInf, RfrdDocAmt }: Structured): Remittance[] {
  const reference = CdtrRefInf?.Ref?.replaceAll(/\s/g, '')
  if (!reference) return []
  return [{ reference, amountMinor: RfrdDocAmt?.RmtdAmt ? minorIn(RfrdDocAmt.RmtdAmt) : null }]
}

/** What a payer wrote is kept short, and not at all where it holds the number of a card. */
function kept(text: string | undefined): string | null {
  const plain = text?.replaceAll(/\s+/g, ' ').trim().slice(0, SAID_MAX)
  return plain && !holdsCardNumber(plain) ? plain : null
}

function dayOf({ BookgDt, ValDt }: CamtEntry): string {
  const day = (BookgDt?.Dt ?? BookgDt?.DtTm ?? ValDt?.Dt ?? ValDt?.DtTm ?? '').slice(0, 10)
  if (!z.iso.date().safeParse(day).success) throw fileUnsound('An entry has no day.')
  return day
}
