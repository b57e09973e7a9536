/**
 * Words to people. Invariants: a notice holds ids and a kind only; it exists for its reader exactly as long as the reader
 * may see the object behind it [I1]; nobody gets one of an own act; a mail says nothing but that something waits [P53]. To
 * make one, call `ctx.notify` in the verb; the feature that keeps the object registers with `NoticeSubjects` who sees it.
 */
export { NoticesModule } from './notices.module.js';
export { noticesAsSeen } from './list-notices.js';
export { MailRound } from './mail/mail-round.js';
