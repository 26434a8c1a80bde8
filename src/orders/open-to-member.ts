/**
 * Whether a person still has what they ordered, of `orders o` and the parameter that holds their id: what was ordered for a
 * company is lost with the membership. Whoever ordered for one without ever being a member keeps the order.
 */
export const stillTheirs = (personId: '$1' | '$2'): string => `(o.company_id is null or not exists (
  select from company_members gone where gone.company_id = o.company_id and gone.person_id = ${personId}::uuid and gone.ended_at is not null))`

/**
 * Whether a member of an order's company may see and steer it, of `orders o` and the parameter that holds the member's id.
 * Whoever types an organisation number first owns its account, and may add anybody: until staff have confirmed the company,
 * each member has only what they ordered themselves.
 */
export const openToMember = (personId: '$2' | '$3' | '$11'): string => `(o.person_id = ${personId}::uuid or exists (
  select from companies vouched where vouched.id = o.company_id and vouched.confirmed_at is not null))`

/** Whose orders are looked at, and by which member; null for whoever works here, who sees all of them. */
export type InCompany = { companyId: string; memberId: string | null }

/** The same of the company in the parameter before the member's, which may be null. */
export const ofCompany = (companyId: '$1' | '$10', memberId: '$2' | '$11'): string =>
  `o.company_id = ${companyId}::uuid and (${memberId}::uuid is null or ${openToMember(memberId)})`
