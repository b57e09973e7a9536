import type { TypedDocumentNode } from '@graphql-typed-document-node/core';
import { useMemo, useState } from 'react';
import { useClient, type Client } from 'urql';
import {
  AcceptScribedDocument,
  AddUnitDocument,
  AllowPartyDocument,
  DeleteUnitDocument,
  NarrowUnitDocument,
  RelabelUnitDocument,
  ShareUnitDocument,
  WithdrawUnitDocument,
  type AddUnitInput,
  type UnitChange,
} from '../../generated/graphql.gen.js';
import { failureOf } from '../../lib/index.js';
import { useRecordDesk, type RecordDesk } from './desk-context.js';
import type { Unit } from './types.js';

export interface UnitActions {
  /** A command is on its way. */
  readonly pending: boolean;
  /** Each answers true when the server carried it out; a refusal is said by the page. */
  readonly share: (unit: Unit) => Promise<boolean>;
  readonly withdraw: (unit: Unit) => Promise<boolean>;
  readonly remove: (unit: Unit) => Promise<boolean>;
  readonly accept: (unit: Unit) => Promise<boolean>;
  readonly relabel: (unit: Unit, change: UnitChange) => Promise<boolean>;
  readonly narrow: (unit: Unit, partyIds: readonly string[], reason: string) => Promise<boolean>;
  readonly allow: (unit: Unit, partyId: string, basis: string, reason: string) => Promise<boolean>;
  /** Makes a draft; answers its id. */
  readonly add: (input: Omit<AddUnitInput, 'recordId'>) => Promise<string | null>;
}

/** Commands on units: one mutation each, then the outline is read again. */
export function useUnitActions(): UnitActions {
  const client = useClient();
  const desk = useRecordDesk();
  const [pending, setPending] = useState(false);
  return useMemo(() => ({ pending, ...actionsOf(client, desk, setPending) }), [client, desk, pending]);
}

function actionsOf(
  client: Client,
  desk: RecordDesk,
  setPending: (pending: boolean) => void,
): Omit<UnitActions, 'pending'> {
  const send = async <D, V extends object>(document: TypedDocumentNode<D, V>, variables: V): Promise<D | null> => {
    setPending(true);
    const { data, error } = await client.mutation<D>(document, { ...variables }).toPromise();
    setPending(false);
    if (error) desk.refused(failureOf(error).code);
    desk.refetch();
    return error ? null : (data ?? null);
  };
  const done = async <D, V extends object>(document: TypedDocumentNode<D, V>, variables: V): Promise<boolean> =>
    (await send(document, variables)) !== null;
  // [I6] What others will see is what is committed, so typing is settled first.
  const settled = async (unit: Unit): Promise<boolean> => {
    const saved = await desk.settle(unit.id);
    if (!saved) desk.refused('UNSAVED');
    return saved;
  };
  return {
    share: async (unit) => (await settled(unit)) && done(ShareUnitDocument, { unitId: unit.id, epoch: unit.epoch }),
    withdraw: (unit) => done(WithdrawUnitDocument, { unitId: unit.id }),
    remove: (unit) => done(DeleteUnitDocument, { unitId: unit.id }),
    accept: async (unit) => (await settled(unit)) && done(AcceptScribedDocument, { unitId: unit.id }),
    relabel: (unit, change) => done(RelabelUnitDocument, { unitId: unit.id, change }),
    narrow: (unit, partyIds, reason) => done(NarrowUnitDocument, { unitId: unit.id, partyIds: [...partyIds], reason }),
    allow: (unit, partyId, basis, reason) => done(AllowPartyDocument, { unitId: unit.id, partyId, basis, reason }),
    add: async (input) =>
      (await send(AddUnitDocument, { input: { ...input, recordId: desk.recordId } }))?.addUnit.id ?? null,
  };
}
