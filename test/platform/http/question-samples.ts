const question = {
  kind: 'one',
  text: { nb: 'Hva vil du spise?', en: 'What will you eat?' },
  help: { nb: 'Alt er laget fra bunnen.', en: 'All of it is made from scratch.' },
  reason: { nb: 'Så vi bestiller riktig.', en: 'So that we order the right food.' },
  choices: [
    { nb: 'Alt', en: 'Anything' },
    { nb: 'Vegetar', en: 'Vegetarian' },
  ],
  ...{ required: true, sensitive: false, seenByTeachers: true, seenByCompany: false, keptDays: 14 },
}
const ID = '0197a1b2-0000-7000-8000-000000000001'

/** Bodies that fit what those who keep a course ask, and what those who take part answer. */
export const questionSamples = {
  askQuestion: question,
  rewordQuestion: question,
  orderQuestions: { questionIds: [ID] },
  copyQuestions: { fromOfferingId: ID },
  changeOwnAnswers: { answers: [] },
}
