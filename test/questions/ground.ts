import type { House } from '../support/constellation.ts'
import { ask, bearer, type Offering } from '../support/make.ts'

/** Stands in every answer that no company may ever see. */
export const CANARY = 'kanarifugl-4711'

export type Asking = {
  allergy: string
  food: string
  name: string
}
type Body = Record<string, unknown>

const said = (nb: string, en: string) => ({ nb, en })
export const ALLERGY = {
  kind: 'line',
  text: said('Har du allergier?', 'Do you have allergies?'),
  reason: said('Så maten er trygg for deg.', 'So that the food is safe for you.'),
  sensitive: true,
  keptDays: 2,
}
export const FOOD = {
  kind: 'one',
  text: said('Hva vil du spise?', 'What will you eat?'),
  reason: said('Så vi bestiller riktig lunsj.', 'So that we order the right lunch.'),
  choices: [said('Alt', 'Anything'), said('Vegetar', 'Vegetarian'), said('Vegan', 'Vegan')],
  required: true,
  seenByTeachers: true,
}
export const BADGE = {
  kind: 'line',
  text: said('Hvilken avdeling kommer du fra?', 'Which department do you come from?'),
  reason: said('Den står på navneskiltet.', 'It stands on your badge.'),
  seenByCompany: true,
  seenByTeachers: true,
}

export const DIPLOMA = {
  kind: 'declared',
  text: said('Jeg har bachelorgrad eller tre års praksis.', 'I have a bachelor’s degree or three years of practice.'),
  reason: said('Det kreves for å følge kurset.', 'The course requires it.'),
  required: true,
}

/** Asks something over the API, and gives its id. */
export async function put(house: House, key: string, { offeringId }: Offering, body: Body): Promise<string> {
  const answer = await ask<{ questionId: string }>(house, `/offerings/${offeringId}/questions`, {
    method: 'POST',
    headers: bearer(key),
    body,
  })
  if (answer.status !== 201) throw new Error(JSON.stringify(answer.body))
  return answer.body.questionId
}

/** Allergies (sensitive), food (required, for teachers) and department (for the company too). */
export async function askAll(house: House, key: string, offering: Offering): Promise<Asking> {
  const allergy = await put(house, key, offering, ALLERGY)
  const food = await put(house, key, offering, FOOD)
  return { allergy, food, name: await put(house, key, offering, BADGE) }
}

export const answersTo = ({ allergy, food, name }: Asking) => [
  { questionId: allergy, value: CANARY },
  { questionId: food, value: 2 },
  { questionId: name, value: 'Innkjøp' },
]
