import { z } from 'zod'

/** The parts of a camt message (ISO 20022) that are read, as they come out of the XML: everything is text. What is not named here is passed over. */
const Amount = z.object({ '#text': z.string(), '@Ccy': z.string() })
const Day = z.object({ Dt: z.string().optional(), DtTm: z.string().optional() })
/** Text, or a code in a wrapping of its own from version 08 on. */
const Status = z.union([z.string(), z.object({ Cd: z.string() })])

export const Structured = z.object({
  RfrdDocAmt: z.object({ RmtdAmt: Amount.optional() }).optional(),
  CdtrRefInf: z.object({ Ref: z.string().optional() }).optional(),
})
export type Structured = z.output<typeof Structured>

/** From version 08 on a party is wrapped once more. */
const Party = z.object({ Nm: z.string().optional(), Pty: z.object({ Nm: z.string().optional() }).optional() })

const AccountId = z.object({ IBAN: z.string().optional(), Othr: z.object({ Id: z.string() }).optional() })

export const TransactionDetails = z.object({
  Refs: z
    .object({
      AcctSvcrRef: z.string().optional(),
      EndToEndId: z.string().optional(),
      PmtInfId: z.string().optional(),
      MsgId: z.string().optional(),
    })
    .optional(),
  Amt: Amount.optional(),
  AmtDtls: z.object({ TxAmt: z.object({ Amt: Amount }).optional() }).optional(),
  RltdPties: z.object({ Dbtr: Party.optional(), CdtrAcct: z.object({ Id: AccountId }).optional() }).optional(),
  RmtInf: z
    .looseObject({ Ustrd: z.array(z.string()).optional(), Strd: z.array(Structured).optional() })
    .or(z.literal(''))
    .optional(),
  RtrInf: z.unknown().optional(),
})
export type TransactionDetails = z.output<typeof TransactionDetails>

export const CamtEntry = z.object({
  NtryRef: z.string().optional(),
  Amt: Amount,
  CdtDbtInd: z.enum(['CRDT', 'DBIT']),
  RvslInd: z.enum(['true', 'false', '1', '0']).optional(),
  Sts: Status,
  BookgDt: Day.optional(),
  ValDt: Day.optional(),
  AcctSvcrRef: z.string().optional(),
  NtryDtls: z
    .array(
      z
        .object({
          Btch: z
            .object({ PmtInfId: z.string().optional(), MsgId: z.string().optional() })
            .or(z.literal(''))
            .optional(),
          TxDtls: z.array(TransactionDetails).optional(),
        })
        .or(z.literal('')),
    )
    .optional(),
})
export type CamtEntry = z.output<typeof CamtEntry>

const Balance = z.object({
  Tp: z.object({ CdOrPrtry: z.object({ Cd: z.string().optional() }) }),
  Amt: Amount,
  CdtDbtInd: z.enum(['CRDT', 'DBIT']),
})
export type Balance = z.output<typeof Balance>

const Report = z.object({
  Acct: z.object({
    Id: AccountId,
  }),
  Bal: z.array(Balance).optional(),
  Ntry: z.array(CamtEntry).optional(),
})
export type Report = z.output<typeof Report>

const Header = z.object({ MsgId: z.string() })
export const CamtDocument = z.object({
  Document: z.object({
    BkToCstmrDbtCdtNtfctn: z.object({ GrpHdr: Header, Ntfctn: z.array(Report) }).optional(),
    BkToCstmrStmt: z.object({ GrpHdr: Header, Stmt: z.array(Report) }).optional(),
  }),
})

/** What may stand there any number of times, and is a list even where it stands once. */
export const LISTS: ReadonlySet<string> = new Set([
  ...['Ntfctn', 'Stmt', 'Bal', 'Ntry', 'NtryDtls', 'TxDtls', 'Strd', 'Ustrd'],
])
