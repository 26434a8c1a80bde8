import type { z } from 'zod'
import { addPeople } from '../identity/add-people.ts'
import { CreatePerson } from '../identity/create-person.ts'
import { sheet } from './sheet.ts'

const PersonRow = CreatePerson.omit({ externalId: true })
type PersonRow = z.output<typeof PersonRow>

/** People by their address, as guests: without a password, a consent or a word to them. Whoever is here keeps the name they have. */
export const peopleSheet = sheet<PersonRow>({
  what: 'people',
  columns: [
    { name: 'email', required: true, says: 'Their e-mail address', example: 'kari.nordmann@example.no' },
    { name: 'name', required: true, says: 'Their name', example: 'Kari Nordmann' },
    { name: 'lang', says: 'The language of letters to them: nb or en; empty is nb', example: 'nb' },
  ],
  schema: PersonRow,
  read: ({ email, name, lang }) => ({ email, name, ...((lang ?? '') === '' ? {} : { lang }) }),
  columnOf: (path) => path.split('.')[0]!,
  key: ({ email }) => email,
  keyColumn: 'email',
  takeMany: async (tx, people) => (await addPeople(tx, people)).map((isNew) => (isNew ? 'new' : 'known')),
})
