/**
 * The log of every access [I10]. Rows are written by the transaction they describe (`ctx.audit`), refusals by one of
 * their own before the answer. Nobody but the owner of the database reads them yet.
 */
export { AuditModule } from './audit.module.js';
export { Checkpoints } from './checkpoints.js';
