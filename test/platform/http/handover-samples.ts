import { letterSamples } from './letter-samples.ts'

/** Bodies that fit what administrators say of the systems that are told what happens. */
const webhook = {
  url: 'https://93.184.216.34/courses',
  description: 'Læringsplattformen',
  kinds: ['enrolment.created', 'enrolment.withdrawn'],
  faculties: ['Fakultet for helsevitenskap'],
  personal: false,
}
export const handoverSamples = {
  ...letterSamples,
  makeWebhook: webhook,
  changeWebhook: webhook,
  switchWebhook: { state: 'paused' },
  replayWebhook: { since: '2031-03-01T00:00:00Z' },
}
