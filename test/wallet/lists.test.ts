import { writeXlsx } from 'hucre/xlsx'
import { expect, test } from 'vitest'
import { unpackedBytes } from '../../src/platform/unpacked-bytes.ts'
import { fixFor, judgeRows } from '../../src/wallet/judge-rows.ts'
import { peopleInFile } from '../../src/wallet/people-in-file.ts'

const file = (text: string, encoding: BufferEncoding = 'utf8') => Buffer.from(text, encoding)
const kari = { line: 2, name: 'Kåre Ås', email: 'kare@firma.example' }

test('a list comes as Excel saves it: with a byte order mark, semicolons, Windows letters or as Unicode text', async () => {
  expect(await peopleInFile(file('\ufeffNavn;E-post\r\nKåre Ås;kare@firma.example\r\n'))).toEqual([kari])
  expect(await peopleInFile(file('Navn;E-post\r\nKåre Ås;kare@firma.example\r\n', 'latin1'))).toEqual([kari])
  expect(
    await peopleInFile(
      Buffer.concat([Buffer.from([0xff, 0xfe]), file('Navn\tE-post\r\nKåre Ås\tkare@firma.example', 'utf16le')]),
    ),
  ).toEqual([kari])
  const bytes = await writeXlsx({
    sheets: [
      {
        name: 'Folk',
        rows: [
          ['E-post', 'Fornavn', 'Etternavn'],
          ['kare@firma.example', 'Kåre', 'Ås'],
        ],
      },
    ],
  })
  expect(await peopleInFile(Buffer.from(bytes))).toEqual([kari])
})

test('columns without headings are found by where the addresses stand, and empty lines keep their count', async () => {
  expect(await peopleInFile(file('kare@firma.example,Kåre Ås\n\n"ola@firma.example","Hansen, Ola"\n'))).toEqual([
    { line: 1, name: 'Kåre Ås', email: 'kare@firma.example' },
    { line: 3, name: 'Hansen, Ola', email: 'ola@firma.example' },
  ])
})

test('what is no list of people is refused by name, and one that would unpack to more than memory holds is not unpacked', async () => {
  for (const bytes of [file(''), file('Navn;E-post\n'), file('PK\u0003\u0004 ikke noe regneark'), file('a\u0000b')])
    await expect(peopleInFile(bytes)).rejects.toMatchObject({ status: 422, faults: [{ pointer: '/file' }] })
  const many = Array.from({ length: 5_001 }, (_, n) => `Navn ${n};n${n}@firma.example`).join('\n')
  await expect(peopleInFile(file(many))).rejects.toMatchObject({
    faults: [{ detail: 'the file holds more than 5000 people' }],
  })
  const bomb = Buffer.from(await writeXlsx({ sheets: [{ name: 'A', rows: [['x']] }] }))
  const entry = bomb.indexOf(Buffer.from([0x50, 0x4b, 1, 2]))
  bomb.writeUInt32LE(1024 * 1024 * 1024, entry + 24)
  await expect(peopleInFile(bomb)).rejects.toMatchObject({ faults: [{ pointer: '/file' }] })
  bomb.writeUInt32LE(0, entry + 24)
  expect(unpackedBytes(bomb)).toBeNull()
})

test('every row gets a verdict: the same address in capitals is the same person, and a cell that is a formula is no name', () => {
  const rows = [
    ['Kari', 'kari@firma.example'],
    ['Kari igjen', 'KARI@firma.example'],
    ['Ola', 'ola@firma,example'],
    ['', 'uten@firma.example'],
    ['Uten adresse', ''],
    ['=HYPERLINK("http://x.example")', 'x@firma.example'],
    ['Sitter', 'Sitter@firma.example'],
    ['N'.repeat(300), 'lang@firma.example'],
  ].map(([name, email], at) => ({ line: at + 1, name: name!, email: email! }))
  const judged = judgeRows(rows, new Set(['sitter@firma.example']))
  expect(judged.map(({ verdict }) => verdict)).toEqual([
    ...['good', 'twice', 'email-bad', 'name-missing', 'email-missing', 'formula', 'has-seat', 'name-bad'],
  ])
  expect(judged[2]!.fix).toBe('ola@firma.example')
})

test('an address that is plainly meant is suggested, and none is made up', () => {
  expect(fixFor('Kari Nordmann <kari@firma.example>')).toBe('kari@firma.example')
  expect(fixFor('mailto:kari@firma.example;')).toBe('kari@firma.example')
  expect(fixFor('kari (at) firma.example')).toBe('kari@firma.example')
  expect(fixFor('kari')).toBeNull()
})
