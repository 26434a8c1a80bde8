import { FIELDS, type Field, Profile } from '../../accounting/profile.ts'
import { html, type SafeHtml } from '../../platform/html.ts'
import { type Said, say } from '../../platform/lang.ts'
import { invalid } from '../../platform/problems.ts'
import type { Entries } from '../forms/entries.ts'
import { checkbox, type Option, radios, select, submit, textArea } from '../forms/field.ts'
import { type Filled, freshForm } from '../forms/filled.ts'
import { linesIn } from '../forms/lines.ts'
import { parseForm } from '../forms/parse.ts'
import type { Visit } from '../visit.ts'
import { PROFILE_LABELS as LABELS } from '../words/accounting.ts'

const DELIMITERS: Record<Profile['delimiter'], Said> = {
  ';': { nb: 'Semikolon', en: 'Semicolon' },
  ',': { nb: 'Komma', en: 'Comma' },
  '\t': { nb: 'Tabulator', en: 'Tab' },
}
const DAYS: Record<Profile['days'], string> = { iso: '2026-11-30', dotted: '30.11.2026', compact: '20261130' }
const VOUCHERS: Record<Profile['vouchers'], Said> = {
  entry: { nb: 'Hver hendelse for seg', en: 'Each event on its own' },
  day: { nb: 'Alt som skjedde på en dag, summert', en: 'All that happened on a day, summed' },
}

/** The profile as lines that people can read and change: `name = field`, `name : fixed text`, `1500 = 15000 / 3`. */
export const typedProfile = (profile: Profile): Record<string, string> => ({
  ...{ vouchers: profile.vouchers, delimiter: profile.delimiter, point: profile.point, days: profile.days },
  header: profile.header ? 'yes' : '',
  columns: profile.columns
    .map((each) => ('words' in each ? `${each.head} : ${each.words}` : `${each.head} = ${each.field}`))
    .join('\n'),
  accounts: profile.accounts
    .map(({ account, as, vatCode }) => `${account} = ${as}${vatCode ? ` / ${vatCode}` : ''}`)
    .join('\n'),
})

/** @throws request/invalid at the field whose line cannot be read */
export function profileIn(form: Entries): Profile {
  return parseForm(Profile, {
    ...{
      vouchers: form.get('vouchers'),
      delimiter: form.get('delimiter'),
      point: form.get('point'),
      days: form.get('days'),
    },
    header: form.get('header') === 'yes',
    columns: linesIn(form.get('columns')).map(columnIn),
    accounts: linesIn(form.get('accounts')).map(accountIn),
  })
}

function columnIn(line: string): Profile['columns'][number] {
  const [, head = '', sign, rest = ''] = /^(.*?)\s*([=:])\s*(.*)$/.exec(line) ?? []
  if (sign === ':') return { head, words: rest }
  if (!FIELDS.includes(rest as Field)) throw invalid('/columns', `no field is called ${rest || line}`)
  return { head, field: rest as Field }
}

function accountIn(line: string): Profile['accounts'][number] {
  const [, account, as = '', vatCode = ''] = /^(\d{3,10})\s*=\s*([^/]*?)\s*(?:\/\s*(.*))?$/.exec(line) ?? []
  if (!account) throw invalid('/accounts', 'one account a line')
  return { account, as, vatCode }
}

export function profileForm({ lang, to }: Visit, given: Filled | null, profile: Profile): SafeHtml {
  const form = given ?? freshForm(lang, typedProfile(profile))
  const label = (name: keyof typeof LABELS) => say(lang, LABELS[name])
  const options = <T extends string>(words: Record<T, Said | string>): Option[] =>
    Object.entries<Said | string>(words).map(([value, said]) => ({
      value,
      label: typeof said === 'string' ? said : say(lang, said),
    }))
  return html`<form class="form sheet desk-part" method="post" action="${to('/finance/accounting/profile')}" novalidate>
${radios(form, { name: 'vouchers', legend: label('vouchers'), options: options(VOUCHERS) })}
${checkbox(form, { name: 'header', value: 'yes', label: label('header') })}
${select(form, { name: 'delimiter', label: label('delimiter'), options: options(DELIMITERS) })}
${select(form, { name: 'point', label: label('point'), options: options({ ',': { nb: 'Komma', en: 'Comma' }, '.': { nb: 'Punktum', en: 'Point' } }) })}
${select(form, { name: 'days', label: label('days'), options: options(DAYS) })}
${textArea(form, { name: 'columns', label: label('columns'), hint: say(lang, { nb: `Én kolonne per linje i filens rekkefølge: navn = felt, eller navn : tekst som er lik i alle rader. Feltene er ${FIELDS.join(', ')}.`, en: `One column a line, in the order of the file: name = field, or name : words that are the same in every row. The fields are ${FIELDS.join(', ')}.` }), rows: 14 })}
${textArea(form, { name: 'accounts', label: label('accounts'), hint: say(lang, { nb: 'Én per linje: kassens konto = kontoen i regnskapet / avgiftskode. De andre beholder numrene sine.', en: 'One a line: the till’s account = the account in the accounts / VAT code. The others keep their numbers.' }), plain: true, rows: 6 })}
<div>${submit(say(lang, { nb: 'Lagre oppsettet', en: 'Save the set-up' }), 'secondary')}</div></form>`
}
