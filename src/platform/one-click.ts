/** What RFC 8058 § 3.2 has mail readers post, as a form or in parts. */
const ONE_CLICK = /List-Unsubscribe["\s\S]{0,80}One-Click/

/** Whether what was posted is the button of a mail reader, by which somebody leaves without a page. */
export const isOneClick = (posted: string): boolean => ONE_CLICK.test(posted)
