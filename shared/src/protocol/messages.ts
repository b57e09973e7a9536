/**
 * Messages of the live channel (PROTOCOL.md). Event names are the keys; each client event is answered through its
 * socket.io acknowledgement with `Answer<…>`. Bytes travel as binary, never as base64.
 */
import type { ErrorCode } from '../errors/index.js';
import type { PartyId, RecordId, UnitId } from '../ids/index.js';
import type { Right } from '../policy/index.js';

/** Grows with every incompatible change of this file; the handshake refuses other versions. */
export const PROTOCOL_VERSION = 1;

export const LIMITS = {
  /** Largest accepted update, bytes; the client refuses before sending. */
  updateBytes: 256 * 1024,
  /** Largest frame the transport accepts, bytes. */
  frameBytes: 1024 * 1024,
  /**
   * Units that one unit:open may name. An answer carries two binary parts for each, and the parser of socket.io drops
   * the whole connection at a packet with more than ten.
   */
  unitsPerOpen: 5,
  /** Carets per second and connection. */
  caretsPerSecond: 10,
  /** Largest encoded relative position, bytes. */
  positionBytes: 512,
} as const;

export interface Refusal {
  readonly ok: false;
  readonly code: ErrorCode;
  /** permanent: do not retry as is; transient: retry after `retryMs` with jitter. */
  readonly band: 'permanent' | 'transient';
  readonly retryMs?: number;
}
export type Answer<T> = ({ readonly ok: true } & T) | Refusal;

/** Handshake `auth` of the socket. */
export interface Handshake {
  readonly ticket: string;
  readonly protocol: number;
  readonly schema: number;
}

export interface UnitOpenRequest {
  readonly unitId: UnitId;
  readonly gen: number;
  /** State vector of what the client holds of this generation; absent = nothing. */
  readonly sv?: Uint8Array;
  /** Client id leased to the same person and party before a reconnect, so that edits made meanwhile stay valid. */
  readonly lease?: number;
}
export interface UnitOpened {
  readonly unitId: UnitId;
  readonly gen: number;
  readonly epoch: number;
  readonly headSeq: number;
  readonly right: Right;
  /** Leased to this connection for this unit and generation; null for readers. The `lease` asked for, if it still holds. */
  readonly clientId: number | null;
  /** State vector of the server at `headSeq`. */
  readonly sv: Uint8Array;
  readonly diff: Uint8Array;
}
export interface OnlineParty {
  readonly partyId: PartyId;
  readonly name: string;
}

/** Client → server. */
export interface ClientEvents {
  'record:open': (
    m: { readonly recordId: RecordId },
    ack: (a: Answer<{ readonly online: readonly OnlineParty[] }>) => void,
  ) => void;
  'record:close': (m: { readonly recordId: RecordId }) => void;
  'unit:open': (
    m: { readonly recordId: RecordId; readonly units: readonly UnitOpenRequest[] },
    ack: (a: Answer<{ readonly units: readonly (UnitOpened | (Refusal & { readonly unitId: UnitId }))[] }>) => void,
  ) => void;
  'unit:close': (m: { readonly unitId: UnitId }) => void;
  /** `n` grows by one per lease (unit, gen, clientId); a repeated n is answered with the stored seq and `dup`. */
  'unit:push': (
    m: {
      readonly unitId: UnitId;
      readonly gen: number;
      readonly epoch: number;
      readonly clientId: number;
      readonly n: number;
      readonly update: Uint8Array;
    },
    ack: (a: Answer<{ readonly seq: number; readonly dup?: true }>) => void,
  ) => void;
  'unit:pull': (
    m: { readonly unitId: UnitId; readonly gen: number; readonly sv: Uint8Array },
    ack: (a: Answer<{ readonly headSeq: number; readonly epoch: number; readonly diff: Uint8Array }>) => void,
  ) => void;
  /** Every 20 s: which seq the client has; answered with the units it is behind in. */
  'unit:here': (
    m: { readonly units: readonly { readonly unitId: UnitId; readonly gen: number; readonly seq: number }[] },
    ack: (a: Answer<{ readonly behind: readonly UnitId[] }>) => void,
  ) => void;
  /** SHA-256 of the canonical content at `seq`, when idle. */
  'unit:check': (
    m: { readonly unitId: UnitId; readonly gen: number; readonly seq: number; readonly hash: Uint8Array },
    ack: (a: Answer<{ readonly same: boolean }>) => void,
  ) => void;
  'caret:set': (
    m: { readonly unitId: UnitId; readonly gen: number; readonly anchor: unknown; readonly head: unknown } | null,
  ) => void;
  'auth:renew': (m: { readonly ticket: string }, ack: (a: Answer<object>) => void) => void;
}

/** One caret as the server stamped it; identity never comes from a frame. */
export interface CaretMessage {
  readonly key: string;
  readonly unitId: UnitId;
  readonly gen: number;
  readonly partyId: PartyId;
  readonly name: string;
  readonly anchor: unknown;
  readonly head: unknown;
}

/** Server → client. */
export interface ServerEvents {
  'unit:upd': (m: {
    readonly unitId: UnitId;
    readonly gen: number;
    readonly epoch: number;
    /** Seqs covered, inclusive; a client that is not at from-1 pulls. */
    readonly from: number;
    readonly to: number;
    readonly bytes: Uint8Array;
  }) => void;
  /** The reader is too slow: pull. */
  'unit:dirty': (m: { readonly unitId: UnitId; readonly headSeq: number }) => void;
  'unit:regen': (m: { readonly unitId: UnitId; readonly gen: number }) => void;
  'unit:revoked': (m: { readonly unitId: UnitId }, ack: () => void) => void;
  /** The viewer's own right changed and access is kept. Reopen to write. */
  'unit:epoch': (m: { readonly unitId: UnitId; readonly epoch: number; readonly right: Right }) => void;
  /** The viewer's own manifest of this record changed; re-read it through GraphQL. */
  manifest: (m: { readonly recordId: RecordId }) => void;
  /** Content-free: re-read this thing through GraphQL. */
  changed: (m: { readonly kind: 'conference' | 'case' | 'talk' | 'notices'; readonly id: string }) => void;
  caret: (m: CaretMessage) => void;
  'caret:gone': (m: { readonly key: string; readonly unitId: UnitId }) => void;
  roster: (m: { readonly recordId: RecordId; readonly online: readonly OnlineParty[] }) => void;
  'auth:expiring': (m: { readonly inMs: number }) => void;
  'auth:expired': () => void;
}

/** Client events that are answered. */
export type RequestEvent = {
  [E in keyof ClientEvents]: Parameters<ClientEvents[E]> extends [unknown, unknown] ? E : never;
}[keyof ClientEvents];
export type ClientMessage<E extends keyof ClientEvents> = Parameters<ClientEvents[E]>[0];
export type ReplyOf<E extends RequestEvent> = Parameters<Parameters<ClientEvents[E]>[1]>[0];
export type ServerMessage<E extends keyof ServerEvents> = Parameters<ServerEvents[E]>[0];
