/**
 * Why a file that was signed outside is not taken (S15). `other`: it does not begin with what was handed out to this person
 * for this round; `older`: with what was handed out before the text changed; `filed`: it was taken already; `unsigned`:
 * nothing is signed in it; `structure`: what was appended is no plain update; `changed`: it touches more than a signature
 * needs; `visible`: its picture stands where the text is; `active`: it brings a program or another file; `many`: more than
 * one signature; `range`: the signature leaves a part out; `kind`: another form of signature; `block`: the signature cannot
 * be read; `digest`: it belongs to other bytes; `signature`: it does not fit its certificate; `weak`: its key or digest is
 * too short; `usage`: the certificate is not for signing; `time`: it says a time when the file was not there yet, or that
 * is still to come; `expired`: the certificate was not valid then; `chain`: it leads to no issuer who is trusted.
 */
export const DEED_REFUSALS = [
  ...(['other', 'older', 'filed', 'unsigned', 'structure', 'changed', 'visible', 'active', 'many', 'range'] as const),
  ...(['kind', 'block', 'digest', 'signature', 'weak', 'usage', 'time', 'expired', 'chain'] as const),
] as const;

export type DeedRefusal = (typeof DEED_REFUSALS)[number];
