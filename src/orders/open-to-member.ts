/** Whether `orders o` lies beyond the units that a member, of `company_members` under this name, is bound to. */
const beyondUnits = (member: string): string =>
  `(${member}.unit_ids is not null and (o.unit_id = any(${member}.unit_ids)) is not true)`

/** Whether somebody has lost what they ordered for a company, of `orders o`: with the membership, or by being bound to other units. */
export const lostTo = (personId: '$1' | '$2' | 'o.person_id'): string => `exists (
  select from company_members gone where gone.company_id = o.company_id and gone.person_id = ${personId}::uuid
    and (gone.ended_at is not null or ${beyondUnits('gone')}))`

/**
 * Whether a person still has what they ordered, of `orders o` and the parameter that holds their id: what was ordered for a
 * company is lost with the membership. Whoever ordered for one without ever being a member keeps the order.
 */
export const stillTheirs = (personId: '$1' | '$2'): string => `(o.company_id is null or not ${lostTo(personId)})`

/**
 * Whether a member of an order's company may see and steer it, of `orders o` and the parameter that holds the member's id.
 * Whoever types an organisation number first owns its account, and may add anybody: until staff have confirmed the company,
 * each member has only what they ordered themselves. A member who is bound to units has what is ordered for these, and nothing else.
 */
export const openToMember = (personId: `$${number}`): string => `((o.person_id = ${personId}::uuid or exists (
  select from companies vouched where vouched.id = o.company_id and vouched.confirmed_at is not null)) and not exists (
  select from company_members bound where bound.company_id = o.company_id and bound.person_id = ${personId}::uuid and ${beyondUnits('bound')}))`

/** Whose orders are looked at, and by which member; null for whoever works here, who sees all of them. */
export type InCompany = { companyId: string; memberId: string | null }

/** The same of the company in the parameter before the member's, which may be null. */
export const ofCompany = (companyId: `$${number}`, memberId: `$${number}`): string =>
  `o.company_id = ${companyId}::uuid and (${memberId}::uuid is null or ${openToMember(memberId)})`

/** Whether `orders o` is for the unit in this parameter; null is any. */
export const ofUnit = (unitId: string): string => `(${unitId}::uuid is null or o.unit_id = ${unitId})`
