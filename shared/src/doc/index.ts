export * from './schema.js';
export { guardUpdate, type GuardState, type GuardVerdict } from './guard.js';
export * from './content.js';
export { canonicalContent, canonicalJson, contentHash, type Json } from './canonical.js';
export { firstGeneration, SERVER_CLIENT_ID, type FirstGeneration } from './first-generation.js';
export { sha256 } from './sha256.js';
export { encodeUtf8 } from './utf8.js';
