import { conflict, Problem, unknown } from '../platform/problems.ts'

export const interestUnknown = () => unknown('course-interest')
export const onSale = () => conflict('interest/on-sale', 'This course is on sale. There is nothing to wait for.')
export const full = () =>
  conflict('interest/full', 'Every start of this course is full. Its waiting list tells of seats.')
export const tooManyAsks = (seconds: number) =>
  new Problem('interest/too-many-mails', 429, 'So many mails were asked for that we wait. Try again later.', {
    headers: { 'Retry-After': String(seconds) },
  })
export const linkOver = () =>
  new Problem(
    'interest/link-over',
    410,
    'This link was used, or it is too old. Ask once more on the page of the course.',
  )
