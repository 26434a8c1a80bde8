/** Bank files as Norwegian banks write them (ISO 20022), for the tests: amounts in kroner, as text. */
export type Strd = { kid: string; amount?: string }
export type Payment = {
  amount?: string
  strd?: Strd[]
  said?: string
  payer?: string
  endToEnd?: string
  to?: string
}
export type Entry = {
  amount: string
  day: string
  reference?: string
  payments?: Payment[]
  out?: true
  batch?: string
  reversal?: true
  status?: string
  currency?: string
}
type Asked = {
  kind?: 'camt.053' | 'camt.054'
  version?: '02' | '04' | '08'
  account?: string
  opening?: string
  closing?: string
}

export const ACCOUNT = '15032080119'

const structured = ({ kid, amount }: Strd) =>
  `<Strd>${amount ? `<RfrdDocAmt><RmtdAmt Ccy="NOK">${amount}</RmtdAmt></RfrdDocAmt>` : ''}<CdtrRefInf><Tp><CdOrPrtry><Cd>SCOR</Cd></CdOrPrtry></Tp><Ref>${kid}</Ref></CdtrRefInf></Strd>`

/** From version 04 on the amount stands with the payment, from 08 on a party is wrapped once more. */
function payment(
  { amount, strd = [], said, payer = 'Bedrift Øst AS', endToEnd, to }: Payment,
  version: string,
): string {
  const own = amount ? `<Amt Ccy="NOK">${amount}</Amt>` : ''
  const sum = version === '02' && own ? `<AmtDtls><TxAmt>${own}</TxAmt></AmtDtls>` : own
  const name = `<Nm>${payer}</Nm>`
  return `<TxDtls><Refs><EndToEndId>${endToEnd ?? 'NOTPROVIDED'}</EndToEndId></Refs>${sum}
<RltdPties><Dbtr>${version === '08' ? `<Pty>${name}</Pty>` : name}</Dbtr>${to ? `<CdtrAcct><Id><Othr><Id>${to}</Id></Othr></Id></CdtrAcct>` : ''}</RltdPties>
<RmtInf>${said ? `<Ustrd>${said.replace('&', '&amp;')}</Ustrd>` : ''}${strd.map(structured).join('')}</RmtInf></TxDtls>`
}

function entry(each: Entry, version: string): string {
  const { amount, day, reference, payments = [], out, batch, reversal, status = 'BOOK', currency = 'NOK' } = each
  return `<Ntry><Amt Ccy="${currency}">${amount}</Amt><CdtDbtInd>${out ? 'DBIT' : 'CRDT'}</CdtDbtInd>${reversal ? '<RvslInd>true</RvslInd>' : ''}
<Sts>${version === '08' ? `<Cd>${status}</Cd>` : status}</Sts><BookgDt><Dt>${day}</Dt></BookgDt>${reference ? `<AcctSvcrRef>${reference}</AcctSvcrRef>` : ''}
${payments.length > 0 || batch ? `<NtryDtls>${batch ? `<Btch><PmtInfId>${batch}</PmtInfId></Btch>` : ''}${payments.map((one) => payment(one, version)).join('')}</NtryDtls>` : ''}</Ntry>`
}

const balance = (code: string, amount: string | undefined) =>
  amount === undefined
    ? ''
    : `<Bal><Tp><CdOrPrtry><Cd>${code}</Cd></CdOrPrtry></Tp><Amt Ccy="NOK">${amount}</Amt><CdtDbtInd>CRDT</CdtDbtInd></Bal>`

let made = 0
export function camt(entries: readonly Entry[], asked: Asked = {}): string {
  const { kind = 'camt.054', version = '02', account = ACCOUNT, opening, closing } = asked
  const [message, report] = kind === 'camt.053' ? ['BkToCstmrStmt', 'Stmt'] : ['BkToCstmrDbtCdtNtfctn', 'Ntfctn']
  return `<?xml version="1.0" encoding="UTF-8"?>
<Document xmlns="urn:iso:std:iso:20022:tech:xsd:${kind}.001.${version}"><${message}><GrpHdr><MsgId>M${++made}</MsgId></GrpHdr>
<${report}><Acct><Id>${account.startsWith('NO') ? `<IBAN>${account}</IBAN>` : `<Othr><Id>${account}</Id></Othr>`}</Id></Acct>
${balance('OPBD', opening)}${balance('CLBD', closing)}${entries.map((each) => entry(each, version)).join('')}</${report}></${message}></Document>`
}
