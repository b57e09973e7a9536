/** Encryption at rest (security 5.3): the port to the keys of the installation, and the vault over one key per case. */
export { CaseKeys } from './case-keys.js';
export { KeyFile } from './key-file.js';
export { KeyPort } from './key-port.js';
export { addKeyVersion, makeKeyFile, retireKeyVersions } from './make-key-file.js';
export { auditPlace, TEXT_PLACES, WORD_PLACES } from './places.js';
export { unlessErased } from './unless-erased.js';
export { CaseKey, INSTALLATION, Vault } from './vault.js';
