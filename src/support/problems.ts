import type { Money } from '../platform/money.ts'
import { conflict, invalid } from '../platform/problems.ts'

export const goodwillLimit = (left: Money) =>
  conflict('goodwill/limit', 'This is more than support may give back of one order. Finance can credit more.', { left })
export const addressNotThere = () => invalid('/from', 'nobody of this order has that address', 'order/address-unknown')
export const sameAddress = () => invalid('/to', 'is the address that it has already', 'order/same-address')
export const addressProven = () =>
  conflict(
    'order/address-proven',
    'Whoever has this address has proved it and has an account. They change their address there themselves.',
  )
export const inTheCourse = () =>
  conflict('order/already-in-course', 'Whoever has the right address has a seat in this course already.')
