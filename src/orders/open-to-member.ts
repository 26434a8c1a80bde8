/**
 * Whether a member of an order's company may see and steer it, of `orders o` and the parameter that holds the member's id.
 * Whoever types an organisation number first owns its account, and may add anybody: until staff have confirmed the company,
 * each member has only what they ordered themselves.
 */
export const openToMember = (personId: '$2' | '$3'): string => `(o.person_id = ${personId}::uuid or exists (
  select from companies vouched where vouched.id = o.company_id and vouched.confirmed_at is not null))`
