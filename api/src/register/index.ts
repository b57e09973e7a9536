/**
 * The register: what the audit log and the disclosures say, for those who may know it. Invariants: nothing is told of a
 * passage, seat or person that the reader may not know of, its number included; reading the register is a read.
 */
export { RegisterModule } from './register.module.js';
export { passagesOf } from './passages.js';
export { PassageRefView } from './register.graphql.js';
