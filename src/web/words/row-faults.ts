import type { RowFault } from '../../importing/judge-rows.ts'
import type { Lang } from '../../platform/lang.ts'
import { deskFault } from './desk-faults.ts'

/** What a row is refused for, in Norwegian; the program says it in English. */
const ROW_FAULTS: readonly [RegExp, string][] = [
  [/^no such column of/, 'Kolonnen finnes ikke i malen. Ta den bort, eller gi den et navn fra malen.'],
  [/^this column is needed/, 'Kolonnen mangler. Legg den til.'],
  [/^this column stands there twice/, 'Kolonnen står to ganger. Ta bort den ene.'],
  [/^nothing stands here/, 'Feltet er tomt.'],
  [/^the same as in line (\d+)/, 'Det samme som i linje $1. Behold den ene.'],
  [/^there is no course with this slug/, 'Kurset finnes ikke her. Les inn kursene først.'],
  [/^Another course has this slug/, 'Et annet kurs har denne adressen. Velg en annen.'],
  [/^Another start has this code/, 'En annen kursstart har denne koden. Velg en annen.'],
  [/^This externalId came before/, 'Denne externalId-en er brukt før, om noe annet.'],
  [/^there is no such company/, 'Bedriften finnes ikke her. Les inn bedriftene først.'],
  [/^there is nobody with this address/, 'Ingen her har denne adressen. Les inn personene først.'],
  [/^an invoice with this number came before/, 'En faktura med dette nummeret er lest inn før, på en annen skyldner.'],
  [/^this day lies ahead/, 'Datoen er ikke kommet ennå.'],
  [/^no payment reference/, 'KID-en har feil kontrollsiffer. Har Excel gjort den om til et tall?'],
  [/^it is due before its date/, 'Forfallet er før fakturadatoen.'],
  [/^it is due more than a year/, 'Forfallet er mer enn et år etter fakturadatoen.'],
  [/^more is open than/, 'Det som er åpent, er mer enn fakturaen lød på.'],
  [/^name a company by its/, 'Oppgi organisasjonsnummeret til en bedrift eller e-posten til en person, ett av de to.'],
  [/^open items are in kroner/, 'Åpne poster må være i kroner (NOK).'],
  [/^ja or nei/, 'Skriv ja eller nei.'],
  [/^a card number may not/, 'Et kortnummer kan ikke stå her.'],
  [/organisation number/i, 'Dette er ikke et gyldig organisasjonsnummer.'],
]

export function rowFaultWords(lang: Lang, { problem }: RowFault): string {
  if (lang === 'en') return `${problem.charAt(0).toUpperCase()}${problem.slice(1)}`
  for (const [pattern, said] of ROW_FAULTS) {
    const found = pattern.exec(problem)
    if (found) return said.replace('$1', found[1] ?? '')
  }
  return deskFault(lang, problem, { empty: false })
}
